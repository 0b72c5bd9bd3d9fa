"""Content of the printed course catalog: sections and courses, and their texts."""

from collections.abc import Iterator
from dataclasses import dataclass

from partyschool_cli.model.manifest import DEFAULT_TIMEZONE
from partyschool_cli.timetable.sheet import Entry
from partyschool_cli.wording.numbers import chinese_number


@dataclass(frozen=True, slots=True)
class CourseInstance:
    """A course in one class: its sessions (`entries`) in order of time, and the class's school."""

    class_id: str
    title: str
    school: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """A course in the printed catalog, under its `number` (`1.2`).

    A draft may lack `hours`, and have empty texts. `instances` are the classes that it is taught
    in, without retired ones and cancelled sessions.
    """

    id: str
    number: str
    title: str
    hours: float | None
    strand: str
    delivery: tuple[str, ...]
    audience: tuple[str, ...]
    teachers: tuple[str, ...]
    sites: tuple[str, ...]
    topics: tuple[str, ...]
    objectives: tuple[str, ...]
    summary: str
    school: str
    is_flagship: bool
    is_micro_lecture: bool
    is_draft: bool
    instances: tuple[CourseInstance, ...] = ()

    @property
    def hours_text(self) -> str:
        """`2 学时`."""
        return "学时未定" if self.hours is None else f"{self.hours:g} 学时"


@dataclass(frozen=True, slots=True)
class CatalogSection:
    """A theme with its courses, or a school with its special courses (`is_theme` false)."""

    number: str
    title: str
    is_theme: bool
    courses: tuple[CourseEntry, ...]

    @property
    def hours(self) -> float:
        """Contact hours of its courses together."""
        return sum(course.hours or 0.0 for course in self.courses)


@dataclass(frozen=True, slots=True)
class CatalogContent:
    """课程目录: the cover's texts, then sections by theme, then special courses by school.

    Title and region tell the catalog from others; `timezone` is an IANA name.
    """

    title: str
    region: str | None
    sections: tuple[CatalogSection, ...]
    schools: tuple[str, ...]
    timezone: str = DEFAULT_TIMEZONE


def heading(section: CatalogSection) -> str:
    """`一、政治理论`."""
    return f"{chinese_number(int(section.number))}、{section.title}"


def section_line(section: CatalogSection) -> str:
    """`共 6 门课，18 学时；★ 为精品课`."""
    has_flagship = any(course.is_flagship for course in section.courses)
    star = "；★ 为精品课" if has_flagship else ""
    return f"共 {len(section.courses)} 门课，{section.hours:g} 学时{star}"


def extent_line(content: CatalogContent) -> str:
    """`13 所学校　91 门课程`."""
    count = sum(len(section.courses) for section in content.sections)
    return f"{len(content.schools)} 所学校　{count} 门课程"


def course_heading(course: CourseEntry) -> str:
    """`1.2　党章导读 ★`."""
    return f"{course.number}　{course.title}{' ★' if course.is_flagship else ''}"


def hours_and_kind(course: CourseEntry) -> str:
    """`2 学时（微党课）`."""
    kinds = (("微党课", course.is_micro_lecture), ("草稿", course.is_draft))
    given = "、".join(name for name, is_so in kinds if is_so)
    return course.hours_text + (f"（{given}）" if given else "")


def course_facts(course: CourseEntry) -> Iterator[tuple[str, str]]:
    """Short facts about a course as (label, text); the text may be empty."""
    yield "学时", hours_and_kind(course)
    yield "模块", course.strand
    yield "授课方式", "、".join(course.delivery)
    yield "授课对象", "、".join(course.audience)
    yield "授课人", "、".join(course.teachers)
    yield "地点", "、".join(course.sites)
    yield "专题", "、".join(course.topics)
    yield "开课学校", course.school


def course_texts(course: CourseEntry) -> Iterator[tuple[str, str]]:
    """Longer texts about a course as (label, text), empty ones left out."""
    if course.objectives:
        yield "教学目标", "；".join(course.objectives)
    if course.summary:
        yield "内容简介", course.summary
