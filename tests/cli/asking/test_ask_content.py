"""Tests of asking for a whole entity or session."""

import datetime as dt
from pathlib import Path
from typing import Any

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.asking.ask_content import ask_optional, ask_required
from partyschool_cli.edit.new_session import session_context
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.cli.conftest import TypeKeys

TODAY = dt.date(2026, 3, 2)
# Escape, and a key after it, by which a reader of keys typed ahead knows that it was Escape alone.
ESCAPE = "\x1bx"


def _lookup(root: Path) -> Lookup:
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def _required(root: Path, kind: Kind, content: dict[str, Any]) -> dict[str, Any]:
    return ask_required(_lookup(root), content, ValueContext(TODAY, kind), {})


def test_what_follows_from_an_answer_is_asked_too(root: Path, type_keys: TypeKeys) -> None:
    # title, school, kind, then the theme of a theme course; defaults from the other course
    type_keys("党史\r" + "柳杜\r" + "主题\r" + "理论\r" + "\r" * 4)
    assert _required(root, Kind.COURSE, {}) == {
        "title": "党史",
        "school": "liudu",
        "kind": "theme",
        "theme": "political-theory",
        "strand": "theory",
        "contact_hours": 2,
        "delivery": ["lecture"],
        "audience": ["members"],
    }


def test_only_what_is_missing_is_asked(root: Path, type_keys: TypeKeys) -> None:
    type_keys("60\r")
    content = {"title": "园", "venue": "field", "category": "rural-development"}
    assert _required(root, Kind.SITE, content) == {**content, "capacity": 60}


def test_a_session_takes_its_end_and_teacher_from_its_course(
    root: Path, type_keys: TypeKeys
) -> None:
    lookup, class_key = _lookup(root), Key(Kind.CLASS, "banci")
    type_keys("10月13日\r" + "党章\r" + "下午2点半\r")
    made = ask_required(lookup, {}, session_context(lookup, class_key, TODAY), {})
    assert made == {
        "date": "2026-10-13",
        "course": "dangzhang",
        "teachers": ["wang"],
        "start": "14:30",
        "end": "16:00",
    }


def test_without_a_course_a_session_has_an_activity(root: Path, type_keys: TypeKeys) -> None:
    lookup, class_key = _lookup(root), Key(Kind.CLASS, "banci")
    type_keys("\r" + "\r" + "开班式\r" + "8:30-9:00\r")
    context = session_context(lookup, class_key, TODAY)
    made = ask_required(lookup, {}, context, {"date": "2026-10-12"})
    assert made == {
        "date": "2026-10-12",
        "activity": "开班式",
        "start": "08:30",
        "end": "09:00",
    }


def test_optional_fields_until_escape(root: Path, type_keys: TypeKeys) -> None:
    content = {"name": "王明", "category": "school-teacher"}
    context = ValueContext(TODAY, Kind.TEACHER)
    type_keys("\r" + "县委党校\r" + ESCAPE)  # no school, a unit, and no more
    assert ask_optional(_lookup(root), content, context) == {**content, "unit": "县委党校"}


def test_a_special_course_is_not_asked_for_a_theme(root: Path, type_keys: TypeKeys) -> None:
    content: dict[str, Any] = {
        "title": "课",
        "kind": "special",
        "school": "liudu",
        "strand": "theory",
    }
    content |= {"contact_hours": 2, "delivery": ["lecture"], "audience": ["members"]}
    type_keys("王\r\r" + ESCAPE)  # the first are the teachers
    made = ask_optional(_lookup(root), content, ValueContext(TODAY, Kind.COURSE))
    assert made == {**content, "teachers": ["wang"]}
