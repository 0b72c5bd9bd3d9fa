"""授课台账: a row a meeting and teacher, and sums by period."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.model.vocabulary import Period
from partyschool_cli.planning.taught_rows import (
    EVERYTHING,
    TaughtFilter,
    TaughtRow,
    TaughtSum,
    rows_by_period,
    taught_rows,
    taught_sum,
)
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.timetable import timetable_of
from tests.catalogs import BASE, write_catalog

CLASS = (
    "title: {title}\nschool: {school}\nfrom: 2026-01-01\nto: 2026-12-31\naudience: [members]\n"
    "size: {size}\nstatus: {status}\nsessions:\n"
)


def a_class(*sessions: str, title: str = "轮训班", size: int = 30, **words: str) -> str:
    head = CLASS.format(title=title, size=size, **{"status": "active", "school": "liudu", **words})
    return head + "".join(f"  - {{{session}}}\n" for session in sessions)


def session(
    id: str, date: str, teachers: str = "wang", more: str = "course: dangzhang, site: jiaoshi"
) -> str:
    return f"id: {id}, date: {date}, start: 08:30, end: 10:00, {more}, teachers: [{teachers}]"


def rows(folder: Path, wanted: TaughtFilter = EVERYTHING, **files: str) -> tuple[TaughtRow, ...]:
    given = {path.replace("__", "/") + ".yaml": text for path, text in files.items()}
    catalog = load(DiskTree(write_catalog(folder, given)))
    assert not catalog.left_out, catalog.left_out
    return taught_rows(timetable_of(catalog), wanted)


def said(found: tuple[TaughtRow, ...]) -> list[tuple[str, str, float, int]]:
    return [(str(row.date)[5:], row.teacher, row.hours, row.people) for row in found]


LI = "name: 李示例\ncategory: school-teacher\noffice: Party-Secretary\n"


def test_each_teacher_of_a_session_has_all_of_its_hours(tmp_path: Path) -> None:
    own = a_class(session("s01", "2026-03-05", "wang, li"), session("s02", "2026-03-01"))
    found = rows(tmp_path, classes__banci=own, teachers__li=LI)
    assert said(found) == [
        ("03-01", "wang", 2, 30),
        ("03-05", "wang", 2, 30),
        ("03-05", "li", 2, 30),
    ]
    # 30 on each of two days: that two teach on one of them makes no more people.
    assert taught_sum(found) == TaughtSum(3, 6, 60)


def test_joint_teaching_is_one_row(tmp_path: Path) -> None:
    first, second = (a_class(session("s01", "2026-03-05"), size=size) for size in (30, 20))
    (row,) = rows(tmp_path, classes__banci=first, classes__other=second)
    assert (row.hours, row.people) == (2, 50)
    assert [one.training_class.id for one in row.sessions] == ["banci", "other"]


@pytest.mark.parametrize(
    "own",
    [
        a_class(session("s01", "2026-03-05"), status="draft"),
        a_class(session("s01", "2026-03-05"), status="retired"),
        a_class(session("s01", "2026-03-05", more="course: dangzhang, status: cancelled")),
        a_class(session("s01", "2026-03-05", more="activity: 开班式")),
    ],
    ids=["draft class", "retired class", "cancelled", "activity"],
)
def test_what_nobody_is_taught_is_no_row(tmp_path: Path, own: str) -> None:
    assert rows(tmp_path, classes__banci=own) == ()


def test_a_draft_class_of_a_joint_session_counts_nobody(tmp_path: Path) -> None:
    first = a_class(session("s01", "2026-03-05"))
    second = a_class(session("s01", "2026-03-05"), size=20, status="draft")
    (row,) = rows(tmp_path, classes__banci=first, classes__other=second)
    assert row.people == 30


def test_only_what_is_wanted(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[TaughtFilter, list[str]]] = [
        (TaughtFilter(teachers=frozenset({"li"})), ["06-30"]),
        (TaughtFilter(office="party-secretary"), ["06-30"]),
        (TaughtFilter(office="nobody"), []),
        (TaughtFilter(topic="ＤＡＮＧ课 "), ["03-05", "07-01"]),
        (TaughtFilter(topic="党"), []),
        (TaughtFilter(first=dt.date(2026, 6, 30), last=dt.date(2026, 6, 30)), ["06-30"]),
        (TaughtFilter(schools=frozenset({"dongyu"})), ["07-01"]),
    ]
    for number, (wanted, days) in enumerate(cases):
        with subtests.test(wanted=wanted):
            found = rows(
                tmp_path / str(number),
                wanted,
                classes__banci=a_class(
                    session("s01", "2026-03-05"),
                    session("s02", "2026-06-30", "li", "course: other"),
                ),
                classes__second=a_class(session("s01", "2026-07-01"), school="dongyu"),
                courses__dangzhang=BASE["courses/dangzhang.yaml"] + "topics: [dang课]\n",
                courses__other=BASE["courses/dangzhang.yaml"],
                schools__dongyu="title: 东于镇党校\ntier: township\nparent: liudu\n",
                teachers__li=LI,
            )
            assert [f"{row.date:%m-%d}" for row in found] == days


def test_sums_by_period(tmp_path: Path) -> None:
    days = ("2026-01-31", "2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01")
    own = a_class(*(session(f"s{n:02}", day) for n, day in enumerate(days, 1)))
    found = rows(tmp_path, classes__banci=own)

    def counts(per: Period) -> list[tuple[str, int]]:
        by_period = rows_by_period(found, per)
        return [(period.short_title, taught_sum(own).times) for period, own in by_period]

    assert counts("month") == [("1月", 1), ("3月", 1), ("4月", 1), ("6月", 1), ("7月", 1)]
    assert counts("quarter") == [("第1季度", 2), ("第2季度", 2), ("第3季度", 1)]
    assert counts("half-year") == [("上半年", 4), ("下半年", 1)]
