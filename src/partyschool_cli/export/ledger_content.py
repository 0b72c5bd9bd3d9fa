"""Content of a 授课台账: what was and will be taught, line by line, and its sums by period."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_or_id
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import Period as Per
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.taught_rows import TaughtRow, TaughtSum, rows_by_period, taught_sum
from partyschool_cli.timetable.groups import people
from partyschool_cli.wording.marks import with_cohort, with_group

DONE: Final = "已上"
PLANNED: Final = "计划"


@dataclass(frozen=True, slots=True)
class LedgerRecord:
    """A session and one of its teachers, as machines read it: ids, and what they stand for."""

    date: dt.date
    teacher: str
    teacher_name: str
    course: str
    title: str
    training_class: str
    site: str | None
    contact_hours: float
    people: int


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of the printed ledger: one teacher's part of one meeting.

    `records` has a session of each class of a 合班, and `classes` their titles; `hours` and
    `people` are those of all of them together. `is_done` is false for what is still to come.
    """

    records: tuple[LedgerRecord, ...]
    start: dt.time
    end: dt.time
    title: str
    classes: tuple[str, ...]
    site: str
    hours: float
    people: int
    is_done: bool

    @property
    def date(self) -> dt.date:
        """The day."""
        return self.records[0].date

    @property
    def teacher(self) -> str:
        """The teacher's name."""
        return self.records[0].teacher_name

    @property
    def state(self) -> str:
        """`已上` or `计划`."""
        return DONE if self.is_done else PLANNED


@dataclass(frozen=True, slots=True)
class LedgerSum:
    """The sum of a period's lines: what is done, and what is planned."""

    period: Period
    per: Per
    done: TaughtSum
    planned: TaughtSum


@dataclass(frozen=True, slots=True)
class LedgerContent:
    """授课台账 of all teachers, or of one, an office or a topic. `sums` are in order of time.

    `words` are the catalog's own.
    `has_one_teacher`: its title says whose it is."""

    title: str
    lines: tuple[LedgerLine, ...]
    sums: tuple[LedgerSum, ...]
    words: frozenset[str] = frozenset()
    has_one_teacher: bool = False

    def sums_per(self, per: Per) -> tuple[LedgerSum, ...]:
        """The sums of all months, quarters, half-years or years with lines."""
        return tuple(one for one in self.sums if one.per == per)


# What closes with a month's end closes in this order.
_PERIODS: Final[tuple[Per, ...]] = ("month", "quarter", "half-year", "year")


def ledger_content(
    catalog: Catalog,
    title: str,
    rows: Iterable[TaughtRow],
    today: dt.date,
    *,
    has_one_teacher: bool = False,
) -> LedgerContent:
    """The ledger of rows in order of time; those after `today` are planned."""
    found = tuple(rows)
    lines = tuple(_line(catalog, row, today) for row in found)
    sums = tuple(_sums(found, today))
    return LedgerContent(title, lines, sums, catalog_words(catalog), has_one_teacher)


def ledger_records(catalog: Catalog, row: TaughtRow) -> Iterator[LedgerRecord]:
    """The records of a row: one a class of a 合班, each with all hours."""
    course = row.meeting.course_id or ""
    for one in row.sessions:
        yield LedgerRecord(
            date=row.date,
            teacher=row.teacher,
            teacher_name=title_or_id(catalog, Kind.TEACHER, row.teacher),
            course=course,
            title=title_or_id(catalog, Kind.COURSE, course),
            training_class=one.training_class.id,
            site=one.session.site,
            contact_hours=row.hours,
            people=people(one),
        )


def _line(catalog: Catalog, row: TaughtRow, today: dt.date) -> LedgerLine:
    records = tuple(ledger_records(catalog, row))
    session = row.sessions[0].session
    groups = dict.fromkeys(one.session.group for one in row.sessions if one.session.group)
    classes = (one.training_class for one in row.sessions)
    return LedgerLine(
        records=records,
        start=session.start,
        end=session.end,
        title=with_group(records[0].title, "、".join(groups) or None),
        classes=tuple(dict.fromkeys(with_cohort(one.title, one.cohort) for one in classes)),
        site=title_or_id(catalog, Kind.SITE, session.site) if session.site else "",
        hours=row.hours,
        people=row.people,
        is_done=row.date <= today,
    )


def _sums(rows: tuple[TaughtRow, ...], today: dt.date) -> Iterator[LedgerSum]:
    """Each month, and after its last month with rows each quarter, half-year and year."""
    found = [
        LedgerSum(
            period,
            per,
            taught_sum(row for row in own if row.date <= today),
            taught_sum(row for row in own if row.date > today),
        )
        for per in _PERIODS
        for period, own in rows_by_period(rows, per)
    ]
    yield from sorted(found, key=lambda one: (one.period.last, _PERIODS.index(one.per)))
