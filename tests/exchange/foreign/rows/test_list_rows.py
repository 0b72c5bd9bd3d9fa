"""The rows of a table in list form."""

from partyschool_cli.exchange.foreign.blocks.block_finder import BlockFinder
from partyschool_cli.exchange.foreign.cells.grid import Sheet, grid_of
from partyschool_cli.exchange.foreign.row_log import RowLog
from partyschool_cli.exchange.foreign.rows.list_rows import ListRow, list_rows
from partyschool_cli.exchange.foreign.values.moments import MomentReader
from tests.exchange.tables.case import manifest

HEADING = ("序号", "课程名称", "学时", "授课人")


def read(*rows: tuple[str, ...]) -> tuple[list[ListRow], list[str]]:
    """The rows, and the reasons of what is left out."""
    grid = grid_of(Sheet("S", (HEADING, *rows)))
    (block,) = BlockFinder(grid, MomentReader(manifest().day_parts), None, {}).blocks()
    log = RowLog(grid)
    return list(list_rows(block, log)), [one.why for one in log.left_out]


def test_cells_stand_by_field() -> None:
    (row,), _ = read(("1", "党章", "4", "张三"))
    assert row.texts == {"title": "党章", "contact_hours": "4", "teachers": "张三"}
    assert row.columns["teachers"] == 3


def test_as_above_is_what_stands_above() -> None:
    (_, second), _ = read(("1", "党章", "4", "张三"), ("2", "党史", "〃", "同上"))
    assert (second.texts["contact_hours"], second.texts["teachers"]) == ("4", "张三")


def test_a_total_is_no_row_and_told() -> None:
    rows, left_out = read(("1", "党章", "4", "张三"), ("", "合计", "4", ""))
    assert len(rows) == 1
    assert left_out == ["合计行不是内容"]


def test_a_row_of_a_number_only_is_none() -> None:
    rows, left_out = read(("1", "党章", "4", "张三"), ("2", "", "", ""), ("3", "党史", "2", "李四"))
    assert [row.texts["title"] for row in rows] == ["党章", "党史"]
    assert left_out == []


def test_a_cell_with_a_personal_number_is_not_there() -> None:
    (row,), left_out = read(("1", "党章", "4", "张三 13800138000"))
    assert "teachers" not in row.texts
    assert row.lost == {"teachers"}
    assert len(left_out) == 1


def test_a_row_has_the_rows_of_one_text_that_it_stands_under() -> None:
    rows, _ = read(
        ("一、政治理论", "", "", ""),
        ("1", "党章", "4", "张三"),
        ("2", "党史", "2", "李四"),
        ("二、实用技术", "", "", ""),
        ("3", "养蜂", "2", "王五"),
    )
    below = [[one.text for one in row.below] for row in rows]
    assert below == [["一、政治理论"], [], ["二、实用技术"]]
