"""A course as catalogs and handbooks print it."""

from collections.abc import Iterable, Mapping

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.export.catalog_content import CourseEntry, CourseInstance
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.vocabulary import DELIVERIES, STRANDS


def course_entry(
    catalog: Catalog, course: Course, number: str, instances: tuple[CourseInstance, ...] = ()
) -> CourseEntry:
    """The entry of a course under a number such as `1.2`, with the classes that it is taught in."""
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
