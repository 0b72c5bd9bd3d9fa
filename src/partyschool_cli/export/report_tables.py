"""Tables of numbers in a report: by school, type, audience, theme and strand; people and places."""

from collections.abc import Sequence
from dataclasses import dataclass

from partyschool_cli.export.report_content import (
    BEFORE,
    DONE,
    PLANNED,
    Bar,
    Cell,
    ReportColumn,
    ReportTable,
    Row,
)
from partyschool_cli.planning.annual_report import GroupedNumbers
from partyschool_cli.planning.people_and_places import HeldAt, TaughtBy
from partyschool_cli.planning.split import Split
from partyschool_cli.planning.training_numbers import Numbers, NumbersOf


@dataclass(frozen=True, slots=True)
class Measures:
    """Columns of numbers: two of each that is done for some rows and planned for others."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Split, ...], ...]

    @property
    def columns(self) -> tuple[ReportColumn, ...]:
        """The columns."""
        return tuple(
            column
            for title, is_split in zip(self.titles, self._splits(), strict=True)
            for column in _columns(title, is_split=is_split)
        )

    def cells(self, row: int) -> Row:
        """The cells of a row; nothing stands for 0."""
        return self.cells_of(self.rows[row])

    def cells_of(self, splits: Sequence[Split]) -> Row:
        """The cells of any such numbers, such as a sum."""
        return tuple(
            part or None
            for split, is_split in zip(splits, self._splits(), strict=True)
            for part in ((split.done, split.planned) if is_split else (split.total,))
        )

    def _splits(self) -> tuple[bool, ...]:
        """Whether each measure has something done and something planned."""
        return tuple(
            any(split.done for split in column) and any(split.planned for split in column)
            for column in zip(*self.rows, strict=True)
        ) or (False,) * len(self.titles)


def _columns(title: str, *, is_split: bool) -> tuple[ReportColumn, ...]:
    if not is_split:
        return (ReportColumn(title, "number"),)
    return tuple(ReportColumn(state, "number", title) for state in (DONE, PLANNED))


def by_school(
    numbers: GroupedNumbers, before: GroupedNumbers | None, label: str = "学校", *notes: str
) -> ReportTable:
    """All schools, or counties (`label`), and their sum."""
    table = _Groups(numbers.by_school, before.by_school if before else None)
    return table.made(label, *notes, total=(numbers.total, before.total if before else None))


def by_type(numbers: GroupedNumbers, before: GroupedNumbers | None) -> ReportTable:
    """The types of classes of which there were some, this year or the year before."""
    groups = _Groups(numbers.by_type, before.by_type if before else None)
    return groups.with_something().made("班型")


def by_audience(numbers: GroupedNumbers, before: GroupedNumbers | None) -> ReportTable:
    """The audiences for whom there was something, this year or the year before."""
    groups = _Groups(numbers.by_audience, before.by_audience if before else None)
    note = "一个班有几类对象的，每类各算一次，所以不能相加"
    return groups.with_something().made("对象", note)


@dataclass(frozen=True, slots=True)
class _Groups:
    """Makes a table of numbers by group, with those of the year before if there are any."""

    shown: tuple[NumbersOf, ...]
    before: tuple[NumbersOf, ...] | None

    def with_something(self) -> "_Groups":
        """Only those of which there is something, or was the year before."""
        earlier = {each.id for each in self.before or () if not each.numbers.is_nothing}
        kept = (one for one in self.shown if not one.numbers.is_nothing or one.id in earlier)
        return _Groups(tuple(kept), self.before)

    def made(
        self, label: str, *notes: str, total: tuple[Numbers, Numbers | None] | None = None
    ) -> ReportTable:
        """The table, with a row for the `total` of this year and the year before."""
        measures = Measures(
            ("期数", "人次", "学时"), tuple(_three(each.numbers) for each in self.shown)
        )
        earlier = {each.id: each.numbers for each in self.before or ()}
        columns = (
            ReportColumn(label, "name"),
            *measures.columns,
            ReportColumn("停、调课", "number"),
            *self._columns_before(),
        )
        rows = tuple(
            self._row(each.title, measures.cells(index), each.numbers, earlier.get(each.id))
            for index, each in enumerate(self.shown)
        )
        last = None
        if total is not None:
            own, old = total
            last = self._row("合计", measures.cells_of(_three(own)), own, old)
        return ReportTable(columns, rows, last, notes=notes)

    def _row(self, title: str, cells: Row, numbers: Numbers, before: Numbers | None) -> Row:
        changes = numbers.cancelled.total + numbers.moved.total or None
        if self.before is None:
            return (title, *cells, changes)
        earlier: Row = (None, None, None)
        if before is not None:
            earlier = tuple(split.total or None for split in _three(before))
        return (title, *cells, changes, *earlier)

    def _columns_before(self) -> tuple[ReportColumn, ...]:
        if self.before is None:
            return ()
        return tuple(ReportColumn(title, "number", BEFORE) for title in ("期数", "人次", "学时"))


def _three(numbers: Numbers) -> tuple[Split, ...]:
    return numbers.classes, numbers.people, numbers.contact_hours


def shares(label: str, listed: Sequence[NumbersOf]) -> ReportTable:
    """Sessions and hours by theme or strand, with a bar for the share of all hours."""
    everything = sum(each.numbers.contact_hours.total for each in listed)
    most = max((each.numbers.contact_hours.total for each in listed), default=0)
    measures = Measures(
        ("课次", "学时"),
        tuple((each.numbers.sessions, each.numbers.contact_hours) for each in listed),
    )
    columns = (
        ReportColumn(label, "name"),
        *measures.columns,
        ReportColumn("占全部学时", "bar"),
    )
    rows = (
        (
            each.title,
            *measures.cells(index),
            _share(each.numbers.contact_hours.total, most, everything),
        )
        for index, each in enumerate(listed)
    )
    return ReportTable(columns, tuple(rows))


def _share(hours: float, most: float, everything: float) -> Cell:
    return Bar(hours, most, label=f"{hours * 100 / everything:.0f}%") if hours else None


def people(teachers: Sequence[TaughtBy]) -> tuple[ReportTable, ...]:
    """The teachers; no table where nobody teaches."""
    note = "合班算一次；一次课有几位授课人的，每人都算；开班式等活动不算"
    rows = tuple((each.name, each.sessions, each.contact_hours) for each in teachers)
    return _listed("授课人", ("次数", "学时"), rows, note)


def places(sites: Sequence[HeldAt]) -> tuple[ReportTable, ...]:
    """The sites; no table where nobody is at any."""
    note = "每次课的人数都算一次；合班算一次"
    rows = tuple((each.title, each.sessions, each.people) for each in sites)
    return _listed("教学点", ("次数", "人次"), rows, note)


def _listed(
    label: str, titles: tuple[str, ...], rows: Sequence[tuple[str, Split, Split]], note: str
) -> tuple[ReportTable, ...]:
    if not rows:
        return ()
    measures = Measures(titles, tuple((first, second) for _, first, second in rows))
    columns = (ReportColumn(label, "name"), *measures.columns)
    cells = tuple((name, *measures.cells(index)) for index, (name, _, _) in enumerate(rows))
    return (ReportTable(columns, cells, notes=(note,)),)
