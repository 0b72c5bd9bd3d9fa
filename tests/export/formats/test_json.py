"""JSON for programs: plain `json` reads it, and finds what docs/json.md promises."""

import json
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.export.content import Content
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.contents import content_of
from tests.export.printed import CATALOG, SHIPPED, timetable, when, written
from tests.hostile_catalog import CONTROLS, HOSTILE, LONG, hostile_catalog


def read(document: Content) -> Any:
    return json.loads(written("json", document))


def test_every_session_of_a_shipped_class() -> None:
    for name, own in SHIPPED.classes.items():
        document = timetable(SHIPPED, name)
        data = read(document)
        assert data["subject"] == {"entity": "class", "id": name}
        found = [(each["date"], each["start"]) for each in data["sessions"]]
        assert found == [when(entry) for entry in document.sheet.entries], name
        ids = [ref for each in data["sessions"] for ref in each["ids"]]
        assert sorted(ids) == sorted(f"{name}/{each.id}" for each in own.sessions)


def test_what_a_session_says() -> None:
    (cancelled,) = (
        each
        for each in read(timetable(SHIPPED, "chengzi-evening-2026"))["sessions"]
        if each["status"] == "cancelled"
    )
    assert cancelled == {
        "ids": ["chengzi-evening-2026/s03"],
        "date": "2026-01-20",
        "start": "19:30",
        "end": "21:00",
        "day_part": "evening",
        "day_parts": ["evening"],
        "title": "瓜菜嫁接育苗技术",
        "is_activity": False,
        "teachers": ["柳杜乡大棚种植田秀才"],
        "moderator": None,
        "site": "成子村农民夜校教室",
        "delivery": "讲授",
        "classes": ["成子村农民夜校春季班"],
        "size": 40,
        "contact_hours": 0,
        "note": "因暴雪停课，1月27日补课",
        "status": "cancelled",
    }


def test_every_course_with_the_classes_that_are_taught_it() -> None:
    data = read(CATALOG)
    courses = {course["id"]: course for each in data["sections"] for course in each["courses"]}
    assert set(courses) == {
        course.id for course in SHIPPED.courses.values() if course.status != "retired"
    }
    (once,) = (each for each in courses["points-system"]["classes"] if "chengzi" in each["id"])
    assert [each["date"] for each in once["sessions"]] == ["2026-01-13"]
    # What is cancelled is not taught.
    grafting = courses["grafting"]["classes"]
    dates = [session["date"] for each in grafting for session in each["sessions"]]
    assert "2026-01-20" not in dates
    assert "2026-01-27" in dates


def test_a_register_has_numbers_as_numbers_and_no_empty_text() -> None:
    data = read(content_of(SHIPPED, "sites"))
    keys = [column["key"] for column in data["columns"]]
    assert keys == ["number", "title", "venue", "place", "capacity", "open", "guide", "school"]
    first = data["groups"][0]
    assert first["title"] == "党建引领示范"
    assert (first["rows"][0]["number"], first["rows"][0]["capacity"]) == (1, 50)
    online = [row for row in data["groups"][-1]["rows"] if row["venue"] == "线上"]
    assert {row["capacity"] for row in online} == {None}
    assert read(content_of(SHIPPED, "teachers"))["groups"][0]["title"] is None


def test_a_timetable_without_sessions(tmp_path: Path) -> None:
    found = load(DiskTree(write_catalog(tmp_path, {"classes/banci.yaml": None})))
    data = read(timetable(found, "wang", Kind.TEACHER))
    assert (data["from"], data["to"], data["sessions"]) == (None, None, [])


@pytest.mark.parametrize("text", [HOSTILE, HOSTILE + CONTROLS, LONG])
def test_hostile_text_comes_back_whole(tmp_path: Path, text: str) -> None:
    found = load(DiskTree(hostile_catalog(tmp_path, text)))
    lesson = read(timetable(found, "banci"))["sessions"][0]
    assert lesson["note"].endswith("备注")
    if CONTROLS not in text:
        assert lesson["title"] == f"{text}课程"
        assert lesson["moderator"] == f"{text}主持"
    for document in (content_of(found, "catalog"), content_of(found, "teachers")):
        raw = written("json", document)
        assert json.loads(raw)
        assert not any(byte < 0x20 and byte != 0x0A for byte in raw)
