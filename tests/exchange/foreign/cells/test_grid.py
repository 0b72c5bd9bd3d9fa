"""Cells, their names and texts, and merged ranges."""

import datetime as dt

import pytest

from partyschool_cli.exchange.foreign.cells.grid import (
    CellValue,
    Range,
    Sheet,
    cell_name,
    grid_of,
    text_of,
)


def test_names(subtests: pytest.Subtests) -> None:
    cases: list[tuple[int, int, str]] = [
        (0, 0, "A1"),
        (2, 25, "Z3"),
        (0, 26, "AA1"),
        (1_048_575, 16_383, "XFD1048576"),
    ]
    for row, column, name in cases:
        with subtests.test(row=row):
            assert cell_name(row, column) == name


def test_texts(subtests: pytest.Subtests) -> None:
    cases: list[tuple[CellValue, str]] = [
        (13812345678.0, "13812345678"),
        (0.1 + 0.2, "0.3"),
        (1e300, str(10**300)),
        (float("inf"), "inf"),
        (dt.date(2026, 10, 2), "2026-10-02"),
        (dt.date(1, 1, 1), "0001-01-01"),
        (dt.time(8, 5), "08:05"),
        (True, "是"),
        ("　党章 ", "党章"),
    ]
    for value, text in cases:
        with subtests.test(value=value):
            assert text_of(value)[:10] == text[:10]


def test_a_merged_range_shows_its_first_cell_everywhere() -> None:
    grid = grid_of(Sheet("S", (("a", ""), ("", "")), (Range(0, 0, 1, 1),)))
    assert grid.texts == (("a", "a"), ("a", "a"))
    assert grid.anchor(1, 1) == (0, 0)
    assert list(grid.filled(1)) == [0]


def test_ranges_that_overlap_or_lie_outside_do_no_harm() -> None:
    merges = (Range(0, 0, 0, 1), Range(0, 1, 1, 1), Range(5, 5, 9, 9), Range(0, 0, 10**6, 10**4))
    grid = grid_of(Sheet("S", (("a", "b"), ("c", "d")), merges))
    assert grid.texts == (("a", "a"), ("c", "d"))
