"""Data for the Typst template of the course catalog."""

from typing import Any, Final

from partyschool_cli.export import catalog_content as words
from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection, CourseEntry
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typst.running_title import running

# With more courses, the contents list sections only; bookmarks list all.
_MAX_IN_CONTENTS: Final = 400
# Sections with more courses start a new page.
_SHORT_SECTION: Final = 3
# A course with more characters may need more than a page.
_LONG: Final = 1200


def catalog_data(content: CatalogContent, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    courses = sum(len(section.courses) for section in content.sections)
    return "catalog", {
        "title": content.title,
        "title_size": 36 if len(content.title) <= 12 else 28 if len(content.title) <= 36 else 14,
        "running": running(content.title),
        "landscape": False,
        "region": content.region or "",
        "schools": "　".join(content.schools),
        "summary": words.extent_line(content),
        "month": f"{options.printed.year}年{options.printed.month}月",
        "contents_depth": 2 if courses <= _MAX_IN_CONTENTS else 1,
        "sections": [_section(section) for section in content.sections],
    }


def _section(section: CatalogSection) -> dict[str, Any]:
    return {
        "title": words.heading(section),
        "count": words.section_line(section),
        "starts_page": len(section.courses) > _SHORT_SECTION,
        "courses": [_course(course, section) for course in section.courses],
    }


def _course(course: CourseEntry, section: CatalogSection) -> dict[str, Any]:
    tags = [("微党课", course.is_micro_lecture), ("草稿", course.is_draft)]
    kind = [course.strand, "、".join(course.delivery)]
    # Special courses are grouped by school: the heading says which.
    kind += [course.school] if section.is_theme else []
    shown = {
        "number": course.number,
        "title": course.title,
        "is_flagship": course.is_flagship,
        "tags": [tag for tag, holds in tags if holds],
        "hours": course.hours_text,
        "kind": " · ".join(part for part in kind if part),
        "audience": "、".join(course.audience),
        "teachers": "、".join(course.teachers),
        "sites": "、".join(course.sites),
        "summary": course.summary,
        "topics": "、".join(course.topics),
        "objectives": course.objectives,
    }
    return {**shown, "is_long": len(str(shown)) > _LONG}
