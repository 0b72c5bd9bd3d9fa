"""Content of a 培训手册: the documents of one class as parts of one book, under their headings."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CourseEntry
from partyschool_cli.export.rule_text import RuleBlock
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.wording.marks import with_draft
from partyschool_cli.wording.numbers import chinese_number

NAME: Final = "培训手册"


class NoticeItem(NamedTuple):
    """Something that trainees have to know: `时间`, and what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class HandbookNotice:
    """培训通知: to whom, what for, the items in order, the last line, who signs, and the day."""

    title: str
    addressee: str
    opening: str
    items: tuple[NoticeItem, ...]
    closing: str
    organizer: str
    date: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines of its body: `一、时间：…`, after the opening and before the closing."""
        items = (
            f"{chinese_number(number)}、{one.label}：{one.text}"
            for number, one in enumerate(self.items, 1)
        )
        return (self.opening, *items, self.closing)


@dataclass(frozen=True, slots=True)
class HandbookContent:
    """培训手册 of a class.

    `name` is the class's, with its cohort. `cover` are the lines below the title: days, school,
    region. Parts without anything in them are left out: `teachers`, `sites`, `routes` and
    `attendance` may be None, `courses` and `rules` empty. `words` are the catalog's own.
    """

    name: str
    cover: tuple[str, ...]
    notice: HandbookNotice
    timetable: TimetableContent
    courses: tuple[CourseEntry, ...]
    teachers: TableContent | None
    sites: TableContent | None
    routes: TableContent | None
    rules: tuple[RuleBlock, ...]
    attendance: AttendanceContent | None
    words: frozenset[str]
    is_draft: bool = False

    @property
    def book(self) -> str:
        """What it is: `培训手册`, of a draft class `培训手册（草稿）`."""
        return with_draft(NAME, is_draft=self.is_draft)

    @property
    def title(self) -> str:
        """`柳杜乡党员“4+N”主题培训班培训手册`."""
        return f"{self.name}{self.book}"

    @property
    def tables(self) -> tuple[TableContent, ...]:
        """The tables that it has: teachers, sites, routes."""
        return tuple(one for one in (self.teachers, self.sites, self.routes) if one is not None)


COURSES: Final = "课程介绍"
TEACHERS: Final = "师资介绍"
SITES: Final = "教学点"
ROUTES: Final = "路线"
RULES: Final = "学员须知"
