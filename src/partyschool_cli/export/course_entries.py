"""What is printed of courses: their texts, and the classes that they are taught in."""

from collections.abc import Iterable, Iterator, Mapping

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.catalog_content import CourseEntry, CourseInstance
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import DELIVERIES, STRANDS
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.timetable.sheet_entries import Entry


def course_instances(catalog: Catalog) -> Mapping[str, tuple[CourseInstance, ...]]:
    """For each course the classes that are taught it, as they follow each other in the catalog."""
    found: dict[str, list[CourseInstance]] = {}
    for own in catalog.classes.values():
        if own.status == "retired":
            continue
        course_of = {f"{own.id}/{each.id}": each.course for each in own.sessions}
        entries: dict[str, list[Entry]] = {}
        table = sheet(catalog, Key(Kind.CLASS, own.id))
        for entry in table.entries:
            course = course_of[entry.refs[0]]
            if course is not None and not entry.is_cancelled:
                entries.setdefault(course, []).append(entry)
        title, school = table.name, table.subtitle
        for course, taught in entries.items():
            instance = CourseInstance(own.id, title, school, tuple(taught))
            found.setdefault(course, []).append(instance)
    return {course: tuple(instances) for course, instances in found.items()}


def course_entries(
    catalog: Catalog,
    section: int,
    courses: Iterable[Course],
    instances: Mapping[str, tuple[CourseInstance, ...]],
) -> Iterator[CourseEntry]:
    """The entries of a section's courses, numbered from `section.1` on."""
    for number, course in enumerate(courses, 1):
        yield course_entry(catalog, course, f"{section}.{number}", instances.get(course.id, ()))


def course_entry(
    catalog: Catalog, course: Course, number: str, instances: tuple[CourseInstance, ...] = ()
) -> CourseEntry:
    """What is printed of a course, under a number."""
    return CourseEntry(
        id=course.id,
        number=number,
        title=course.title,
        hours=course.contact_hours,
        strand=STRANDS[course.strand] if course.strand else "",
        delivery=tuple(DELIVERIES[form] for form in course.delivery),
        audience=tuple(catalog.manifest.audiences.get(one, one) for one in course.audience),
        teachers=_titles(catalog.teachers, course.teachers),
        sites=_titles(catalog.sites, course.sites),
        topics=course.topics,
        objectives=course.objectives,
        summary=course.summary or "",
        school="".join(_titles(catalog.schools, filter(None, (course.school,)))),
        is_flagship=course.flagship,
        is_micro_lecture=course.micro_lecture,
        is_draft=course.status == "draft",
        instances=instances,
    )


def _titles(entities: Mapping[str, Entity], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(title_of(entities[name]) if name in entities else name for name in names)
