"""The facts of a printed course catalog."""

from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection, CourseEntry
from partyschool_cli.export.codes.facts import Facts, Item, values


def catalog_facts(content: CatalogContent) -> Facts:
    """What a course catalog says; schools and sections stand in an order that is no fact."""
    head = values(region=content.region, schools=sorted(content.schools))
    items = tuple(
        _item(course, section) for section in content.sections for course in section.courses
    )
    return Facts("catalog", content.title, head, items)


def _item(course: CourseEntry, section: CatalogSection) -> Item:
    marks = (
        ("精品课", course.is_flagship),
        ("微党课", course.is_micro_lecture),
        ("草稿", course.is_draft),
    )
    said = values(
        section=section.title,
        title=course.title,
        hours="" if course.hours is None else f"{course.hours:g}",
        strand=course.strand,
        delivery=course.delivery,
        audience=course.audience,
        teachers=course.teachers,
        sites=course.sites,
        topics=course.topics,
        objectives=course.objectives,
        summary=course.summary,
        school=course.school,
        marks=[mark for mark, holds in marks if holds],
    )
    return Item((course.id,), said)
