"""JSON-LD for search engines: the catalog's courses and the classes that they are taught in.

Vocabulary: schema.org Course and CourseInstance. A teacher is a Role with a name, as it is often an
office (王答乡党委书记) rather than a Person. Times are local.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from partyschool_cli.export.catalog_content import CatalogContent, CourseEntry, CourseInstance
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.timetable.sheet import Entry


def _catalog(content: CatalogContent, _options: PrintOptions) -> Exported:
    # The catalog of a school repeats courses from above; here each is one node.
    courses = {course.id: course for section in content.sections for course in section.courses}
    graph = [_course(course) for course in courses.values() if not course.is_draft]
    data = {"@context": "https://schema.org", "@graph": graph}
    return Exported((json_document(data).encode(),))


def _course(course: CourseEntry) -> dict[str, Any]:
    return _given(
        {
            "@type": "Course",
            "@id": f"urn:pschool:course:{course.id}",
            "name": course.title,
            "courseCode": course.id,
            "description": course.summary or course.title,
            "inLanguage": "zh-CN",
            "provider": {"@type": "EducationalOrganization", "name": course.school},
            "about": [*course.topics],
            "teaches": [*course.objectives],
            "audience": [
                {"@type": "EducationalAudience", "audienceType": each} for each in course.audience
            ],
            "hasCourseInstance": [_instance(course, each) for each in course.instances],
        }
    )


def _instance(course: CourseEntry, instance: CourseInstance) -> dict[str, Any]:
    entries = instance.entries
    deliveries = [entry.delivery for entry in entries if entry.delivery] or course.delivery
    return _given(
        {
            "@type": "CourseInstance",
            "@id": f"urn:pschool:course:{course.id}:class:{instance.class_id}",
            "name": instance.title,
            "courseMode": _distinct(deliveries),
            "courseWorkload": _duration(entries),
            "startDate": _moment(entries[0].date, entries[0].start),
            "endDate": _moment(entries[-1].date, entries[-1].end),
            "organizer": {"@type": "EducationalOrganization", "name": instance.school},
            "instructor": _instructors(entries),
            "location": _places(entries),
            "subEvent": [_session(course, entry) for entry in entries],
        }
    )


def _session(course: CourseEntry, entry: Entry) -> dict[str, Any]:
    return _given(
        {
            "@type": "EducationEvent",
            "@id": f"urn:pschool:session:{entry.refs[0]}",
            "name": course.title,
            "startDate": _moment(entry.date, entry.start),
            "endDate": _moment(entry.date, entry.end),
            "location": _places([entry]),
        }
    )


def _instructors(entries: Iterable[Entry]) -> list[dict[str, str]]:
    names = _distinct(name for entry in entries for name in entry.teachers)
    return [{"@type": "Role", "roleName": "授课人", "name": name} for name in names]


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


def _moment(date: dt.date, time: dt.time) -> str:
    return f"{date.isoformat()}T{time:%H:%M}:00"


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that are not empty."""
    return {key: value for key, value in fields.items() if value not in ("", [], None)}


export_format = ExportFormat({CatalogContent: _catalog})
