"""Content of a 授课台账: what was and will be taught, line by line, and its sums by period."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.timetable_content import short_date, times
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import Period as Per
from partyschool_cli.planning.periods import Period, period_of
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

    `words` are the catalog's own."""

    title: str
    lines: tuple[LedgerLine, ...]
    sums: tuple[LedgerSum, ...]
    words: frozenset[str] = frozenset()

    def sums_per(self, per: Per) -> tuple[LedgerSum, ...]:
        """The sums of all months, quarters, half-years or years with lines."""
        return tuple(one for one in self.sums if one.per == per)


# What closes with a month's end closes in this order.
_PERIODS: Final[tuple[Per, ...]] = ("month", "quarter", "half-year", "year")


def ledger_content(
    catalog: Catalog, title: str, rows: Iterable[TaughtRow], today: dt.date
) -> LedgerContent:
    """The ledger of rows in order of time; those after `today` are planned."""
    found = tuple(rows)
    lines = tuple(_line(catalog, row, today) for row in found)
    return LedgerContent(title, lines, tuple(_sums(found, today)), catalog_words(catalog))


def ledger_records(catalog: Catalog, row: TaughtRow) -> Iterator[LedgerRecord]:
    """The records of a row: one a class of a 合班, each with all hours."""
    course = row.meeting.course_id or ""
    for one in row.sessions:
        yield LedgerRecord(
            date=row.date,
            teacher=row.teacher,
            teacher_name=_called(catalog, Kind.TEACHER, row.teacher),
            course=course,
            title=_called(catalog, Kind.COURSE, course),
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
        site=_called(catalog, Kind.SITE, session.site) if session.site else "",
        hours=row.hours,
        people=row.people,
        is_done=row.date <= today,
    )


def _called(catalog: Catalog, kind: Kind, name: str) -> str:
    entity = catalog.entities(kind).get(name)
    return title_of(entity) if entity is not None else name


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


# ---- as tables ---------------------------------------------------------------------------------

_LINES: Final = (
    TableColumn("序号", "number", "number"),
    TableColumn("日期", "fixed", "date"),
    TableColumn("时间", "fixed", "time"),
    TableColumn("授课人", "names", "teacher_name"),
    TableColumn("教学内容", key="title"),
    TableColumn("班次", key="class"),
    TableColumn("地点", key="site"),
    TableColumn("人数", "number", "people"),
    TableColumn("学时", "number", "contact_hours"),
    TableColumn("情况", key="state"),
)
_SUMS: Final = (
    TableColumn("时段", key="period"),
    *(
        TableColumn(f"{name}（{state}）", "number", f"{key}_{which}")
        for name, key in (("次数", "sessions"), ("学时", "contact_hours"), ("听课人次", "people"))
        for state, which in ((DONE, "done"), (PLANNED, "planned"))
    ),
)


def tables(content: LedgerContent) -> tuple[TableContent, ...]:
    """The lines and their sums; of nothing there is no sum."""
    return (lines_table(content), *((sums_table(content),) if content.sums else ()))


def lines_table(content: LedgerContent) -> TableContent:
    """A row a line, in groups by half-year: that is what duties count by."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for number, line in enumerate(content.lines, 1):
        half = period_of(line.date, "half-year").title
        groups.setdefault(half, []).append((str(number), *_cells(line)))
    return TableContent(
        content.title, _LINES, _grouped(groups), "次", group_name="时段", words=content.words
    )


def _cells(line: LedgerLine) -> tuple[str, ...]:
    return (
        short_date(line.date),
        times(line.start, line.end),
        line.teacher,
        line.title,
        "、".join(line.classes),
        line.site,
        str(line.people) if line.people else "",
        f"{line.hours:g}",
        line.state,
    )


def sums_table(content: LedgerContent) -> TableContent:
    """A row a period, in groups by half-year; a year's sum ends its second one."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    half = ""
    for one in content.sums:
        # A year is the last to close, so it goes with the half-year before it.
        half = half if one.per == "year" else period_of(one.period.first, "half-year").title
        groups.setdefault(half, []).append(_sum_cells(one))
    return TableContent(f"{content.title}合计", _SUMS, _grouped(groups), "个时段")


def _sum_cells(one: LedgerSum) -> tuple[str, ...]:
    title = f"{one.period.title}全年" if one.per == "year" else one.period.short_title
    both = (one.done, one.planned)
    numbers = [number for pair in zip(*map(_numbers, both), strict=True) for number in pair]
    return (title, *(f"{number:g}" if number else "" for number in numbers))


def _numbers(one: TaughtSum) -> tuple[int, float, int]:
    return one.times, one.hours, one.people


def _grouped(groups: dict[str, list[tuple[str, ...]]]) -> tuple[TableGroup, ...]:
    return tuple(TableGroup(title, tuple(rows)) for title, rows in groups.items())
