"""The hidden sheet: what it says, and what is told where it is damaged."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from partyschool_cli.exchange.workbook.base_sheet import base_lines, read_base
from partyschool_cli.exchange.workbook.edited import read_edited
from partyschool_cli.exchange.workbook.exported import ExportedRow, ShownValue
from partyschool_cli.model.kind import Kind
from tests.exchange.workbook.workbooks import edited, exported

ROW = ExportedRow(
    Key(Kind.TEACHER, "wang"),
    "00ff",
    {
        "name": ShownValue("王 示例", "王 示例"),
        "topics": ShownValue("甲、乙", ["甲", "乙"]),
        "notes": ShownValue("长…", None, is_whole=False),
        "post": ShownValue("  _x0041_  " + " " * 40_000, "  _x0041_  " + " " * 40_000),
        "order": ShownValue("4", 4),
    },
)


def test_lines_are_read_back() -> None:
    base = read_base(list(base_lines([Kind.TEACHER], [ROW])))
    assert base.rows == {ROW.key: ROW}
    assert list(base.columns) == [Kind.TEACHER]


def test_spaces_at_the_ends_of_pieces_are_not_lost() -> None:
    lines = [[text.strip() for text in line] for line in base_lines([Kind.TEACHER], [ROW])]
    assert read_base(lines).rows == {ROW.key: ROW}


def test_no_piece_is_longer_than_a_cell_can_hold() -> None:
    texts = [text for line in base_lines([Kind.TEACHER], [ROW]) for text in line]
    assert max(map(len, texts)) < 32_767


@pytest.mark.parametrize(
    ("cell", "value", "message"),
    [
        ("A1", "别的", "底稿坏了"),
        ("B1", "2", "新版"),
        ("D4", "|{|", "底稿坏了"),
        ("D4", "|[]|", "底稿坏了"),
        ("A4", "planet", "底稿坏了"),
        ("D4", '|{"title": 4}|', "底稿坏了"),
        ("D4", None, "底稿坏了"),
    ],
)
def test_a_damaged_one_is_told(root: Path, cell: str, value: str | None, message: str) -> None:
    def edit(book: Workbook) -> None:
        book["pschool_base"][cell] = value

    data = edited(exported(root, (Kind.COURSE, Kind.TEACHER)), edit)
    with pytest.raises(CommandLineError, match=message):
        read_edited(read_sheets("目录.xlsx", data).sheets)


def test_a_workbook_without_it_is_not_ours(root: Path) -> None:
    data = edited(exported(root), lambda book: book.remove(book["pschool_base"]))
    assert read_edited(read_sheets("目录.xlsx", data).sheets) is None
