"""Nodes of JSON-LD, by schema.org: courses, classes, sessions, people, places, schools.

A teacher is a Person, whose name is often an office (王答乡党委书记). Times have the offset of the
catalog's zone. Every `@id` begins with the root that the catalog's UIDs in calendars have: two
catalogs with the same ids stay apart.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from partyschool_cli.export.catalog_content import CourseEntry, CourseInstance
from partyschool_cli.export.identifiers import catalog_root
from partyschool_cli.export.zone import zone_named
from partyschool_cli.timetable.sheet_entries import Entry

CONTEXT: Final = "https://schema.org"
LANGUAGE: Final = "zh-CN"
_EVENT_STATUS: Final = {"cancelled": "EventCancelled", "moved": "EventRescheduled"}


class NodeWriter(NamedTuple):
    """Writes the nodes of a catalog: what its identifiers begin with, and the zone of its times."""

    root: str
    zone: dt.tzinfo

    def identifier(self, kind: str, name: str) -> str:
        """The `@id` of an entity or a session."""
        return f"{self.root}:{kind}:{name}"

    def course(self, course: CourseEntry) -> dict[str, Any]:
        """A course with the classes that are taught it."""
        return given(
            {
                "@type": "Course",
                "@id": self.identifier("course", course.id),
                "name": course.title,
                "courseCode": course.id,
                "description": course.summary or course.title,
                "inLanguage": LANGUAGE,
                "provider": organization(course.school),
                "about": [*course.topics],
                "teaches": [*course.objectives],
                "audience": [
                    {"@type": "EducationalAudience", "audienceType": each}
                    for each in course.audience
                ],
                "hasCourseInstance": [self._instance(course, each) for each in course.instances],
            }
        )

    def _instance(self, course: CourseEntry, instance: CourseInstance) -> dict[str, Any]:
        entries = instance.entries
        deliveries = [entry.delivery for entry in entries if entry.delivery] or course.delivery
        return given(
            {
                "@type": "CourseInstance",
                "@id": f"{self.identifier('course', course.id)}:class:{instance.class_id}",
                "name": instance.title,
                "courseMode": _distinct(deliveries),
                "courseWorkload": _duration(entries),
                "startDate": self.moment(entries[0].date, entries[0].start),
                "endDate": self.moment(entries[-1].date, entries[-1].end),
                "organizer": organization(instance.school),
                "instructor": _people(entries),
                "location": _places(entries),
                "subEvent": [self.session(entry, name=course.title) for entry in entries],
            }
        )

    def session(self, entry: Entry, *, name: str | None = None) -> dict[str, Any]:
        """A session: when and where, and, where it is given no name, what and by whom."""
        status = _EVENT_STATUS.get(entry.status)
        return given(
            {
                "@type": "EducationEvent",
                "@id": self.identifier("session", entry.refs[0]),
                "name": name or entry.title,
                "startDate": self.moment(entry.date, entry.start),
                "endDate": self.moment(entry.date, entry.end),
                "eventStatus": f"{CONTEXT}/{status}" if status else "",
                "location": _places([entry]),
                "performer": [] if name else _people([entry]),
            }
        )

    def moment(self, date: dt.date, time: dt.time) -> str:
        """A day and time: `2026-10-12T08:30:00+08:00`."""
        return dt.datetime.combine(date, time, self.zone).isoformat()


def node_writer(title: str, region: str | None, timezone: str) -> NodeWriter:
    """The writer of the catalog with this title and region, in its zone."""
    return NodeWriter(f"urn:pschool:{catalog_root(title, region)}", zone_named(timezone))


def organization(name: str) -> dict[str, str]:
    """A school, by its title."""
    return {"@type": "EducationalOrganization", "name": name}


def given(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are not empty."""
    return {key: value for key, value in fields.items() if value not in ("", [], {}, None)}


def _people(entries: Iterable[Entry]) -> list[dict[str, str]]:
    names = _distinct(name for entry in entries for name in entry.teachers)
    return [{"@type": "Person", "name": name} for name in names]


def _places(entries: Iterable[Entry]) -> list[dict[str, str]]:
    return [
        {"@type": "Place", "name": name}
        for name in _distinct(entry.site for entry in entries if entry.site)
    ]


def _duration(entries: Iterable[Entry]) -> str:
    """The total duration in ISO 8601: `PT4H30M`."""
    minutes = sum(
        (entry.end.hour - entry.start.hour) * 60 + entry.end.minute - entry.start.minute
        for entry in entries
    )
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
