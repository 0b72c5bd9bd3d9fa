"""A report on its pages: what stays together, and that everything fits its lines and pages."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.export.layout.report_blocks import (
    HEIGHT,
    PAD,
    SIZE,
    WIDTH,
    Block,
    Caption,
    ChartLayout,
    Heading,
    Remark,
    ReportLayout,
    TablePiece,
    Top,
)
from partyschool_cli.export.layout.report_layout import FIGURE, report_layout
from partyschool_cli.export.report_content import (
    Figure,
    ReportColumn,
    ReportContent,
    ReportTable,
    Row,
    heading,
)
from partyschool_cli.export.typesetting.advances import width
from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED
from tests.export.reports import bars, ledger, made_up, names, report
from tests.full_run import is_full_run


def height(page: tuple[Block, ...]) -> float:
    return sum(block.above + block.height for block in page) - page[0].above


def pieces(layout: ReportLayout) -> Iterator[TablePiece]:
    for page in layout.pages:
        yield from (block for block in page if isinstance(block, TablePiece))


def check(content: ReportContent) -> ReportLayout:
    """Asserts what holds for every report."""
    layout = report_layout(content)
    for number, page in enumerate(layout.pages):
        assert height(page) <= HEIGHT + 0.1
        # A heading or a caption never stands at the foot, a remark never at the top.
        assert not isinstance(page[-1], Heading | Caption) or number == len(layout.pages) - 1
        assert not isinstance(page[0], Remark)
    for piece in pieces(layout):
        rows = len(piece.table.rows)
        assert sum(piece.table.widths) <= WIDTH + 0.1
        # Where a table is broken, three rows are on each side, unless a page holds no three.
        is_high = max(piece.table.heights, default=0) > HEIGHT / 4
        assert piece.last - piece.first >= min(3, rows) or is_high
        for row in piece.table.rows[piece.first : piece.last]:
            for cell, wide in zip(row, piece.table.widths, strict=True):
                for line in cell.lines:
                    # A mark at the end of a line may hang half a character out.
                    assert width(line) * SIZE <= wide - 2 * PAD + SIZE * 0.5 + 0.1
    shown = [block.text for page in layout.pages for block in page if isinstance(block, Heading)]
    assert shown == [heading(number, part) for number, part in enumerate(content.parts, 1)]
    return layout


@pytest.mark.parametrize("root", [SHIPPED, PINGCHENG, QINGSHI], ids=lambda root: root.name)
def test_the_shipped_reports(root: Path) -> None:
    layout = check(report(root))
    # The last page is no slip.
    assert len(layout.pages) == 1 or height(layout.pages[-1]) > HEIGHT / 4


@settings(max_examples=100 if is_full_run() else 4)
@given(
    st.lists(st.integers(0, 90), min_size=1, max_size=7 if is_full_run() else 4), st.integers(0, 24)
)
def test_tables_of_any_length(lengths: list[int], months: int) -> None:
    tables = [(names if at % 2 else ledger)(rows) for at, rows in enumerate(lengths)]
    check(made_up(*tables, months=months))


def test_every_row_is_on_some_page_once() -> None:
    for rows in range(45, 110, 7 if is_full_run() else 21):
        found = list(pieces(check(made_up(names(rows), months=0))))
        shown = [at for piece in found for at in range(piece.first, piece.last)]
        assert shown == list(range(rows))


def test_a_short_table_is_not_broken() -> None:
    for rows in range(20, 40, 1 if is_full_run() else 4):
        layout = check(made_up(names(rows), ledger(6), months=0))
        assert sum(len(piece.table.rows) == 6 for piece in pieces(layout)) == 1


def test_tables_with_the_same_columns_stand_under_each_other() -> None:
    content = report(SHIPPED)
    obligations = next(part for part in content.parts if part.title == "讲党课台账")
    layout = report_layout(content)
    kinds = tuple(column.kind for column in obligations.blocks[0].columns)  # type: ignore[union-attr]
    widths = {piece.table.widths for piece in pieces(layout) if piece.table.kinds == kinds}
    assert len(widths) == 1


def test_numbers_have_columns_of_one_width() -> None:
    (piece,) = pieces(report_layout(made_up(names(5), months=0)))
    _, done, planned = piece.table.widths
    assert done == planned
    heads = [(cell.row, cell.column, cell.rows, cell.columns) for cell in piece.table.head]
    assert heads == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]


def test_many_columns_of_numbers_leave_names_whole() -> None:
    columns = (
        ReportColumn("学校", "name"),
        *(ReportColumn(state, "number", group) for group in "甲乙丙" for state in ("已上", "计划")),
        ReportColumn("停、调课", "number"),
        *(ReportColumn(title, "number", "上年") for title in ("期数", "人次", "学时")),
    )
    row: Row = ("中共清徐县委党校", *(1305.0 for _ in columns[1:]))
    (piece,) = pieces(check(made_up(ReportTable(columns, (row,)), months=0)))
    assert all(len(cell.lines) == 1 for cell in piece.table.rows[0])


def test_a_planned_lecture_says_so_below_its_date() -> None:
    table = ledger(1)
    rows = (("王示例", "10月12日\n（计划）", *table.rows[0][2:]),)
    (piece,) = pieces(check(made_up(replace(table, rows=rows), months=0)))
    assert piece.table.rows[0][1].lines == ("10月12日", "（计划）")


def test_the_sums_stand_beside_a_caption_or_below_a_long_one() -> None:
    def caption(title: str) -> Caption:
        layout = check(made_up(ledger(2, title), months=0))
        return next(one for one in layout.pages[0] if isinstance(one, Caption))

    assert caption("党委书记每半年讲党课").is_one_line
    long = caption(
        "全县乡镇（街道）党（工）委书记、副书记、组织委员、纪委书记每年至少讲一次党课的规定"
    )
    assert not long.is_one_line


def test_bars_of_the_chart_are_as_long_as_their_numbers() -> None:
    layout = report_layout(made_up(months=12))
    (chart,) = (block for block in layout.pages[0] if isinstance(block, ChartLayout))
    lengths = [(bar.done + bar.planned) / float(bar.number) for bar in chart.bars]
    assert max(lengths) - min(lengths) < 1e-6
    assert all(bar.left >= 0 and bar.left + bar.width <= WIDTH for bar in chart.bars)
    assert chart.legend == ("已上", "计划", "上年")
    assert chart.described.startswith("各月学时：1月 2，2月 4，3月 3")


@pytest.mark.parametrize("title", ["", "长" * 3000, "Donaudampfschifffahrt" * 100, "清徐县" * 12])
def test_texts_that_nobody_would_write(title: str) -> None:
    row = (title, "10月12日", title, title, 2.0)
    table = ledger(1)
    hostile = replace(table, rows=(row,) * 4, title=title, notes=(title,))
    check(made_up(hostile, bars(0.0), title=title))


@pytest.mark.parametrize(("number", "is_whole"), [(317, True), (1_617_000, False)])
def test_the_numbers_of_a_province_keep_clear_of_each_other(number: int, is_whole: bool) -> None:
    figures = tuple(Figure("人次", number) for _ in range(6))
    top = report_layout(replace(made_up(), figures=figures)).pages[0][0]
    assert isinstance(top, Top)
    assert (top.figure_size == FIGURE) == is_whole
    assert width(top.figures[0].number, is_sans=True) * top.figure_size < WIDTH / 6
