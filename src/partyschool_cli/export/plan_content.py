"""Content of a 年度培训计划表: a row a class, and the days of each month on which it meets."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from partyschool_cli.planning.class_year import ClassMonth
from partyschool_cli.wording.marks import with_draft

MONTHS: Final = range(1, 13)
HEADS: Final = ("学校", "班次", "对象", "人数", "学时", *(f"{month}月" for month in MONTHS))
NOTE: Final = "格中是上课的日子，不连着的三天以上写起始日和天数；停课的不算。"
_NOTE_ON_SPANS: Final = "还没有排课的班写的是起止日期。"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A class of the plan. `months` has a cell for each month: lines, none where it does not meet.

    `month_hours` are its contact hours by month. `is_span`: its days are those from first to last.
    """

    school: str
    title: str
    audience: tuple[str, ...]
    size: int | None
    months: tuple[tuple[str, ...], ...]
    month_hours: tuple[float, ...]
    is_draft: bool = False
    is_span: bool = False

    @property
    def hours(self) -> float:
        """The contact hours of the year."""
        return sum(self.month_hours)

    @property
    def shown_title(self) -> str:
        """The title as it is printed: `马峪乡葡萄贮藏实用技术班（草稿）`."""
        return with_draft(self.title, is_draft=self.is_draft)


@dataclass(frozen=True, slots=True)
class PlanContent:
    """年度培训计划表 of one year. `words` are the catalog's own, which lines are not broken in."""

    title: str
    year: int
    region: str
    organizer: str
    rows: tuple[PlanRow, ...]
    words: frozenset[str]

    @property
    def active(self) -> tuple[PlanRow, ...]:
        """The rows that are counted: no drafts."""
        return tuple(row for row in self.rows if not row.is_draft)

    @property
    def people(self) -> int:
        """人次: the size of each class once."""
        return sum(row.size or 0 for row in self.active)

    @property
    def hours(self) -> float:
        """The contact hours of all classes."""
        return sum(row.hours for row in self.active)

    @property
    def month_hours(self) -> tuple[float, ...]:
        """The contact hours of each month."""
        return tuple(map(sum, zip(*(row.month_hours for row in self.active), strict=True)))


def count_line(content: PlanContent) -> str:
    """`26 个班次　1,305 人次　317 学时　另有草稿 2 个`."""
    drafts = len(content.rows) - len(content.active)
    said = [f"{len(content.active)} 个班次", f"{content.people:,} 人次", f"{content.hours:g} 学时"]
    return "　".join([*said, f"另有草稿 {drafts} 个"] if drafts else said)


def remark(content: PlanContent) -> str:
    """What the cells say, for who reads the plan for the first time."""
    return NOTE + (_NOTE_ON_SPANS if any(row.is_span for row in content.rows) else "")


def total_title(content: PlanContent) -> str:
    """The heading of the last row."""
    return "合计（草稿不计）" if len(content.active) < len(content.rows) else "合计"


def total_cells(content: PlanContent) -> tuple[str, ...]:
    """The cells of the last row behind its title: people, hours, and the hours of each month."""
    hours = content.month_hours or (0.0,) * len(MONTHS)
    by_month = (f"{each:g} 学时" if each else "" for each in hours)
    return (f"{content.people:,}", f"{content.hours:g}", *by_month)


def month_cell(month: ClassMonth) -> tuple[str, ...]:
    """The lines of a month's cell: `5—6日`, `1、3日`, or `10日起` and `4 天`."""
    days = [date.day for date in month.days]
    first, last, count = days[0], days[-1], len(days)
    if count == 1:
        return (f"{first}日",)
    if last - first == count - 1:
        return (_days_in_a_row(month.days),)
    if count == 2:
        return (f"{first}、{last}日",)
    return (f"{first}日起", f"{count} 天")


def _days_in_a_row(days: Sequence[dt.date]) -> str:
    first, last = days[0], days[-1]
    is_whole = first.day == 1 and (last + dt.timedelta(1)).day == 1
    return "全月" if is_whole else f"{first.day}—{last.day}日"
