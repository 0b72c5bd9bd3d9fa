"""年度培训计划表: a row a class, the days of each month, sums without drafts."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.plan_content import (
    PlanContent,
    count_line,
    month_cell,
    remark,
    total_cells,
    total_title,
)
from partyschool_cli.model.kind import Kind
from partyschool_cli.planning.class_year import ClassMonth
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.timetables import session, taught, training_class

DONGYU = "title: 东于镇党校\ntier: township\nparent: liudu\n"


def plan(folder: Path, school: str = "", *, below: bool = False, **classes: str) -> PlanContent:
    files = {f"classes/{name}.yaml": text for name, text in classes.items()}
    root = write_catalog(
        folder, {"classes/banci.yaml": None, "schools/dongyu.yaml": DONGYU, **files}
    )
    year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    subject = Key(Kind.SCHOOL, school) if school else None
    scope = Scope(subject, *year, today=year[0], with_below=below)
    content = load_document("plan").build(load(DiskTree(root)), scope)
    assert isinstance(content, PlanContent)
    return content


def on(*days: str, **fields: object) -> str:
    sessions = (taught(f"s{number:02}", f"{day} 08:30-10:00") for number, day in enumerate(days, 1))
    given = {"from": days[0], "to": days[-1], **fields}
    return training_class(*sessions, **given)


def test_the_days_of_a_month() -> None:
    expected = {
        (5,): ("5日",),
        (5, 6): ("5—6日",),
        (9, 10, 11): ("9—11日",),
        (1, 3): ("1、3日",),
        (3, 4, 6): ("3日起", "3 天"),
        (10, 11, 12, 14): ("10日起", "4 天"),
        tuple(range(1, 31)): ("全月",),
        tuple(range(1, 30)): ("1—29日",),
        tuple(range(2, 31)): ("2—30日",),
    }
    assert {days: month_cell(_november(days)) for days in expected} == expected


def _november(days: tuple[int, ...]) -> ClassMonth:
    return ClassMonth(tuple(dt.date(2026, 11, day) for day in days), 0.0)


def test_a_row_a_class_with_its_months(tmp_path: Path) -> None:
    content = plan(
        tmp_path, banci=on("2026-11-30", "2026-12-01", "2026-12-03", cohort=2, title="轮训班")
    )
    (row,) = content.rows
    assert content.title == "示例2026年度培训计划表"
    assert (row.school, row.title, row.audience, row.size, row.hours) == (
        "柳杜乡党校",
        "轮训班（第2期）",
        ("党员",),
        30,
        6,
    )
    assert row.months == (*[()] * 10, ("30日",), ("1、3日",))
    assert total_cells(content) == ("30", "6", *[""] * 10, "2 学时", "4 学时")


def test_drafts_are_marked_and_not_counted(tmp_path: Path) -> None:
    content = plan(
        tmp_path,
        banci=on("2026-03-05"),
        draft=on("2026-03-09", status="draft", title="葡萄班", size=500),
        retired=on("2026-03-09", status="retired"),
    )
    assert [row.shown_title for row in content.rows] == ["党员轮训班", "葡萄班（草稿）"]
    assert count_line(content) == "1 个班次　30 人次　2 学时　另有草稿 1 个"
    assert total_title(content) == "合计（草稿不计）"
    assert total_cells(content)[:2] == ("30", "2")


def test_a_class_without_sessions_says_from_when_to_when(tmp_path: Path) -> None:
    content = plan(
        tmp_path, banci=training_class(status="draft", **{"from": "2026-03-05", "to": "2026-05-08"})
    )
    assert content.rows[0].months[2:5] == (("5—31日",), ("全月",), ("1—8日",))
    assert "还没有排课的班写的是起止日期" in remark(content)


def test_an_activity_makes_a_day_without_hours(tmp_path: Path) -> None:
    content = plan(tmp_path, banci=training_class(session("s01", "2026-10-12 08:30-10:00")))
    assert (content.rows[0].months[9], content.rows[0].hours) == (("12日",), 0)
    assert remark(content) == "格中是上课的日子，不连着的三天以上写起始日和天数；停课的不算。"


@pytest.mark.parametrize(
    ("school", "below", "shown"),
    [("", False, 2), ("liudu", False, 1), ("liudu", True, 2), ("dongyu", False, 1)],
)
def test_of_a_school(tmp_path: Path, school: str, below: bool, shown: int) -> None:
    classes = {"banci": on("2026-03-05"), "other": on("2026-03-09", school="dongyu")}
    content = plan(tmp_path, school, below=below, **classes)
    owner = {"liudu": "柳杜乡党校", "dongyu": "东于镇党校", "": "示例"}[school]
    assert (content.title, len(content.rows)) == (f"{owner}2026年度培训计划表", shown)
    # The county's own school signs for all.
    assert content.organizer == ("东于镇党校" if school == "dongyu" else "柳杜乡党校")


def test_a_year_without_classes(tmp_path: Path) -> None:
    document = load_document("plan")
    content = plan(tmp_path)
    assert document.lacks(content) == "班次"
    assert document.warnings(content) == ("示例2026年度培训计划表没有班次，是空表",)
