"""Content of the printed course catalog: sections and courses, and their texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from partyschool_cli.model.manifest import DEFAULT_TIMEZONE
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.numbers import chinese_number

FLAGSHIP_KEY: Final = "★ 为精品课"


class Fact(NamedTuple):
    """Something about a course: a label of two characters, and what it is, in words or names."""

    label: str
    items: tuple[str, ...]
    joint: str = "、"

    @property
    def text(self) -> str:
        """All of it."""
        return self.joint.join(self.items)


class Extent(NamedTuple):
    """How many courses are in use, their contact hours together, and how many drafts there are."""

    courses: int
    hours: float
    drafts: int


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
    def extent(self) -> Extent:
        """How much is in it."""
        return extent(self.courses)


@dataclass(frozen=True, slots=True)
class CatalogContent:
    """课程目录: the cover's texts, then sections by theme, then special courses by school.

    `school` is the title of the one school that it is of, None for the catalog of all. `publisher`
    is who prints it. `catalog_title` and region tell the catalog from others; `timezone` is an IANA
    name. `words` are the catalog's own, which lines do not break.
    """

    title: str
    region: str | None
    sections: tuple[CatalogSection, ...]
    schools: tuple[str, ...]
    school: str | None = None
    publisher: str = ""
    catalog_title: str = ""
    timezone: str = DEFAULT_TIMEZONE
    words: frozenset[str] = frozenset()

    @property
    def extent(self) -> Extent:
        """How much is in it."""
        return extent(course for section in self.sections for course in section.courses)

    @property
    def has_flagship(self) -> bool:
        """Whether any of its courses is marked as 精品课."""
        return any(course.is_flagship for section in self.sections for course in section.courses)


def extent(courses: Iterable[CourseEntry]) -> Extent:
    """How many of `courses` are in use, their hours together, and how many are drafts."""
    courses = tuple(courses)
    active = [course for course in courses if not course.is_draft]
    hours = sum(course.hours or 0.0 for course in active)
    return Extent(len(active), hours, len(courses) - len(active))


def heading(section: CatalogSection) -> str:
    """`一、政治理论`."""
    return f"{chinese_number(int(section.number))}、{section.title}"


def section_line(section: CatalogSection) -> str:
    """`6 门课，18 学时；草稿 1 门`."""
    found = section.extent
    drafts = f"；草稿 {found.drafts} 门" if found.drafts else ""
    return f"{found.courses} 门课，{found.hours:g} 学时{drafts}"


def extent_line(content: CatalogContent) -> str:
    """`13 所学校　88 门课程　207 学时　另有草稿 3 门`; one school is not counted."""
    found = content.extent
    schools = f"{len(content.schools)} 所学校" if len(content.schools) > 1 else ""
    drafts = f"另有草稿 {found.drafts} 门" if found.drafts else ""
    parts = (schools, f"{found.courses} 门课程", f"{found.hours:g} 学时", drafts)
    return "　".join(filter(None, parts))


def publisher_line(content: CatalogContent) -> str:
    """`编印单位：柳杜乡党校`."""
    return f"编印单位：{content.publisher}" if content.publisher else ""


def marks(course: CourseEntry) -> tuple[str, ...]:
    """What stands in small boxes behind a course's title: `微党课`, `草稿`."""
    kinds = (("微党课", course.is_micro_lecture), ("草稿", course.is_draft))
    return tuple(name for name, is_so in kinds if is_so)


def signs(course: CourseEntry) -> tuple[str, ...]:
    """What stands behind a title where there are no boxes: `★`, `［草稿］`."""
    return ("★",) * course.is_flagship + tuple(f"［{mark}］" for mark in marks(course))


def short_facts(course: CourseEntry) -> tuple[Fact, ...]:
    """What is known of a course in a few words each."""
    return _known(
        Fact("模块", (course.strand,)),
        Fact("方式", course.delivery),
        Fact("对象", course.audience),
        Fact("专题", course.topics),
    )


def long_facts(
    content: CatalogContent, section: CatalogSection, course: CourseEntry
) -> tuple[Fact, ...]:
    """What is known of a course and may take a line or more.

    The school where a section has the courses of several.
    """
    is_of_many = len(content.schools) > 1 and section.is_theme
    return _known(
        Fact("授课", course.teachers),
        Fact("地点", course.sites),
        Fact("学校", (course.school,) if is_of_many else ()),
        Fact("目标", _numbered(course.objectives), "　"),
    )


def _numbered(texts: tuple[str, ...]) -> tuple[str, ...]:
    """`1. 会接种`, `2. 会管护`; a single one without its number."""
    if len(texts) == 1:
        return texts
    return tuple(f"{number}. {each}" for number, each in enumerate(texts, 1))


def _known(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if any(fact.items))
