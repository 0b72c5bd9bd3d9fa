"""The words of the printed course catalog, as its template wants them."""

from typing import Any, Final

from partyschool_cli.export.documents import catalog_words as words
from partyschool_cli.export.documents.document import (
    CatalogDocument,
    CatalogSection,
    CourseEntry,
    PrintOptions,
)
from partyschool_cli.export.typst.running import running

# With more courses than this the contents name the sections only; bookmarks name all.
_MOST_IN_CONTENTS: Final = 400
# A section that follows on a page with others is no longer than this; a longer one begins its own.
_SHORT_SECTION: Final = 3
# More characters than this may be more than a page.
_LONG: Final = 1200


def catalog_words(document: CatalogDocument, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The template, and the words for it."""
    courses = sum(len(section.courses) for section in document.sections)
    return "catalog", {
        "title": document.title,
        "title_size": 36 if len(document.title) <= 12 else 28 if len(document.title) <= 36 else 14,
        "running": running(document.title),
        "landscape": False,
        "region": document.region or "",
        "schools": "　".join(document.schools),
        "summary": words.extent_line(document),
        "month": f"{options.printed.year}年{options.printed.month}月",
        "contents_depth": 2 if courses <= _MOST_IN_CONTENTS else 1,
        "sections": [_section(section) for section in document.sections],
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
    # A section of special courses is its school's own.
    kind += [course.school] if section.is_theme else []
    shown = {
        "number": course.number,
        "title": course.title,
        "is_flagship": course.is_flagship,
        "tags": [tag for tag, holds in tags if holds],
        "hours": f"{course.hours:g} 学时",
        "kind": " · ".join(part for part in kind if part),
        "audience": "、".join(course.audience),
        "teachers": "、".join(course.teachers),
        "sites": "、".join(course.sites),
        "summary": course.summary,
        "topics": "、".join(course.topics),
        "objectives": course.objectives,
    }
    return {**shown, "is_long": len(str(shown)) > _LONG}
