"""`tree --format json`: the 4+N structure as data.

`{"title", "schools": […], "stray_courses": […]}`. A school is `{"id", "title", "tier", "status",
"also_called", "parent", "depth", "total", "themes", "special", "unsorted"}`: schools stand in the
order of the outline, `depth` below their parent's. A theme is `{"id", "title", "is_empty", "total",
"courses"}`, `special` is `{"total", "courses"}`, `unsorted` the draft courses that do not say yet
what they are. A `total` is `{"own": {"courses", "contact_hours"}, "inherited": {…}}` and counts
active courses. A course is `{"id", "title", "school", "inherited",
"contact_hours", "flagship", "status"}`. Fields may be added; none changes its name or meaning.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from partyschool_cli.catalog.records.build import plain
from partyschool_cli.catalog.structure import CatalogStructure, SchoolStructure, total
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.model.course import Course

Json = dict[str, Any]


def structure_json(title: str, structure: CatalogStructure) -> str:
    """The JSON text, indented."""
    data = {
        "title": title,
        "schools": [_school(school) for school in structure.schools],
        "stray_courses": [_course(course, inherited=False) for course in structure.stray],
    }
    return json_document(data)


def _school(structure: SchoolStructure) -> Json:
    school = structure.school
    return {
        "id": school.id,
        "title": school.title,
        "tier": school.tier,
        "status": school.status,
        "also_called": school.also_called,
        "parent": school.parent,
        "depth": structure.depth,
        "total": _totals(structure.own, structure.from_above),
        "themes": [
            {
                "id": theme.id,
                "title": theme.title,
                "is_empty": theme.is_empty,
                "total": _totals(theme.own, theme.from_above),
                "courses": list(_courses(theme.own, theme.from_above)),
            }
            for theme in structure.themes
        ],
        "special": {
            "total": _totals(structure.special, ()),
            "courses": list(_courses(structure.special, ())),
        },
        "unsorted": list(_courses(structure.unsorted, ())),
    }


def _totals(own: Iterable[Course], inherited: Iterable[Course]) -> Json:
    return {
        name: {"courses": sums.courses, "contact_hours": plain(float(sums.hours))}
        for name, sums in (("own", total(own)), ("inherited", total(inherited)))
    }


def _courses(own: Iterable[Course], inherited: Iterable[Course]) -> Iterator[Json]:
    yield from (_course(course, inherited=False) for course in own)
    yield from (_course(course, inherited=True) for course in inherited)


def _course(course: Course, *, inherited: bool) -> Json:
    return {
        "id": course.id,
        "title": course.title,
        "school": course.school,
        "inherited": inherited,
        "contact_hours": plain(course.contact_hours),
        "flagship": course.flagship,
        "status": course.status,
    }
