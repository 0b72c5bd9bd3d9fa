"""JSON-LD by schema.org: read as plain JSON."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.disk_tree import DiskTree
from tests.export.contents import content_of
from tests.export.printed import CATALOG, SHIPPED, timetable, written
from tests.hostile_catalog import CONTROLS, HOSTILE, hostile_catalog


@pytest.fixture(scope="module")
def courses() -> dict[str, Any]:
    data = json.loads(written("jsonld", CATALOG))
    assert data["@context"] == "https://schema.org"
    return {course["courseCode"]: course for course in data["@graph"]}


def test_every_course_in_use_is_there_and_no_draft(courses: dict[str, Any]) -> None:
    assert set(courses) == {
        course.id for course in SHIPPED.courses.values() if course.status == "active"
    }


def test_every_session_that_takes_place_is_there_on_its_day(courses: dict[str, Any]) -> None:
    found = sorted(
        (event["@id"].removeprefix("urn:pschool:session:"), event["startDate"])
        for course in courses.values()
        for instance in course.get("hasCourseInstance", ())
        for event in instance["subEvent"]
    )
    assert found == sorted(
        (each.ref, f"{each.session.date}T{each.session.start:%H:%M}:00")
        for each in SHIPPED.sessions
        if each.session.course in courses
        and each.session.status != "cancelled"
        and each.training_class.status != "retired"
    )


def test_what_is_said_of_a_course_and_a_class_that_is_taught_it(courses: dict[str, Any]) -> None:
    course = courses["grafting"]
    assert course["name"] == "瓜菜嫁接育苗技术"
    assert course["provider"] == {"@type": "EducationalOrganization", "name": "柳杜乡党校"}
    assert course["audience"][0] == {"@type": "EducationalAudience", "audienceType": "农民"}
    instance = next(
        each for each in course["hasCourseInstance"] if each["@id"].endswith("chengzi-evening-2026")
    )
    assert instance["@type"] == "CourseInstance"
    assert instance["courseWorkload"] == "PT3H"
    assert instance["startDate"] == "2026-01-27T19:30:00"
    assert instance["endDate"] == "2026-01-29T16:00:00"
    assert instance["courseMode"] == ["讲授", "现场观摩"]
    assert instance["instructor"][0] == {
        "@type": "Role",
        "roleName": "授课人",
        "name": "柳杜乡大棚种植田秀才",
    }
    assert {"@type": "Place", "name": "柳杜乡蔬菜大棚基地"} in instance["location"]


def test_nothing_is_empty_and_every_node_has_a_type(courses: dict[str, Any]) -> None:
    def check(value: Any) -> None:
        assert value not in ("", [], None, {})
        if isinstance(value, dict):
            assert "@type" in value
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)

    for course in courses.values():
        check(course)
        for instance in course.get("hasCourseInstance", ()):
            assert re.fullmatch(r"PT(\d+H)?(\d+M)?", instance["courseWorkload"])


@pytest.mark.parametrize("text", [HOSTILE, HOSTILE + CONTROLS])
def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    document = content_of(load(DiskTree(hostile_catalog(tmp_path, text))), "catalog")
    (course,) = json.loads(written("jsonld", document))["@graph"]
    assert course["name"].endswith("课程")
    if text == HOSTILE:
        assert course["description"] == f"{text}简介"


def test_a_timetable_has_no_such_form() -> None:
    with pytest.raises(CommandLineError):
        written("jsonld", timetable(SHIPPED, "liudu-winter-2026"))
