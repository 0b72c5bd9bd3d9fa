"""Where tables begin and end."""

from collections.abc import Mapping

from partyschool_cli.exchange.foreign.blocks.block_finder import Block, BlockFinder, is_roster
from partyschool_cli.exchange.foreign.cells.grid import Sheet, grid_of
from partyschool_cli.exchange.foreign.values.moments import MomentReader
from partyschool_cli.model.kind import Kind
from tests.exchange.tables.case import manifest

SESSIONS = (("日期", "时间", "内容"), ("10月12日", "8:30-11:30", "党章"))
GRID = (("", "10月12日", "10月13日"), ("上午", "党章", "党史"), ("下午", "", "讨论"))


def blocks(
    *rows: tuple[str, ...], kind: Kind | None = None, mapping: Mapping[str, str] = {}
) -> tuple[Block, ...]:
    width = max(map(len, rows))
    sheet = Sheet("S", tuple((*row, *[""] * (width - len(row))) for row in rows))
    reader = MomentReader(manifest().day_parts)
    return BlockFinder(grid_of(sheet), reader, kind, mapping).blocks()


def test_a_title_above_and_notes_below_are_no_rows() -> None:
    (one,) = blocks(("冬季培训班课程表",), *SESSIONS, ("注：自带笔记本",))
    assert (one.area.name, one.rows) == ("A2:C3", (2,))
    assert (one.above, one.below) == ((0,), (3,))


def test_a_row_of_one_text_between_rows_is_a_text_of_the_table() -> None:
    (one,) = blocks(*SESSIONS, ("第二天",), ("10月13日", "8:30-11:30", "党史"))
    assert (one.rows, one.texts) == ((1, 3), (2,))


def test_tables_below_each_other_are_several_each_of_its_kind() -> None:
    first, second = blocks(*SESSIONS, ("",), ("姓名", "单位"), ("张三", "党校"))
    assert (first.kind, second.kind) == (Kind.SESSION, Kind.TEACHER)
    assert second.heading_rows == (3,)


def test_tables_side_by_side_are_several() -> None:
    first, second = blocks(
        ("姓名", "单位", "", "姓名", "单位"), ("张三", "党校", "", "李四", "农业局")
    )
    assert (first.right, second.left) == (1, 3)


def test_a_grid_is_one_with_days_across_or_down() -> None:
    assert [one.form for one in blocks(*GRID)] == ["days-across"]
    assert [one.form for one in blocks(*zip(*GRID, strict=True))] == ["days-down"]


def test_a_sheet_without_a_heading_has_no_table_unless_columns_are_mapped() -> None:
    rows = (("甲", "乙"), ("党章", "4"))
    assert blocks(*rows) == ()
    (one,) = blocks(*rows, kind=Kind.COURSE, mapping={"A": "title"})
    assert one.columns[0].field == "title"


def test_a_list_of_trainees_is_a_roster() -> None:
    (trainees,) = blocks(("学员名单",), ("姓名", "单位"), ("张三", "柳杜村"))
    (teachers,) = blocks(("师资名册",), ("姓名", "单位"), ("张三", "党校"))
    assert is_roster(trainees)
    assert not is_roster(teachers)
