"""The year's plan on A3: one page while its rows fit, columns by need, schools together."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.layout.page_layout import A3_SCALE, TablePage, TimetableLayout
from partyschool_cli.export.layout.plan_layout import plan_layout
from partyschool_cli.export.plan_content import HEADS, PlanContent, PlanRow
from tests.catalogs import PINGCHENG, SHIPPED, loaded

POINTS_A_MM = 72 / 25.4


@cache
def shipped(folder: Path) -> PlanContent:

    content = load_document("plan").build(
        loaded(folder),
        Scope(first=dt.date(2026, 1, 1)),
    )
    assert isinstance(content, PlanContent)
    return content


def row(school: str, title: str, month: int = 3, days: tuple[str, ...] = ("5—6日",)) -> PlanRow:
    months = tuple(days if one == month else () for one in range(1, 13))
    hours = tuple(8.0 if one == month else 0.0 for one in range(1, 13))
    return PlanRow(school, title, ("党员",), 40, months, hours)


def content(*rows: PlanRow, words: tuple[str, ...] = ()) -> PlanContent:
    return PlanContent(
        "清徐县乡镇党校2026年度培训计划表", 2026, "", "县委党校", rows, frozenset(words)
    )


def many(schools: int, classes: int) -> PlanContent:
    return content(
        *(
            row(f"第{school}乡镇党校", f"党员培训班{number}", 1 + number % 12)
            for school in range(schools)
            for number in range(classes)
        )
    )


def sizes(layout: TimetableLayout) -> set[float]:
    """The sizes of type on the sheet of A3, in points."""
    return {
        round(block.size * A3_SCALE, 2)
        for page in layout.pages
        for cell in page.cells
        for entry in cell.entries
        for block in entry
    }


def cell(page: TablePage, row: int, column: int) -> str:
    (found,) = (one for one in page.cells if (one.row, one.column) == (row, column))
    return found.text


@pytest.mark.parametrize("folder", [SHIPPED, PINGCHENG])
def test_a_shipped_catalog_is_one_page(folder: Path) -> None:
    layout = plan_layout(shipped(folder))
    (page,) = layout.pages
    assert layout.is_landscape
    assert min(sizes(layout)) >= 8
    assert sum(page.widths) * A3_SCALE == pytest.approx((420 - 2 * 16) * POINTS_A_MM)
    assert page.foot is not None
    high = page.head.height + sum(page.heights) + page.foot.height
    assert high * A3_SCALE <= (297 - 14 - 12) * POINTS_A_MM


def test_months_are_alike_and_no_day_is_broken() -> None:
    (page,) = plan_layout(shipped(SHIPPED)).pages
    assert len(set(page.widths[5:])) == 1
    days = {
        one.text for one in page.cells if one.column > 4 and 0 < one.row < len(page.heights) - 1
    }
    said = {"\n".join(lines) for row in shipped(SHIPPED).rows for lines in row.months}
    assert days == said


def test_a_school_stands_once_beside_its_classes() -> None:
    plan = content(row("甲乡党校", "一班"), row("甲乡党校", "二班"), row("乙乡党校", "三班"))
    (page,) = plan_layout(plan).pages
    schools = [(one.text, one.row, one.rows) for one in page.cells if one.column == 0]
    assert schools == [("学校", 0, 1), ("甲乡党校", 1, 2), ("乙乡党校", 3, 1), ("合计", 4, 1)]
    assert page.rules == (3,)


def test_days_are_shaded_but_those_of_drafts() -> None:
    firm, draft = row("甲乡党校", "一班"), row("甲乡党校", "二班")
    draft = replace(draft, is_draft=True)
    (page,) = plan_layout(content(firm, draft)).pages
    fills = {one.row: one.fill for one in page.cells if one.column == 7 and one.row in (1, 2)}
    assert fills == {1: "off", 2: "none"}
    assert cell(page, 2, 1) == "二班（草稿）"


def test_few_classes_fill_the_page_in_large_type() -> None:
    layout = plan_layout(many(4, 2))
    (page,) = layout.pages
    assert min(sizes(layout)) > 11
    assert sum(page.heights) * A3_SCALE >= 0.6 * (297 - 14 - 12) * POINTS_A_MM


def test_long_titles_break_between_words() -> None:
    title = "全县农村基层党组织书记和村民委员会主任抓党建促乡村振兴专题培训示范班"
    rows = [row(f"第{n}乡镇党校", title) for n in range(30)]
    (page,) = plan_layout(content(*rows, words=("村民委员会", "乡村振兴"))).pages
    lines = cell(page, 1, 1).split("\n")
    assert "".join(lines) == title
    ends = {
        title.index(word) + n for word in ("村民委员会", "乡村振兴") for n in range(1, len(word))
    }
    assert not ends & {len("".join(lines[:n])) for n in range(1, len(lines))}


def test_more_than_a_page_goes_on_on_the_next() -> None:
    layout = plan_layout(many(20, 5))
    assert len(layout.pages) == 4
    counts = [len(page.heights) - 1 for page in layout.pages]
    assert sum(counts) == 100 + 1
    # No page is nearly empty, schools stay together, and only the last page has sum and foot.
    assert min(counts) * 3 >= max(counts)
    assert all(cell(page, 1, 0) == page.bookmark for page in layout.pages)
    assert all(cell(page, 1, 1) == "党员培训班0" for page in layout.pages)
    assert [page.foot is None for page in layout.pages] == [True, True, True, False]
    assert [cell(page, 0, 5) for page in layout.pages] == ["1月"] * 4
    assert min(sizes(layout)) >= 8


def test_a_plan_without_classes_has_its_head_and_sum() -> None:
    (page,) = plan_layout(content()).pages
    assert [cell(page, 0, column) for column in range(17)] == list(HEADS)
    assert cell(page, 1, 0) == "合计"
