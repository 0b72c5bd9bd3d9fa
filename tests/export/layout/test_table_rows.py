"""Rows of a table on pages: none alone, headings with their rows, high rows cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.export.layout.table_rows import TableRow, paginated

SIZE = 10.0
HEIGHTS = st.lists(st.floats(15, 60), min_size=1, max_size=80)


def _rows(heights: list[float]) -> list[TableRow]:
    return [TableRow((("一行",),), high, index) for index, high in enumerate(heights)]


def _heading(index: int) -> TableRow:
    return TableRow((("领导干部（3 人）",),), 20.0, index, is_group=True)


@given(HEIGHTS)
def test_each_row_stands_once_in_order_and_pages_are_not_overfull(heights: list[float]) -> None:
    pages = paginated(_rows(heights), 400, 500, SIZE)
    assert [row.index for page in pages for row in page] == list(range(len(heights)))
    for number, page in enumerate(pages):
        assert sum(row.height for row in page) <= (500 if number else 400)


@given(HEIGHTS)
def test_no_page_is_left_nearly_empty(heights: list[float]) -> None:
    pages = paginated(_rows(heights), 500, 500, SIZE)
    filled = [sum(row.height for row in page) for page in pages]
    if len(pages) > 1:
        assert min(filled) >= sum(heights) / len(pages) - 2 * 60 * (len(pages) - 1)
        assert min(filled) >= 500 / 3 - 60


def test_pages_are_about_equally_full() -> None:
    pages = paginated(_rows([20.0] * 27), 500, 500, SIZE)
    assert [len(page) for page in pages] == [14, 13]


def test_a_heading_never_stands_last_on_a_page() -> None:
    first, second = _rows([20.0] * 4), _rows([20.0] * 4)
    rows = [_heading(0), *first, _heading(4), *second]
    for room in range(60, 240, 10):
        for page in paginated(rows, room, room, SIZE):
            assert not page[-1].is_group, room


def test_a_group_that_goes_on_says_its_heading_again() -> None:
    first, second = paginated([_heading(0), *_rows([20.0] * 6)], 100, 100, SIZE)
    assert second[0].is_group
    assert second[0].goes_on
    assert not first[0].goes_on
    assert second[0].index == second[1].index


def test_a_row_that_no_page_holds_goes_on_on_the_next_one() -> None:
    lines = tuple(f"第{number}行" for number in range(60))
    rows = [TableRow((("1",), lines), 60 * 13.5 + 5, 0)]
    pages = paginated(rows, 400, 400, SIZE)
    parts = [row for page in pages for row in page]
    assert len(parts) > 1
    assert tuple(line for part in parts for line in part.cells[1]) == lines
    assert [part.goes_on for part in parts] == [False, *[True] * (len(parts) - 1)]
    assert parts[1].cells[0] == ()


@pytest.mark.parametrize("room", [100.0, 500.0])
def test_without_rows_there_is_one_empty_page(room: float) -> None:
    assert paginated([], room, room, SIZE) == ((),)
