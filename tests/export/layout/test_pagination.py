"""Rows on pages: as few as can be, about equally full, days together, high rows cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.export.layout.page_layout import TextBlock
from partyschool_cli.export.layout.pagination import Row, RowCell, paginate

ROOMS = (300.0, 350.0, 60.0)


def rows(*heights: float, groups: str = "") -> list[Row]:
    """Rows of these heights; rows with the same letter are of one group."""
    names = groups or range(len(heights))
    return [Row((), high, name) for high, name in zip(heights, names, strict=True)]


def heights(pages: tuple[tuple[Row, ...], ...]) -> list[float]:
    return [sum(row.height for row in page) for page in pages]


def test_what_fits_is_one_page() -> None:
    assert heights(paginate(rows(100, 100), ROOMS)) == [200]


def test_no_row_stands_alone_on_the_last_page() -> None:
    pages = paginate(rows(*[24.0] * 13), ROOMS)
    assert [len(page) for page in pages] == [7, 6]


def test_a_day_stays_together_where_that_costs_little() -> None:
    pages = paginate(rows(*[40.0] * 8, groups="aaabbbcc"), ROOMS)
    assert [[row.group for row in page] for page in pages] == [["a"] * 3, [*"bbbcc"]]


@given(st.lists(st.floats(5, 110), min_size=1, max_size=60))
def test_nothing_is_lost_and_no_page_is_too_full(given_heights: list[float]) -> None:
    pages = paginate(rows(*given_heights), ROOMS)
    assert [row.height for page in pages for row in page] == given_heights
    for number, high in enumerate(heights(pages), 1):
        room = (ROOMS[0] if number == 1 else ROOMS[1]) - ROOMS[2] * (number == len(pages))
        assert high <= room + 1e-6


@pytest.mark.parametrize("count", [40, 400])
def test_a_row_that_no_page_holds_is_cut_between_lines(count: int) -> None:
    lines = tuple(f"第{number}行" for number in range(count))
    cell = RowCell(((TextBlock(lines, 10),),), key="one")
    pages = paginate([Row((cell,), count * 13.5 + 9)], ROOMS)
    assert len(pages) > 1
    told = [
        line
        for page in pages
        for row in page
        for entry in row.cells[0].entries
        for block in entry
        for line in block.lines
    ]
    assert told == list(lines)
    # The parts of a row are no one cell with each other.
    assert all(row.cells[0].key is None for page in pages for row in page)
