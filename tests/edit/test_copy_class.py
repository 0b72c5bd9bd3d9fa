"""Last year's class for this year."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.copy_class import copy_class, move_days
from partyschool_cli.edit.plan import Plan
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Calendar
from partyschool_cli.source.changes.change_set import Create
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.yaml.yaml_parser import parse
from partyschool_cli.timetable.calendar import TeachingCalendar
from tests.catalogs import write_catalog

# Monday to Wednesday; the second day was moved, the third cancelled.
CLASS = """\
title: 2026年党员轮训班   # 每年冬天办
cohort: 3
school: liudu
from: 2026-03-09
to: 2026-03-11
audience: [members]
size: 30
status: retired
sessions:
  - {id: s01, date: 2026-03-09, start: 08:30, end: 10:00, activity: 开班式, note: 带身份证}
  # 现场教学
  - {id: s02, date: 2026-03-10, start: 08:30, end: 10:00, activity: 参观, status: moved, note: 因雨}
  - id: s03
    date: 2026-03-11
    start: 08:30
    end: 10:00
    activity: 讨论
    status: cancelled
"""


def plan(tmp_path: Path, start: dt.date, text: str = CLASS, manifest: str = "") -> Plan:
    given = {"classes/2026/banci.yaml": text, "classes/banci.yaml": None}
    root = write_catalog(tmp_path, given)
    (root / "catalog.yaml").write_bytes((root / "catalog.yaml").read_bytes() + manifest.encode())
    tree = DiskTree(root)
    lookup = Lookup(tree, lambda: load(tree))
    return copy_class(lookup, Key(Kind.CLASS, "banci"), "next", start)


def content(plan: Plan) -> Mapping[str, Any]:
    (created,) = plan.changes.changes
    assert isinstance(created, Create)
    assert created.path == "classes/2026/next.yaml"
    found = parse(created.data.decode()).content
    assert isinstance(found, dict)
    return found


def days(copy: Mapping[str, Any]) -> list[str]:
    return [session["date"][5:] for session in copy["sessions"]]


def test_dates_move_by_whole_weeks_to_the_new_start(tmp_path: Path) -> None:
    copy = content(plan(tmp_path, dt.date(2027, 3, 8)))
    assert (copy["from"], copy["to"]) == ("2027-03-08", "2027-03-10")
    assert days(copy) == ["03-08", "03-09", "03-10"]


def test_the_weekday_stays_where_the_start_is_another_one(tmp_path: Path) -> None:
    copied = plan(tmp_path, dt.date(2027, 3, 4))
    assert content(copied)["from"] == "2027-03-08"
    assert "2027年3月8日（周一）开班：星期几和原来一样，所以不是 3月4日（周四）" in copied.notes


def test_statuses_are_reset_and_the_cohort_is_the_next(tmp_path: Path) -> None:
    copied = plan(tmp_path, dt.date(2027, 3, 8))
    copy = content(copied)
    assert copy["cohort"] == 4
    assert copy["title"] == "2027年党员轮训班"
    assert "status" not in copy
    assert not [one for one in copy["sessions"] if "status" in one]
    assert [one.get("note") for one in copy["sessions"]] == ["带身份证", None, None]
    assert "调过或取消的课次照常排上，原来的备注没有带过来：s02、s03" in copied.notes


def test_comments_and_layout_are_those_of_the_old_file(tmp_path: Path) -> None:
    (created,) = plan(tmp_path, dt.date(2027, 3, 8)).changes.changes
    assert isinstance(created, Create)
    text = created.data.decode()
    assert text.startswith("title: 2027年党员轮训班   # 每年冬天办\n")
    assert text.splitlines()[-7:] == [
        "  # 现场教学",
        "  - {id: s02, date: 2027-03-09, start: 08:30, end: 10:00, activity: 参观}",
        "  - id: s03",
        "    date: 2027-03-10",
        "    start: 08:30",
        "    end: 10:00",
        "    activity: 讨论",
    ]


def test_a_day_off_is_skipped_and_told(tmp_path: Path) -> None:
    closed = "calendar: {closed: [{from: 2027-03-09, to: 2027-03-09, why: 集市}]}\n"
    copied = plan(tmp_path, dt.date(2027, 3, 8), manifest=closed)
    assert days(content(copied)) == ["03-08", "03-10", "03-11"]
    assert content(copied)["to"] == "2027-03-11"
    assert "跳过 3月9日（周二）：集市" in copied.notes


def test_a_class_that_meets_weekly_keeps_its_weekday() -> None:
    closed = Calendar.model_validate(
        {"closed": [{"from": "2027-03-10", "to": "2027-03-10", "why": "集市"}]}
    )
    wednesdays = [dt.date(2026, 3, 4) + dt.timedelta(7 * week) for week in range(3)]
    copied = move_days(wednesdays, dt.timedelta(364), TeachingCalendar(closed))
    assert [str(day) for day in copied.days.values()] == ["2027-03-03", "2027-03-17", "2027-03-24"]
    assert copied.skipped == ((dt.date(2027, 3, 10), "集市"),)


def test_a_class_whose_dates_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match=r"classes/2026/banci\.yaml:4:7 的 from 不是日期"):
        plan(tmp_path, dt.date(2027, 3, 8), CLASS.replace("from: 2026-03-09", "from: 春天"))
