"""What can be printed, before any format: words and their order, nothing left to look up.

Five kinds of document; a format lays out those that it can.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from partyschool_cli.timetable.sheet import Entry, Layout, Sheet

Paper = Literal["a4", "a3"]
Style = Literal["plain", "official"]


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How a document is to look. `printed` is the day that stands on it.

    `layout` is a timetable's, None to let it choose. `title_color` is `#rrggbb`. `official` asks
    for the fonts of official papers where the system has them. `template` is a reference .docx.
    """

    printed: dt.date
    layout: Layout | None = None
    paper: Paper = "a4"
    title_color: str | None = None
    style: Style = "plain"
    template: bytes | None = None


@dataclass(frozen=True, slots=True)
class TimetableDocument:
    """课程表: one sheet. `title` repeats the sheet's."""

    title: str
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class CourseInstance:
    """A course as a class is taught it. `entries` are its sessions, in order of time.

    `school` is the class's.
    """

    class_id: str
    title: str
    school: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """A course in the printed catalog. `number` is its place in it: `1.2`. Lists are joined by 、.

    `instances` are the classes in use that are taught it, cancelled sessions left out.
    """

    id: str
    number: str
    title: str
    hours: float
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
        return sum(course.hours for course in self.courses)


@dataclass(frozen=True, slots=True)
class CatalogDocument:
    """课程目录: cover words, then the themes in order, then the special courses by school."""

    title: str
    region: str | None
    sections: tuple[CatalogSection, ...]
    schools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column of a register. `weight` is its share of the width, about its usual characters.

    `key` is its name in machine formats.
    """

    title: str
    weight: int
    is_number: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class RegisterGroup:
    """Rows under one heading; an empty title for a register without headings."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class RegisterDocument:
    """名册: teachers, sites or classes. `title` names the catalog: 清徐县…师资名册."""

    title: str
    columns: tuple[RegisterColumn, ...]
    groups: tuple[RegisterGroup, ...]


@dataclass(frozen=True, slots=True)
class AttendancePage:
    """A day's page of a 签到表: its sessions are the columns to sign in."""

    date: dt.date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class AttendanceDocument:
    """签到表: a page a day, each with `rows` empty lines (as many as there are trainees)."""

    title: str
    sheet: Sheet
    pages: tuple[AttendancePage, ...]
    rows: int


Document = TimetableDocument | CatalogDocument | RegisterDocument | AttendanceDocument
