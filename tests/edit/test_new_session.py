"""Tests of new sessions of a class."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.assignment import split_words
from partyschool_cli.edit.new_session import completed, new_session, session_content, session_id
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import Replace
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog

CLASS = Key(Kind.CLASS, "banci")
TODAY = dt.date(2026, 3, 2)
COURSE = BASE["courses/dangzhang.yaml"]


def _lookup(root: Path) -> Lookup:
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def _content(root: Path, *words: str) -> dict[str, Any]:
    _, assignments = split_words(words)
    return session_content(_lookup(root), CLASS, assignments, TODAY)


def test_a_time_is_a_start_and_perhaps_an_end(root: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str | None]] = [
        ("time=上午", "08:30", "11:30"),
        ("时间=8:30-10:00", "08:30", "10:00"),
        ("time=下午2点半", "14:30", None),
        ("ｔｉｍｅ＝上午", "08:30", "11:30"),
    ]
    for time, start, end in cases:
        with subtests.test(time=time):
            content = _content(root, time)
            assert (content["start"], content.get("end")) == (start, end)


def test_a_day_without_a_year_is_near_the_class_s_days(root: Path) -> None:
    assert _content(root, "date=10月13日")["date"] == "2026-10-13"
    winter = BASE["classes/banci.yaml"].replace("2026-10-12", "2027-01-11")
    (root / "classes/banci.yaml").write_text(winter.replace("2026-10-13", "2027-01-15"), "utf-8")
    assert _content(root, "date=1月13日")["date"] == "2027-01-13"


def test_the_end_and_the_only_teacher_follow_from_the_course(root: Path) -> None:
    found = completed(_lookup(root), {"start": "14:30", "course": "dangzhang"})
    assert found.content["end"] == "16:00"  # 2 hours of 45 minutes
    assert found.content["teachers"] == ["wang"]
    assert found.notes == (
        "结束时间按课程的 2 学时定为 16:00",
        "授课人用了课程唯一的一位：王示例",
    )


def test_what_is_given_is_not_replaced(root: Path) -> None:
    given = {"start": "14:30", "end": "15:00", "course": "dangzhang", "teachers": ["li"]}
    assert completed(_lookup(root), given) == (given, ())


def test_of_several_teachers_none_is_chosen(tmp_path: Path) -> None:
    course = COURSE.replace("[wang]", "[wang, li]") + "sites: [jiaoshi, wangye]\n"
    root = write_catalog(tmp_path, {"courses/dangzhang.yaml": course})
    content = completed(_lookup(root), {"course": "dangzhang"}).content
    assert "teachers" not in content
    assert "site" not in content


def test_a_course_too_long_for_the_evening_gives_no_end(tmp_path: Path) -> None:
    course = COURSE.replace("contact_hours: 2", "contact_hours: 8")
    root = write_catalog(tmp_path, {"courses/dangzhang.yaml": course})
    given = {"start": "19:30", "course": "dangzhang"}
    assert "end" not in completed(_lookup(root), given).content


def test_the_id_is_the_next_or_as_given(root: Path) -> None:
    lookup = _lookup(root)
    assert session_id(lookup, CLASS, "") == "s02"
    assert session_id(lookup, CLASS, "bujiao") == "bujiao"
    for bad in ("s01", "S 1"):
        with pytest.raises(CommandLineError):
            session_id(lookup, CLASS, bad)


def test_every_other_byte_of_the_class_stays(tmp_path: Path) -> None:
    text = (
        "title: 班  # 秋季\r\nschool: liudu\r\nfrom: 2026-10-12\r\nto: 2026-10-13\r\n"
        "audience: [members]\r\nsize: 30\r\nsessions:\r\n"
        "  # 第一天\r\n"
        "  - id: s01\r\n    date: 2026-10-12\r\n    start: 08:30\r\n    end: 10:00\r\n"
        "    activity: 开班\r\n"
        "  # 第二天\r\n"
        "  - id: s02\r\n    date: 2026-10-13\r\n    start: 08:30\r\n    end: 10:00\r\n"
        "    activity: 结业\r\n"
    )
    root = write_catalog(tmp_path, {"classes/banci.yaml": text})
    session = {
        "id": "s03",
        "date": "2026-10-12",
        "start": "14:30",
        "end": "16:00",
        "course": "dangzhang",
    }
    (change,) = new_session(_lookup(root), CLASS, session).changes.changes
    assert isinstance(change, Replace)
    added = (
        "  - id: s03\r\n    date: 2026-10-12\r\n    start: 14:30\r\n    end: 16:00\r\n"
        "    course: dangzhang\r\n"
    )
    assert added in change.data.decode()
    assert change.data.decode().replace(added, "") == text
    assert change.data.decode().index("s03") < change.data.decode().index("s02")


def test_a_class_without_sessions_gets_its_first(tmp_path: Path) -> None:
    text = BASE["classes/banci.yaml"].partition("sessions:")[0]
    root = write_catalog(tmp_path, {"classes/banci.yaml": text})
    session = {"id": "s01", "date": "2026-10-12", "start": "08:30", "end": "09:00", "activity": "x"}
    (change,) = new_session(_lookup(root), CLASS, session).changes.changes
    assert isinstance(change, Replace)
    assert change.data.decode().startswith(text)
    assert "sessions:\n  - id: s01\n    date: 2026-10-12\n" in change.data.decode()
