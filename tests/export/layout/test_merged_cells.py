"""Cells with one key below each other are one; those without a key never are."""

from partyschool_cli.export.layout.merged_cells import heading_cells, merged
from partyschool_cli.export.layout.page_layout import TextBlock
from partyschool_cli.export.layout.pagination import Row, RowCell


def row(day: object, title: str) -> Row:
    texts = ((TextBlock((str(day),), 10),),), ((TextBlock((title,), 10),),)
    return Row((RowCell(texts[0], day), RowCell(texts[1])), 20)


def test_a_day_is_one_cell() -> None:
    cells = list(merged([row(1, "甲"), row(1, "甲"), row(2, "乙")], ["center", "left"]))
    days = [cell for cell in cells if cell.column == 0]
    assert [(cell.row, cell.rows, cell.text) for cell in days] == [(1, 2, "1"), (3, 1, "2")]
    titles = [cell for cell in cells if cell.column == 1]
    assert [(cell.row, cell.rows, cell.align) for cell in titles] == [
        (1, 1, "left"),
        (2, 1, "left"),
        (3, 1, "left"),
    ]


def test_a_day_that_comes_again_is_a_cell_of_its_own() -> None:
    cells = list(merged([row(1, "甲"), row(2, "乙"), row(1, "丙")], ["center", "left"]))
    assert [cell.rows for cell in cells] == [1] * 6


def test_names_of_columns_are_headers() -> None:
    names = heading_cells(["日期", "时间"], 12)
    assert [(cell.column, cell.text, cell.is_header) for cell in names] == [
        (0, "日期", True),
        (1, "时间", True),
    ]
