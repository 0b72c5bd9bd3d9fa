"""JSON-LD by schema.org: read as plain JSON."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.identifiers import catalog_root
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog
from tests.export.contents import content_of
from tests.export.printed import CATALOG, SHIPPED, timetable, written
from tests.hostile_catalog import CONTROLS, HOSTILE, hostile_catalog

ROOT = catalog_root(SHIPPED.manifest.title, SHIPPED.manifest.region)


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
        (event["@id"].removeprefix(f"urn:pschool:{ROOT}:session:"), event["startDate"])
        for course in courses.values()
        for instance in course.get("hasCourseInstance", ())
        for event in instance["subEvent"]
    )
    assert found == sorted(
        (each.ref, f"{each.session.date}T{each.session.start:%H:%M}:00+08:00")
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
    assert instance["startDate"] == "2026-01-27T19:30:00+08:00"
    assert instance["endDate"] == "2026-01-29T16:00:00+08:00"
    assert instance["courseMode"] == ["讲授", "现场观摩"]
    assert instance["instructor"][0] == {
        "@type": "Person",
        "name": "柳杜乡大棚种植田秀才",
    }
    assert {"@type": "Place", "name": "柳杜乡蔬菜大棚基地"} in instance["location"]


# The terms that are written, with the types of their values, as schema.org defines them for each
# type or for one above it (CourseInstance and EducationEvent are Events). Source: schema.org.
TERMS: dict[str, dict[str, set[str]]] = {
    "Course": {
        "name": {"Text"},
        "courseCode": {"Text"},
        "description": {"Text"},
        "inLanguage": {"Text"},
        "provider": {"EducationalOrganization"},
        "about": {"Text"},
        "teaches": {"Text"},
        "audience": {"EducationalAudience"},
        "hasCourseInstance": {"CourseInstance"},
    },
    "CourseInstance": {
        "name": {"Text"},
        "courseMode": {"Text"},
        "courseWorkload": {"Text"},
        "startDate": {"Text"},
        "endDate": {"Text"},
        "organizer": {"EducationalOrganization"},
        "instructor": {"Person"},
        "location": {"Place"},
        "subEvent": {"EducationEvent"},
    },
    "EducationEvent": {
        "name": {"Text"},
        "startDate": {"Text"},
        "endDate": {"Text"},
        "eventStatus": {"Text"},
        "location": {"Place"},
    },
    "EducationalOrganization": {"name": {"Text"}},
    "EducationalAudience": {"audienceType": {"Text"}},
    "Person": {"name": {"Text"}},
    "Place": {"name": {"Text"}},
}


def test_every_term_is_one_of_schema_org_with_a_value_of_its_types(courses: dict[str, Any]) -> None:
    def check(node: dict[str, Any]) -> str:
        terms = TERMS[node["@type"]]
        for term in node.keys() - {"@type", "@id"}:
            values = node[term] if isinstance(node[term], list) else [node[term]]
            kinds = {check(one) if isinstance(one, dict) else "Text" for one in values}
            assert kinds <= terms[term], (node["@type"], term)
        return str(node["@type"])

    assert {check(course) for course in courses.values()} == {"Course"}


def test_each_node_that_has_an_id_has_its_own(courses: dict[str, Any]) -> None:
    found: list[str] = []

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            found.extend(filter(None, [value.get("@id")]))
            collect(list(value.values()))
        elif isinstance(value, list):
            for one in value:
                collect(one)

    collect(list(courses.values()))
    assert len(set(found)) == len(found) > len(courses)
    assert all(re.fullmatch(rf"urn:pschool:{ROOT}:[a-z0-9:/-]+", one) for one in found)


def test_two_catalogs_with_the_same_ids_have_others(tmp_path: Path) -> None:
    def ids(folder: str, title: str) -> set[str]:
        manifest = BASE["catalog.yaml"].replace("示例目录", title)
        root = write_catalog(tmp_path / folder, {"catalog.yaml": manifest})
        document = content_of(load(DiskTree(root)), "catalog")
        return set(re.findall(r'"@id": "(.*?)"', written("jsonld", document).decode()))

    first, second = ids("1", "甲县课程目录"), ids("2", "乙县课程目录")
    assert len(first) == len(second) == 3
    assert not first & second


def test_times_are_those_of_the_catalogs_zone(tmp_path: Path) -> None:
    manifest = f"{BASE['catalog.yaml']}timezone: Asia/Urumqi\n"
    root = write_catalog(tmp_path, {"catalog.yaml": manifest})
    (course,) = json.loads(written("jsonld", content_of(load(DiskTree(root)), "catalog")))["@graph"]
    (instance,) = course["hasCourseInstance"]
    assert instance["startDate"] == "2026-10-12T08:30:00+06:00"


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
