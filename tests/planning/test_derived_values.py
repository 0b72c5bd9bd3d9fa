"""Values that follow from a record, its class and course, and from what takes place."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.records.build import records
from partyschool_cli.catalog.records.query_fields import derived_names
from partyschool_cli.model.kind import Kind
from partyschool_cli.planning.derived_values import with_derived
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.meetings import Slot
from tests.catalogs import BASE, write_catalog

# Both classes are taught together on 2026-10-12; the second has an evening that is cancelled.
TOGETHER = "{id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: dangzhang, "
TOGETHER += "teachers: [wang], site: jiaoshi}"
CLASS = (
    "title: {title}\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-13\naudience: [members]\n"
    "size: {size}\nstatus: {status}\nsessions:\n  - {sessions}\n"
)
FILES = {
    "courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"] + "topics: [党章]\n",
    "classes/banci.yaml": CLASS.format(
        title="轮训班",
        size=30,
        status="active",
        sessions=f"{TOGETHER}\n  - {{id: s02, date: 2026-10-13, start: 08:30, end: 17:30,"
        " activity: 现场观摩, site: jiaoshi}\n  - {id: s03, date: 2026-10-14, start: 19:30,"
        " end: 21:00, course: dangzhang, teachers: [wang], site: jiaoshi, status: cancelled}\n"
        "  - {id: s04, date: 2027-01-05, start: 08:30, end: 10:00, course: dangzhang,"
        " teachers: [wang], site: jiaoshi}",
    ),
    "classes/lianban.yaml": CLASS.format(title="联办", size=20, status="active", sessions=TOGETHER),
    "classes/caogao.yaml": CLASS.format(
        title="草稿班",
        size=99,
        status="draft",
        sessions=TOGETHER.replace("08:30", "14:30").replace("10:00", "16:00"),
    ),
}


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return load(DiskTree(write_catalog(tmp_path, FILES)))


def derived(catalog: Catalog, kind: Kind, id: str, year: int = 2026) -> dict[str, Any]:
    rows = with_derived(catalog, kind, list(records(catalog, kind)), derived_names(kind), year)
    [found] = [row for row in rows if row["id"] == id]
    return {name: found[name] for name in derived_names(kind)}


def test_a_session_has_what_its_class_and_course_have(catalog: Catalog) -> None:
    assert derived(catalog, Kind.SESSION, "banci/s01") == {
        "day_part": ["morning"],
        "time": "08:30/10:00",
        "content": "党章导读",
        "topics": ["党章"],
        "audience": ["members"],
        "class_type": "regular",
        "size": 30,
        "was": None,
    }


def test_a_moved_session_has_what_is_given_as_its_day_and_time_before(catalog: Catalog) -> None:
    earlier = {"banci/s01": Slot(dt.date(2026, 10, 10), 8 * 60, 9 * 60 + 30)}
    rows = list(records(catalog, Kind.SESSION))
    found = with_derived(catalog, Kind.SESSION, rows, {"was"}, 2026, earlier=earlier)
    was = {row["id"]: row["was"] for row in found}
    assert was.pop("banci/s01") == "2026-10-10T08:00/09:30"
    assert set(was.values()) == {None}


def test_an_activity_over_the_whole_day(catalog: Catalog) -> None:
    found = derived(catalog, Kind.SESSION, "banci/s02")
    assert found["day_part"] == ["morning", "afternoon"]
    assert (found["content"], found["topics"]) == ("现场观摩", [])


def test_a_class_has_what_its_sessions_have_but_cancelled_ones(catalog: Catalog) -> None:
    assert derived(catalog, Kind.CLASS, "banci") == {
        "date": "2026-10-12/2026-10-13",
        "weekday": ["mon", "tue"],
        "day_part": ["morning", "afternoon"],
        "contact_hours": 4,
    }


def test_a_teachers_year_counts_a_joint_lesson_once_and_no_drafts(catalog: Catalog) -> None:
    assert derived(catalog, Kind.TEACHER, "wang") == {"contact_hours": 2, "sessions": 1}
    assert derived(catalog, Kind.TEACHER, "wang", 2027) == {"contact_hours": 2, "sessions": 1}
    assert derived(catalog, Kind.TEACHER, "wang", 2025) == {"contact_hours": 0, "sessions": 0}


def test_a_sites_year_counts_the_people_of_all_classes(catalog: Catalog) -> None:
    assert derived(catalog, Kind.SITE, "jiaoshi") == {"sessions": 2, "people": 30 + 20 + 30}
