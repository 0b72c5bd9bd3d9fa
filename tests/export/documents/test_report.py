"""年度培训工作总结: what it says, in which order, and what it leaves out."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.report_content import (
    BarChart,
    Cell,
    ReportContent,
    ReportPart,
    ReportTable,
    cell_text,
)
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, PINGCHENG, QINGSHI, SHIPPED, loaded, write_catalog
from tests.export.reports import TODAY, report
from tests.timetables import day, taught, training_class


def part(content: ReportContent, title: str) -> ReportPart:
    (found,) = (one for one in content.parts if one.title.startswith(title))
    return found


def table(content: ReportContent, title: str, at: int = 0) -> ReportTable:
    found = part(content, title).blocks[at]
    assert isinstance(found, ReportTable)
    return found


def titles(content: ReportContent, title: str) -> list[str]:
    return [one.title for one in part(content, title).blocks if isinstance(one, ReportTable)]


def texts(own: ReportTable) -> list[list[str]]:
    return [[cell_text(value) for value in row] for row in own.rows]


def number(value: Cell) -> float:
    return value if isinstance(value, float | int) else 0.0


def built(folder: Path, today: str = "2026-12-31", **files: str) -> ReportContent:
    named = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    scope = Scope(first=day("2026-01-01"), last=day("2026-12-31"), today=day(today))
    content = load_document("report").build(load(DiskTree(write_catalog(folder, named))), scope)
    assert isinstance(content, ReportContent)
    return content


def test_the_parts_in_order() -> None:
    content = report()
    assert content.title == "青石县乡镇党校2026年培训工作总结"
    assert [one.title for one in content.parts] == [
        "分月学时",
        "分学校",
        "分班型、分对象",
        "分主题、分模块",
        "讲党课台账",
        "党员全年可学学时（要求不少于 32 学时）",
        "培训需求",
        "授课人",
        "教学点",
        "课程",
        "调课、停课",
    ]


@pytest.mark.parametrize("root", [SHIPPED, PINGCHENG], ids=lambda root: root.name)
def test_the_parts_agree_with_the_figures(root: Path) -> None:
    content = report(root)
    figures = {one.name: one.number for one in content.figures}
    schools = table(content, "分学校")
    heads = [column.group or column.title for column in schools.columns]
    assert schools.total is not None
    for name in ("期数", "人次", "学时"):
        columns = [at for at, title in enumerate(heads) if title == name]
        assert sum(number(row[at]) for row in schools.rows for at in columns) == figures[name]
        assert sum(number(schools.total[at]) for at in columns) == figures[name]
    (chart,) = part(content, "分月学时").blocks
    assert isinstance(chart, BarChart)
    assert sum(bar.total for bar in chart.bars) == figures["学时"]
    assert len(table(content, "授课人").rows) == figures["授课人"]
    assert len(table(content, "教学点").rows) == figures["教学点"]


def test_half_years_have_tables_of_their_own() -> None:
    assert titles(report(), "讲党课台账") == [
        "党委书记每半年讲党课（上半年）",
        "党委书记每半年讲党课（下半年）",
    ]


def test_a_lecture_says_who_when_what_for_whom_and_where() -> None:
    first = table(report(), "讲党课台账")
    shared = "河口镇党员“4+N”主题培训班（第1期）", "河口镇党校教室", "2"
    assert texts(first) == [
        ["河口镇党委书记", "3月9日", "党章导读", *shared],
        ["河口镇党委书记", "3月11日", "书记讲党课：把支部建在产业链上", *shared],
    ]
    assert first.rule == "每人每半年至少 1 次"
    assert first.sums == "应讲 1 次　已完成 1 次　共讲 2 次"


def test_what_is_planned_has_columns_only_where_something_is(tmp_path: Path) -> None:
    text = training_class(
        taught("s01", "2026-10-12 08:30-10:00"), taught("s02", "2026-10-14 08:30-10:00")
    )

    def hours(today: str) -> list[tuple[str, str]]:
        columns = table(built(tmp_path, today, classes__banci=text), "授课人").columns
        return [(column.group, column.title) for column in columns[1:]]

    split = [("次数", "已上"), ("次数", "计划"), ("学时", "已上"), ("学时", "计划")]
    assert hours("2026-10-12") == split
    assert hours("2026-10-14") == hours("2026-10-01") == [("", "次数"), ("", "学时")]


def test_the_subtitle_says_what_counts_as_done(tmp_path: Path) -> None:
    assert "到11月26日为止算已上，以后的算计划" in report().subtitle
    assert report().subtitle.startswith("2026年1月1日至12月31日　")
    assert "已上" not in built(tmp_path, "2026-12-31").subtitle
    assert "全是计划" in built(tmp_path, "2025-12-31").subtitle


def test_the_year_before_stands_in_figures_tables_and_chart(tmp_path: Path) -> None:
    before = training_class(
        taught("s01", "2025-10-13 08:30-11:30"),
        size=20,
        **{"from": "2025-10-13", "to": "2025-10-14"},
    )
    other = "title: 乡党校\ntier: township\nparent: liudu\n"
    content = built(tmp_path, classes__before=before, schools__xiang=other)
    assert content.figures[1].more[-1] == "上年 20"
    assert [column.group for column in table(content, "分学校").columns][-3:] == ["上年"] * 3
    (chart,) = part(content, "分月学时").blocks
    assert isinstance(chart, BarChart)
    assert [bar.previous for bar in chart.bars if bar.previous] == [4]


def test_courses_that_were_not_taught_are_named(tmp_path: Path) -> None:
    other = BASE["courses/dangzhang.yaml"].replace("党章导读", "没有讲的课")
    draft = other + "status: draft\n"
    content = built(tmp_path, courses__other=other, courses__draft=draft)
    assert table(content, "课程").title == "在用 2 门　已讲 1 门　没有讲 1 门"
    assert texts(table(content, "课程")) == [["没有讲的课", "政治理论", "柳杜乡党校"]]


def test_moved_and_cancelled_sessions_are_listed_with_their_notes(tmp_path: Path) -> None:
    text = training_class(
        taught("s02", "2026-10-14 08:30-10:00", status="cancelled", note="下雪"),
        taught("s01", "2026-10-12 08:30-10:00", status="moved"),
        cohort=3,
    )
    assert texts(table(built(tmp_path, classes__banci=text), "调课、停课")) == [
        ["10月12日", "党员轮训班（第3期）", "党章导读", "调课", ""],
        ["10月14日", "党员轮训班（第3期）", "党章导读", "停课", "下雪"],
    ]


def test_a_lecturer_who_does_not_teach_enough_is_named(tmp_path: Path) -> None:
    manifest = BASE["catalog.yaml"] + (
        "obligations: [{title: 讲课, office: lecturer, at_least: 3, per: quarter}]\n"
    )
    teacher = BASE["teachers/wang.yaml"] + "school: liudu\noffice: lecturer\n"
    content = built(tmp_path, catalog=manifest, teachers__wang=teacher)
    assert [
        one.title for one in part(content, "讲课任务台账").blocks if isinstance(one, ReportTable)
    ] == [f"讲课（第{number}季度）" for number in range(1, 5)]
    last = table(content, "讲课任务台账", 3)
    assert last.sums == "应讲 3 次　已完成 1 次"
    assert last.notes == ("还没有讲够，也没有排够：王示例",)


def test_obligations_by_month_are_in_one_table(tmp_path: Path) -> None:
    manifest = BASE["catalog.yaml"] + (
        "obligations: [{title: 讲课, office: lecturer, at_least: 1, per: month}]\n"
    )
    teacher = BASE["teachers/wang.yaml"] + "school: liudu\noffice: lecturer\n"
    (only,) = part(built(tmp_path, catalog=manifest, teachers__wang=teacher), "讲课任务台账").blocks
    assert isinstance(only, ReportTable)
    assert (only.title, only.sums) == ("讲课", "应讲 12 次　已完成 1 次")


def test_a_school_without_training_lacks_it_and_a_catalog_says_so() -> None:
    found = load_document("report")
    empty = report(school="hekou", year=2019)
    assert found.lacks(empty) == "班次和课次"
    assert found.lacks(report(school="hekou")) == ""
    assert found.warnings(report(year=2019)) == (
        "青石县乡镇党校2019年培训工作总结：这段时间没有班次，也没有课次",
    )


def test_without_days_it_is_of_the_year_of_today() -> None:
    content = load_document("report").build(loaded(QINGSHI), Scope(today=TODAY))
    assert content == report()
