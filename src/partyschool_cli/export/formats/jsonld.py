"""JSON-LD for search engines: the catalog's courses and the classes that they are taught in.

Vocabulary: schema.org Course and CourseInstance. A teacher is a Person, whose name is often an
office (王答乡党委书记). Times have the offset of the catalog's zone. Every `@id` begins with the
root that the catalog's UIDs in calendars have: two catalogs with the same ids stay apart.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from partyschool_cli.export.catalog_content import CatalogContent, CourseEntry, CourseInstance
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.identifiers import catalog_root
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.zone import zone_named
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.timetable.sheet import Entry


def _catalog(content: CatalogContent, _options: PrintOptions) -> Exported:
    courses = [course for section in content.sections for course in section.courses]
    writer = _Writer(
        f"urn:pschool:{catalog_root(content.catalog_title, content.region)}",
        zone_named(content.timezone),
    )
    graph = [writer.course(course) for course in courses if not course.is_draft]
    data = {"@context": "https://schema.org", "@graph": graph}
    return Exported((json_document(data).encode(),))


class _Writer(NamedTuple):
    """Writes the nodes of a catalog: what its identifiers begin with, and the zone of its times."""

    root: str
    zone: dt.tzinfo

    def course(self, course: CourseEntry) -> dict[str, Any]:
        """A course with the classes that are taught it."""
        return _given(
            {
                "@type": "Course",
                "@id": f"{self.root}:course:{course.id}",
                "name": course.title,
                "courseCode": course.id,
                "description": course.summary or course.title,
                "inLanguage": "zh-CN",
                "provider": {"@type": "EducationalOrganization", "name": course.school},
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
        return _given(
            {
                "@type": "CourseInstance",
                "@id": f"{self.root}:course:{course.id}:class:{instance.class_id}",
                "name": instance.title,
                "courseMode": _distinct(deliveries),
                "courseWorkload": _duration(entries),
                "startDate": self._moment(entries[0].date, entries[0].start),
                "endDate": self._moment(entries[-1].date, entries[-1].end),
                "organizer": {"@type": "EducationalOrganization", "name": instance.school},
                "instructor": _instructors(entries),
                "location": _places(entries),
                "subEvent": [self._session(course, entry) for entry in entries],
            }
        )

    def _session(self, course: CourseEntry, entry: Entry) -> dict[str, Any]:
        return _given(
            {
                "@type": "EducationEvent",
                "@id": f"{self.root}:session:{entry.refs[0]}",
                "name": course.title,
                "startDate": self._moment(entry.date, entry.start),
                "endDate": self._moment(entry.date, entry.end),
                "location": _places([entry]),
            }
        )

    def _moment(self, date: dt.date, time: dt.time) -> str:
        return dt.datetime.combine(date, time, self.zone).isoformat()


def _instructors(entries: Iterable[Entry]) -> list[dict[str, str]]:
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


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that are not empty."""
    return {key: value for key, value in fields.items() if value not in ("", [], None)}


export_format = ExportFormat({CatalogContent: _catalog})
