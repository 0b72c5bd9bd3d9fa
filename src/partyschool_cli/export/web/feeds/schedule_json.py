"""`schedule.json`: what takes place, in the form of frab that apps for conferences read.

By the schema of https://c3voc.de/schedule/schema.json. Rooms are sites, tracks are themes, and an
event has the UID that it has in calendars. Cancelled sessions are left out.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from partyschool_cli.export.identifiers import catalog_root, session_uid
from partyschool_cli.export.web.page import FeedKind
from partyschool_cli.export.web.published import Published, WebSession, page_path
from partyschool_cli.export.web.web_site import SiteFile, WebSite
from partyschool_cli.export.zone import zone_named
from partyschool_cli.markup.json_text import json_line
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.course import Course
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import COURSE_KINDS

_SCHEMA: Final = "https://c3voc.de/schedule/schema.json"
_NO_SITE: Final = "地点未定"
_ACTIVITY: Final = "活动"
_COURSE: Final = "课程"
# How finely apps divide a day.
_STEP: Final = "00:05"
# Ids are whole numbers that a program in JavaScript can still tell apart.
_ID_BITS: Final = 52
_ACRONYM_DIGITS: Final = 8


def _files(site: WebSite) -> Iterator[SiteFile]:
    yield SiteFile("schedule.json", partial(_key, site), partial(_data, site))


def _key(site: WebSite) -> str:
    # It has no data of the catalog alone: also when that changed.
    day = site.options.today if not site.published.catalog.sessions else ""
    return f"{site.fingerprints.whole} {_version(site)} {day}"


def _version(site: WebSite) -> str:
    """When any class last changed: `2026-11-24 08:30`."""
    zone = zone_named(site.published.catalog.manifest.timezone)
    latest = max(site.class_times.times.values(), default=None)
    return "0" if latest is None else f"{latest.astimezone(zone):%Y-%m-%d %H:%M}"


def _data(site: WebSite) -> bytes:
    base = site.options.base_url
    schedule = {
        **({"url": base + "schedule.json", "base_url": base} if base else {}),
        "version": _version(site),
        "conference": _Writer(site).conference(),
    }
    generator = {"name": "pschool", "version": site.options.version}
    data = {"$schema": _SCHEMA, "generator": generator, "schedule": schedule}
    return json_line(data, compact=True).encode()


class _Writer:
    """Writes the parts of a schedule."""

    def __init__(self, site: WebSite) -> None:
        self._site = site
        self._published: Published = site.published
        self._catalog = site.published.catalog
        manifest = self._catalog.manifest
        self._root = catalog_root(manifest.title, manifest.region)
        self._zone: ZoneInfo = zone_named(manifest.timezone)

    def conference(self) -> dict[str, Any]:
        """All of it."""
        days = self._days()
        today = f"{self._site.options.today}"
        return {
            # Its pinyin would be readable, and take as long as all else here.
            "acronym": f"pschool{self._root.hex[:_ACRONYM_DIGITS]}",
            "title": self._site.title,
            "start": days[0]["date"] if days else today,
            "end": days[-1]["date"] if days else today,
            "daysCount": len(days),
            "timeslot_duration": _STEP,
            "time_zone_name": self._zone.key,
            "rooms": self._rooms(days),
            "tracks": [{"name": name} for name in _tracks(days)],
            "days": days,
        }

    def _days(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for date, sessions in self._published.by_day.items():
            held = [one for one in sessions if not one.entry.is_cancelled]
            rooms: dict[str, list[dict[str, Any]]] = {}
            for one in held:
                event = self._event(one)
                rooms.setdefault(event["room"], []).append(event)
            if held:
                day = {
                    "index": len(found) + 1,
                    "date": f"{date}",
                    "day_start": self._moment(date, min(one.entry.start for one in held)),
                    "day_end": self._moment(date, max(one.entry.end for one in held)),
                    "rooms": rooms,
                }
                found.append(day)
        return found

    def _event(self, one: WebSession) -> dict[str, Any]:
        entry = one.entry
        uid = session_uid(self._root, entry.refs[0])
        own = self._published.session_at(entry.refs[0])
        course = self._catalog.courses.get(own.course) if own.course else None
        class_id, _, name = entry.refs[0].partition("/")
        page = f"{page_path(Kind.CLASS, class_id)}#d{entry.date}"
        return {
            "id": uuid.UUID(uid).int >> (128 - _ID_BITS) or 1,
            "guid": uid,
            "date": self._moment(entry.date, entry.start),
            "start": f"{entry.start:%H:%M}",
            "duration": _duration(entry.start, entry.end),
            "room": self._room_names.get(own.site, _NO_SITE) if own.site else _NO_SITE,
            "slug": f"{class_id}-{name}",
            "url": self._site.address(page) or page,
            "title": entry.shown_title,
            "subtitle": "、".join(entry.shown_classes),
            "track": self._track(course),
            "type": _ACTIVITY if entry.is_activity else entry.delivery or _COURSE,
            "language": "zh",
            "abstract": (course.summary if course else None) or "",
            "description": "；".join(filter(None, (entry.mark, entry.note_text))),
            "persons": [self._person(teacher) for teacher in dict.fromkeys(own.teachers)],
            "links": [],
            "attachments": [],
        }

    def _track(self, course: Course | None) -> str | None:
        if course is None:
            return None
        return self._catalog.theme_title(course) or COURSE_KINDS.get(course.kind or "")

    def _person(self, name: str) -> dict[str, Any]:
        teacher = self._catalog.teachers.get(name)
        title = self._published.named(Kind.TEACHER, name).title
        about = (teacher.unit, teacher.post) if teacher else ()
        return {
            "guid": session_uid(self._root, f"teacher:{name}"),
            "name": title,
            "public_name": title,
            "biography": "".join(filter(None, about)),
        }

    @cached_property
    def _room_names(self) -> Mapping[str, str]:
        """The names of sites, which tell them apart."""
        called = Counter(one.title for one in self._catalog.sites.values())
        return {
            name: f"{one.title}（{name}）" if called[one.title] > 1 else one.title
            for name, one in self._catalog.sites.items()
        }

    def _rooms(self, days: list[dict[str, Any]]) -> list[dict[str, Any]]:
        used = {name for day in days for name in day["rooms"]}
        found = [
            {
                "name": self._room_names[name],
                "guid": session_uid(self._root, f"site:{name}"),
                "description": site.place,
                "capacity": site.capacity,
            }
            for name, site in self._catalog.sites.items()
            if self._room_names[name] in used
        ]
        if used - {room["name"] for room in found}:
            nowhere = session_uid(self._root, "site:")
            found.append({"name": _NO_SITE, "guid": nowhere, "description": None, "capacity": None})
        return found

    def _moment(self, date: dt.date, time: dt.time) -> str:
        return dt.datetime.combine(date, time, self._zone).isoformat()


def _tracks(days: list[dict[str, Any]]) -> list[str]:
    found = {event["track"] for day in days for events in day["rooms"].values() for event in events}
    return sorted(found - {None})


def _duration(start: dt.time, end: dt.time) -> str:
    hours, minutes = divmod(minutes_of(end) - minutes_of(start), 60)
    return f"{hours:02}:{minutes:02}"


feed = FeedKind(_files)
