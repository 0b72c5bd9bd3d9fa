"""培训手册: everything that the trainees of a class are given, in one book."""

from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CourseEntry
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.export.course_entries import course_entry
from partyschool_cli.export.document import Document, Scope, load_document
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.handbook_parts import (
    notice_of,
    routes_table,
    rules_of,
    sites_table,
    teachers_table,
)
from partyschool_cli.export.timetable_content import TimetableContent, from_to
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.timetable.timetable import timetable_of


def _build(catalog: Catalog, scope: Scope) -> HandbookContent:
    """The other documents of the class, and what only a handbook has."""
    own = catalog.classes[scope.subject.id if scope.subject else ""]
    shown: TimetableContent = _of_class("timetable", catalog, own)
    attendance: AttendanceContent = _of_class("attendance", catalog, own)
    table = shown.sheet
    timetable = timetable_of(catalog)
    place = (table.subtitle, catalog.manifest.region or "")
    return HandbookContent(
        name=table.name,
        cover=tuple(filter(None, (from_to(own.from_, own.to), *place))),
        notice=notice_of(catalog, own, table, scope.today),
        timetable=shown,
        courses=_courses(catalog, own),
        teachers=teachers_table(catalog, own),
        sites=sites_table(timetable, own),
        routes=routes_table(timetable, own),
        rules=rules_of(own, scope.rules),
        attendance=attendance if attendance.days else None,
        words=catalog_words(catalog),
        is_draft=own.status == "draft",
    )


def _of_class(document: str, catalog: Catalog, own: TrainingClass) -> Any:
    """The content of another document of the class, as it is exported alone."""
    return load_document(document).build(catalog, Scope(Key(Kind.CLASS, own.id)))


def _courses(catalog: Catalog, own: TrainingClass) -> tuple[CourseEntry, ...]:
    """The courses that the class is taught, the first taught first."""
    held = sorted(
        (one for one in own.sessions if one.status != "cancelled"),
        key=lambda one: (one.date, one.start),
    )
    names = dict.fromkeys(one.course for one in held if one.course)
    courses = [catalog.courses[name] for name in names if name in catalog.courses]
    return tuple(course_entry(catalog, one, str(n)) for n, one in enumerate(courses, 1))


document = Document(
    title="培训手册",
    content=HandbookContent,
    build=_build,
    subjects=frozenset({Kind.CLASS}),
    needs_subject=True,
    aliases=("手册",),
    options=frozenset({"--rules"}),
)
