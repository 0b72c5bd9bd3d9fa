"""The weeks of a calendar: their days and sessions, and how large they are at a size of type."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export.layout.grid_cells import PAD, Field, FieldWriter
from partyschool_cli.export.layout.session_texts import Scales, scales
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.units import MM
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.grid import monday_of
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry

_AROUND: Final = 3 * MM
_WEEKDAYS: Final = 1.9  # the height of the row of week days, in em
_DATES: Final = 1.5  # the height of a row of dates, in em
_LEAST_ROW: Final = 2.0
_IDLE: Final = 4.2  # the width of a day of the week without sessions, in em
_LABEL: Final = 4.0  # the column with 第1周, in em
_FRIDAY: Final = 4
_HANGING: Final = 0.5


@dataclass(frozen=True, slots=True)
class Band:
    """A week: its Monday, and its days; None for those of another month."""

    monday: dt.date
    days: tuple[dt.date | None, ...]


@dataclass(frozen=True, slots=True)
class Sized:
    """Bands at one size: widths of columns in points, the rooms of days in em, heights of bands."""

    size: float
    widths: tuple[float, ...]
    rooms: tuple[float, ...]
    heights: tuple[float, ...]
    is_torn: bool

    @property
    def names(self) -> float:
        """The height of the row of week days."""
        return _WEEKDAYS * self.size

    @property
    def dates(self) -> float:
        """The height of a row of dates."""
        return _DATES * self.size

    @property
    def height(self) -> float:
        """The height of the table."""
        return self.names + sum(self.heights)


class CalendarBands:
    """The weeks of a sheet, in columns of week days; the weekend where something is on it."""

    def __init__(self, sheet: Sheet, breaker: Breaker) -> None:
        self._sheet, self._breaker = sheet, breaker
        self._by_day: dict[dt.date, list[Entry]] = {}
        for entry in sheet.entries:
            self._by_day.setdefault(entry.date, []).append(entry)
        self._known: dict[tuple[Scales, dt.date], Field] = {}
        self.columns = max([_FRIDAY, *(date.weekday() for date in self._by_day)]) + 1

    @property
    def has_numbers(self) -> bool:
        """Whether weeks are numbered: only those of a class are."""
        return self._sheet.kind is Kind.CLASS

    def weeks(self) -> tuple[Band, ...]:
        """The weeks with sessions."""
        mondays = sorted({monday_of(date) for date in self._by_day})
        return tuple(Band(monday, self._days(monday)) for monday in mondays)

    def months(self) -> Iterator[tuple[int, int, tuple[Band, ...]]]:
        """Each month with sessions, and all of its weeks; days of others are left empty."""
        for year, month in sorted({(date.year, date.month) for date in self._by_day}):
            bands = []
            monday = monday_of(dt.date(year, month, 1))
            while (monday.year, monday.month) <= (year, month):
                days = tuple(day if day.month == month else None for day in self._days(monday))
                bands += [Band(monday, days)] if any(days) else []
                monday += dt.timedelta(7)
            yield year, month, tuple(bands)

    def _days(self, monday: dt.date) -> tuple[dt.date, ...]:
        return tuple(monday + dt.timedelta(number) for number in range(self.columns))

    def taught(self, bands: Iterable[Band]) -> list[dt.date]:
        """The days of bands that have sessions."""
        return [day for band in bands for day in band.days if day and day in self._by_day]

    def field(self, day: dt.date | None, size: float) -> Field | None:
        """The sessions of a day; None where it has none."""
        if day is None or day not in self._by_day:
            return None
        key = scales(size), day
        if key not in self._known:
            writer = FieldWriter(self._sheet, self._breaker, key[0], always_timed=True)
            self._known[key] = writer.field(self._by_day[day])
        return self._known[key]

    def sized(self, bands: Sequence[Band], size: float, wide: float) -> Sized:
        """Bands in one size of type, on a page `wide` points wide."""
        label = _LABEL * size if self.has_numbers else 0.0
        used = [any(day in self._by_day for day in days) for days in _by_weekday(bands)]
        idle = _IDLE * size + 2 * PAD
        left = wide - label - idle * used.count(False)
        days = tuple(left / used.count(True) if is_used else idle for is_used in used)
        rooms = tuple((own - 2 * PAD) / size for own in days)
        fields = [[self.field(day, size) for day in band.days] for band in bands]
        return Sized(
            size=size,
            widths=(label, *days) if self.has_numbers else days,
            rooms=rooms,
            heights=tuple(_height(own, rooms, size) for own in fields),
            is_torn=any(
                one.longest_title > room + _HANGING
                for own in fields
                for one, room in zip(own, rooms, strict=True)
                if one
            ),
        )


def _by_weekday(bands: Sequence[Band]) -> Iterator[tuple[dt.date | None, ...]]:
    return zip(*(band.days for band in bands), strict=True)


def _height(fields: Sequence[Field | None], rooms: Sequence[float], size: float) -> float:
    """The natural height of a week: its dates, and the highest of its days."""
    heights = [one.height(room) for one, room in zip(fields, rooms, strict=True) if one]
    return _DATES * size + max(_LEAST_ROW * size, max(heights, default=0.0) * size + _AROUND)
