"""`schedule.json`, by what the schema of c3voc asks for, and read as apps for conferences do."""

import datetime as dt
import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator, FormatChecker

from partyschool_cli.export.web.published import published
from partyschool_cli.export.web.web_site import SiteRequest
from tests.catalogs import BASE, PINGCHENG, SHIPPED, loaded
from tests.export.web.sites import TODAY, made, small_site, whole_site

TEXT: Final = {"type": "string"}
MAYBE: Final = {"type": ["string", "null"]}
UUID: Final = {"type": "string", "format": "uuid"}
DURATION: Final = {"type": "string", "pattern": r"^\d+:\d\d$"}
MOMENT: Final = {"type": "string", "format": "date-time"}


def strict(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties.keys() - set(optional)),
        "additionalProperties": False,
    }


PERSON: Final = strict({"guid": UUID, "name": TEXT, "public_name": TEXT, "biography": TEXT})
EVENT: Final = strict(
    {
        "id": {"type": "integer", "minimum": 1, "maximum": 2**53 - 1},
        "guid": UUID,
        "date": MOMENT,
        "start": {"type": "string", "pattern": r"^\d\d:\d\d$"},
        "duration": DURATION,
        "room": TEXT,
        "slug": {"type": "string", "pattern": "^[a-z0-9_-]+[a-z0-9]$"},
        "url": TEXT,
        "title": {"type": "string", "minLength": 1},
        "subtitle": MAYBE,
        "track": MAYBE,
        "type": TEXT,
        "language": {"const": "zh"},
        "abstract": MAYBE,
        "description": MAYBE,
        "persons": {"type": "array", "items": PERSON},
        "links": {"type": "array"},
        "attachments": {"type": "array"},
    }
)
DAY: Final = strict(
    {
        "index": {"type": "integer", "minimum": 1},
        "date": {"type": "string", "format": "date"},
        "day_start": MOMENT,
        "day_end": MOMENT,
        "rooms": {"additionalProperties": {"type": "array", "items": EVENT, "minItems": 1}},
    }
)
ROOM: Final = strict(
    {"name": TEXT, "guid": UUID, "description": MAYBE, "capacity": {"type": ["integer", "null"]}}
)
CONFERENCE: Final = strict(
    {
        "acronym": {"type": "string", "pattern": "^[a-z0-9_-][a-z0-9_]{3,}$"},
        "title": TEXT,
        "start": {"type": "string", "format": "date"},
        "end": {"type": "string", "format": "date"},
        "daysCount": {"type": "integer"},
        "timeslot_duration": DURATION,
        "time_zone_name": {"type": "string", "pattern": "^[A-Z][a-z]+/[A-Z][a-z]+$"},
        "rooms": {"type": "array", "items": ROOM},
        "tracks": {"type": "array", "items": strict({"name": TEXT})},
        "days": {"type": "array", "items": DAY},
    }
)
SCHEDULE: Final = strict(
    {
        "$schema": {"const": "https://c3voc.de/schedule/schema.json"},
        "generator": strict({"name": TEXT, "version": TEXT}),
        "schedule": strict(
            {"url": TEXT, "base_url": TEXT, "version": TEXT, "conference": CONFERENCE},
            "url",
            "base_url",
        ),
    }
)
SHARED: Final = BASE["classes/banci.yaml"].replace("党员轮训班", "另一个班")


def conference(site: Any) -> Any:
    data = json.loads(site["schedule.json"])
    validator = Draft202012Validator(SCHEDULE, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(data)] == []
    return data["schedule"]["conference"]


def events(found: Any) -> Iterator[Any]:
    for day in found["days"]:
        for name, own in day["rooms"].items():
            for event in own:
                assert event["room"] == name
                assert event["date"].startswith(f"{day['date']}T{event['start']}:00")
                assert day["day_start"] <= event["date"] < day["day_end"]
                yield event


@pytest.mark.parametrize("folder", [SHIPPED, PINGCHENG], ids=["catalog", "pingcheng"])
def test_it_has_every_meeting_that_takes_place_once(folder: Path) -> None:
    found = conference(whole_site(folder))
    shown = list(events(found))
    held = [one for one in published(loaded(folder)).sessions if not one.entry.is_cancelled]
    assert len(shown) == len(held)
    assert sorted(event["date"][:16] for event in shown) == sorted(
        f"{one.date}T{one.entry.start:%H:%M}" for one in held
    )
    assert [day["index"] for day in found["days"]] == list(range(1, found["daysCount"] + 1))
    assert [day["date"] for day in found["days"]] == sorted({f"{one.date}" for one in held})
    rooms = {room["name"] for room in found["rooms"]}
    assert {event["room"] for event in shown} == rooms
    assert {event["track"] for event in shown} - {None} == {one["name"] for one in found["tracks"]}
    for field in ("id", "guid", "slug"):
        assert len({event[field] for event in shown}) == len(shown)


def test_an_event_says_what_is_taught_where_and_by_whom(tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"] + "summary: 学党章。\n"
    site = small_site(tmp_path, {"courses/dangzhang.yaml": course, "classes/lingban.yaml": SHARED})
    [event] = events(conference(made(site)))
    assert event["title"] == "党章导读"
    assert event["subtitle"] == "党员轮训班、另一个班"
    assert (event["room"], event["start"], event["duration"]) == ("教室", "08:30", "01:30")
    assert event["date"] == "2026-10-12T08:30:00+08:00"
    assert (event["track"], event["abstract"]) == ("政治理论", "学党章。")
    assert [person["name"] for person in event["persons"]] == ["王示例"]
    assert event["url"] == "classes/banci.html#d2026-10-12"


def test_it_is_the_event_of_calendars(tmp_path: Path) -> None:
    site = made(small_site(tmp_path, None, SiteRequest(TODAY, base_url="https://example.org/a")))
    [event] = events(conference(site))
    calendar: Any = Calendar.from_ical(site["ics/class-banci.ics"])
    assert [str(one["UID"]) for one in calendar.walk("VEVENT")] == [event["guid"]]
    assert uuid.UUID(event["guid"]).version == 5
    assert event["url"] == "https://example.org/a/classes/banci.html#d2026-10-12"
    assert json.loads(site["schedule.json"])["schedule"]["base_url"] == "https://example.org/a/"


def test_what_is_cancelled_is_left_out_and_its_day_with_it(tmp_path: Path) -> None:
    text = BASE["classes/banci.yaml"].replace("start:", "status: cancelled, start:", 1)
    found = conference(made(small_site(tmp_path, {"classes/banci.yaml": text})))
    assert found["days"] == found["rooms"] == found["tracks"] == []
    assert dt.date.fromisoformat(found["start"]) == TODAY


def test_sites_of_one_name_are_two_rooms_and_no_site_is_one_too(tmp_path: Path) -> None:
    more = (
        "  - {id: s02, date: 2026-10-12, start: 14:30, end: 16:00, activity: 讨论, site: lou}\n"
        "  - {id: s03, date: 2026-10-13, start: 08:30, end: 10:00, activity: 参观}\n"
    )
    files = {
        "sites/lou.yaml": BASE["sites/jiaoshi.yaml"],
        "classes/banci.yaml": BASE["classes/banci.yaml"] + more,
    }
    found = conference(made(small_site(tmp_path, files)))
    rooms = [room["name"] for room in found["rooms"]]
    assert rooms == ["教室（jiaoshi）", "教室（lou）", "地点未定"]
    assert {event["title"]: event["type"] for event in events(found)}["讨论"] == "活动"
