"""The words of the printed catalog: what is said of a section and of a course."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.export.documents.document import (
    CatalogDocument,
    CatalogSection,
    CourseEntry,
)

_DIGITS: Final = "〇一二三四五六七八九"


def heading(section: CatalogSection) -> str:
    """`一、政治理论`."""
    return f"{_chinese(int(section.number))}、{section.title}"


def section_line(section: CatalogSection) -> str:
    """`共 6 门课，18 学时；★ 为精品课`."""
    has_flagship = any(course.is_flagship for course in section.courses)
    star = "；★ 为精品课" if has_flagship else ""
    return f"共 {len(section.courses)} 门课，{section.hours:g} 学时{star}"


def extent_line(document: CatalogDocument) -> str:
    """`13 所学校　91 门课程`: how much there is in the catalog."""
    count = sum(len(section.courses) for section in document.sections)
    return f"{len(document.schools)} 所学校　{count} 门课程"


def course_heading(course: CourseEntry) -> str:
    """`1.2　党章导读 ★`."""
    return f"{course.number}　{course.title}{' ★' if course.is_flagship else ''}"


def hours_and_kind(course: CourseEntry) -> str:
    """`2 学时（微党课）`."""
    kinds = (("微党课", course.is_micro_lecture), ("草稿", course.is_draft))
    given = "、".join(name for name, is_so in kinds if is_so)
    return f"{course.hours:g} 学时" + (f"（{given}）" if given else "")


def course_facts(course: CourseEntry) -> Iterator[tuple[str, str]]:
    """What is known of a course in a few words each, as (name, text)."""
    yield "学时", hours_and_kind(course)
    yield "模块", course.strand
    yield "授课方式", "、".join(course.delivery)
    yield "授课对象", "、".join(course.audience)
    yield "授课人", "、".join(course.teachers)
    yield "地点", "、".join(course.sites)
    yield "专题", "、".join(course.topics)
    yield "开课学校", course.school


def course_texts(course: CourseEntry) -> Iterator[tuple[str, str]]:
    """What is said of a course at some length, as (name, text); what is not known is left out."""
    if course.objectives:
        yield "教学目标", "；".join(course.objectives)
    if course.summary:
        yield "内容简介", course.summary


def _chinese(number: int) -> str:
    """`二十一`; numbers above 99 stay in figures."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else f"{_DIGITS[tens] if tens > 1 else ''}十"
    return head + (_DIGITS[ones] if ones else "")
