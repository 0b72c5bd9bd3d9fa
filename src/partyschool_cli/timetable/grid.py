"""A timetable as weeks: days across, parts of the day down, what belongs together in one cell."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Part, Sheet
from partyschool_cli.timetable.sheet_entries import Entry

_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of the grid. It covers `span` parts of the day from the one at `row` on.

    `entries` are in order of time; none where the field is empty.
    """

    row: int
    span: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A column of the grid: its cells cover every row once. `off` says why there is no teaching."""

    date: dt.date
    off: str | None
    cells: tuple[Cell, ...]

    @property
    def has_entries(self) -> bool:
        """Whether any of its cells is filled."""
        return any(cell.entries for cell in self.cells)

    def cell_at(self, row: int) -> Cell:
        """The cell that covers a row."""
        return next(cell for cell in self.cells if cell.row <= row < cell.row + cell.span)


@dataclass(frozen=True, slots=True)
class Week:
    """One page of the grid: Monday to Friday, and the weekend where something is on it.

    A class that lies within one week has its own days only.
    """

    monday: dt.date
    days: tuple[Day, ...]
    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """`2026-W42`."""
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02d}"


def weeks(sheet: Sheet) -> tuple[Week, ...]:
    """The weeks of a sheet that have entries, in order. A part that no entry is in has no row."""
    by_week: dict[dt.date, list[Entry]] = {}
    for entry in sheet.entries:
        by_week.setdefault(monday_of(entry.date), []).append(entry)
    return tuple(
        _week(sheet, monday, by_week[monday], _parts_used(sheet, by_week[monday]))
        for monday in sorted(by_week)
    )


def week_of(sheet: Sheet, monday: dt.date) -> Week:
    """One week of a sheet, empty or not, with the parts of the day that its sheet uses."""
    entries = [entry for entry in sheet.entries if monday_of(entry.date) == monday]
    return _week(sheet, monday, entries, _parts_used(sheet, sheet.entries) or sheet.parts)


def monday_of(date: dt.date) -> dt.date:
    """The Monday of the week that a day is in."""
    return date - dt.timedelta(days=date.weekday())


def _parts_used(sheet: Sheet, entries: Iterable[Entry]) -> tuple[Part, ...]:
    used = {part for entry in entries for part in entry.parts}
    return tuple(part for part in sheet.parts if part.id in used)


def _week(sheet: Sheet, monday: dt.date, entries: list[Entry], parts: tuple[Part, ...]) -> Week:
    days = (
        Day(
            date,
            sheet.days_off.get(date),
            tuple(_cells([entry for entry in entries if entry.date == date], parts)),
        )
        for date in _dates(sheet, monday, entries)
    )
    return Week(monday, tuple(days), parts)


def _dates(sheet: Sheet, monday: dt.date, entries: list[Entry]) -> list[dt.date]:
    is_class = sheet.subject is not None and sheet.subject.kind is Kind.CLASS
    begin, end = 0, max([_FRIDAY, *(entry.date.weekday() for entry in entries)])
    if is_class and monday == monday_of(sheet.first) == monday_of(sheet.last):
        begin = sheet.first.weekday()
        end = max(begin, min(end, sheet.last.weekday()))
    return [monday + dt.timedelta(number) for number in range(begin, end + 1)]


def _cells(entries: Iterable[Entry], parts: tuple[Part, ...]) -> Iterator[Cell]:
    """The cells of a day: rows that an entry covers together are one cell, with all in it."""
    rows = {part.id: row for row, part in enumerate(parts)}
    covered = [(rows[entry.parts[0]], rows[entry.parts[-1]], entry) for entry in entries]
    row = 0
    while row < len(parts):
        end = row
        while any(first <= end < last for first, last, _ in covered):
            end += 1
        inside = tuple(entry for first, _, entry in covered if row <= first <= end)
        yield Cell(row, end - row + 1, inside)
        row = end + 1
