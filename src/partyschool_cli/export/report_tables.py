"""Tables of numbers in a report: by school, type, audience, theme and strand; people and places."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partyschool_cli.export.report_content import (
    DONE,
    PLANNED,
    Bar,
    Cell,
    ReportColumn,
    ReportTable,
    Row,
)
from partyschool_cli.planning.annual_report import AnnualReport
from partyschool_cli.planning.people_and_places import HeldAt, TaughtBy
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.split import Split
from partyschool_cli.planning.training_numbers import Numbers, NumbersOf


@dataclass(frozen=True, slots=True)
class Measures:
    """Columns of numbers: two of each, done and planned, where today is among the days."""

    days: Period
    today: dt.date

    @property
    def are_split(self) -> bool:
        """Whether some of the days are over and some are not."""
        return self.days.first <= self.today < self.days.last

    def columns(self, *titles: str) -> tuple[ReportColumn, ...]:
        """The columns of some measures."""
        if not self.are_split:
            return tuple(ReportColumn(title, "number") for title in titles)
        return tuple(
            ReportColumn(state, "number", title) for title in titles for state in (DONE, PLANNED)
        )

    def cells(self, *splits: Split) -> Row:
        """The cells of the same measures; nothing stands for 0."""
        if not self.are_split:
            return tuple(split.total or None for split in splits)
        return tuple(part or None for split in splits for part in (split.done, split.planned))


def by_school(report: AnnualReport, measures: Measures) -> ReportTable:
    """All schools, and their sum."""
    before = report.previous
    groups = _Groups(measures, before.by_school if before else None)
    total = groups.row("合计", report.numbers.total, before.total if before else None)
    return groups.table("学校", report.numbers.by_school, total=total)


def by_type(report: AnnualReport, measures: Measures) -> ReportTable:
    """The types of classes of which there were some, this year or the year before."""
    before = report.previous
    groups = _Groups(measures, before.by_type if before else None)
    return groups.table("班型", groups.with_something(report.numbers.by_type))


def by_audience(report: AnnualReport, measures: Measures) -> ReportTable:
    """The audiences for whom there was something, this year or the year before."""
    before = report.previous
    groups = _Groups(measures, before.by_audience if before else None)
    note = "一个班有几类对象的，每类各算一次，所以不能相加"
    return groups.table("对象", groups.with_something(report.numbers.by_audience), note)


@dataclass(frozen=True, slots=True)
class _Groups:
    """Makes tables of numbers by group, with those of the year before if there are any."""

    measures: Measures
    before: tuple[NumbersOf, ...] | None

    def table(
        self, label: str, shown: Sequence[NumbersOf], *notes: str, total: Row | None = None
    ) -> ReportTable:
        """The table of the groups that are shown."""
        earlier = {each.id: each.numbers for each in self.before or ()}
        columns = (
            ReportColumn(label, "name"),
            *self.measures.columns("期数", "人次", "学时"),
            ReportColumn("停、调课", "number"),
            *self._columns_before(),
        )
        rows = (self.row(each.title, each.numbers, earlier.get(each.id)) for each in shown)
        return ReportTable(columns, tuple(rows), total, notes=notes)

    def with_something(self, listed: Sequence[NumbersOf]) -> tuple[NumbersOf, ...]:
        """Those of which there is something, or was the year before."""
        earlier = {each.id for each in self.before or () if not each.numbers.is_nothing}
        return tuple(one for one in listed if not one.numbers.is_nothing or one.id in earlier)

    def row(self, title: str, numbers: Numbers, before: Numbers | None) -> Row:
        """A line of the table."""
        changes = numbers.cancelled.total + numbers.moved.total or None
        own = self.measures.cells(numbers.classes, numbers.people, numbers.contact_hours)
        if self.before is None:
            return (title, *own, changes)
        earlier: Row = (None, None, None)
        if before is not None:
            splits = (before.classes, before.people, before.contact_hours)
            earlier = tuple(split.total or None for split in splits)
        return (title, *own, changes, *earlier)

    def _columns_before(self) -> tuple[ReportColumn, ...]:
        if self.before is None:
            return ()
        return tuple(ReportColumn(title, "number", "上年") for title in ("期数", "人次", "学时"))


def shares(label: str, listed: Sequence[NumbersOf], measures: Measures) -> ReportTable:
    """Sessions and hours by theme or strand, with a bar for the share of all hours."""
    everything = sum(each.numbers.contact_hours.total for each in listed)
    most = max((each.numbers.contact_hours.total for each in listed), default=0)
    columns = (
        ReportColumn(label, "name"),
        *measures.columns("课次", "学时"),
        ReportColumn("占全部学时", "bar"),
    )
    rows = (
        (
            each.title,
            *measures.cells(each.numbers.sessions, each.numbers.contact_hours),
            _share(each.numbers.contact_hours.total, most, everything),
        )
        for each in listed
    )
    return ReportTable(columns, tuple(rows))


def _share(hours: float, most: float, everything: float) -> Cell:
    return Bar(hours, most, label=f"{hours * 100 / everything:.0f}%") if hours else None


def people(teachers: Iterable[TaughtBy], measures: Measures) -> tuple[ReportTable, ...]:
    """The teachers; no table where nobody teaches."""
    rows = tuple(
        (each.name, *measures.cells(each.sessions, each.contact_hours)) for each in teachers
    )
    columns = (ReportColumn("授课人", "name"), *measures.columns("次数", "学时"))
    note = "合班算一次；一次课有几位授课人的，每人都算；开班式等活动不算"
    return (ReportTable(columns, rows, notes=(note,)),) if rows else ()


def places(sites: Iterable[HeldAt], measures: Measures) -> tuple[ReportTable, ...]:
    """The sites; no table where nobody is at any."""
    rows = tuple((each.title, *measures.cells(each.sessions, each.people)) for each in sites)
    columns = (ReportColumn("教学点", "name"), *measures.columns("次数", "人次"))
    note = "每次课的人数都算一次；合班算一次"
    return (ReportTable(columns, rows, notes=(note,)),) if rows else ()
