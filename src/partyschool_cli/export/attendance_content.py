"""Content of an attendance list (签到表): days, what each column of them is signed for, people."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from partyschool_cli.exchange.roster import Person
from partyschool_cli.export.signing import Unit
from partyschool_cli.export.timetable_content import full_date, times, weekday
from partyschool_cli.timetable.sheet import Part, Sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.dates import date_text

# For a class that does not say yet how many take part: a page of them.
_ROWS_OF_UNKNOWN: Final = 40
_BLANK: Final = "＿＿＿"
# With more columns there is no room for a number of each.
_MOST_COUNTED: Final = 3
# The heading of the column of a day that is signed once.
WHOLE_DAY: Final = "签名"


@dataclass(frozen=True, slots=True)
class SigningColumn:
    """A column to sign in: `上午`, from its first session's start to its last one's end."""

    title: str
    start: dt.time
    end: dt.time

    @property
    def time(self) -> str:
        """`08:00—11:30`."""
        return times(self.start, self.end)


@dataclass(frozen=True, slots=True)
class SigningDay:
    """A day on which the class meets. `lines` say what is taught: (上午, 08:00 开班式；…)."""

    date: dt.date
    columns: tuple[SigningColumn, ...]
    lines: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """`2026年7月13日（星期一）`."""
        return f"{full_date(self.date)}（{weekday(self.date)}）"

    @property
    def short_title(self) -> str:
        """`7月13日（星期一）`."""
        return f"{date_text(self.date)}（{weekday(self.date)}）"


@dataclass(frozen=True, slots=True)
class AttendanceContent:
    """What a class signs, day by day.

    `people` are those of a roster, without names where there is none: a row each. `expected` is how
    many are expected, None where nobody knows. `across` people stand in one row. `words` are the
    catalog's own, at which lines are not broken.
    """

    title: str
    sheet: Sheet
    days: tuple[SigningDay, ...]
    people: tuple[Person, ...]
    expected: int | None
    across: int = 1
    words: frozenset[str] = frozenset()


def rows_for(expected: int | None) -> tuple[Person, ...]:
    """Empty rows for as many as are expected."""
    return (Person(""),) * (expected or _ROWS_OF_UNKNOWN)


def expected_line(content: AttendanceContent, day: SigningDay | None) -> str:
    """`应到 60 人　实到上午＿＿＿人、下午＿＿＿人`; without a day, one blank for all."""
    expected = _BLANK if content.expected is None else f" {content.expected} "
    columns = day.columns if day is not None and 1 < len(day.columns) <= _MOST_COUNTED else ()
    actual = "、".join(f"{column.title}{_BLANK}人" for column in columns) or f"{_BLANK}人"
    return f"应到{expected}人　实到{actual}"


def signing_days(sheet: Sheet, unit: Unit) -> Iterator[SigningDay]:
    """The days of a class, with the columns that are signed a session, a half-day or a day."""
    held = [entry for entry in sheet.entries if not entry.is_cancelled]
    for date, group in groupby(held, key=lambda entry: entry.date):
        entries = tuple(group)
        halves = tuple(_half_days(sheet.parts, entries))
        if unit == "session":
            columns = tuple(
                SigningColumn(f"第{number}次", entry.start, entry.end)
                for number, entry in enumerate(entries, 1)
            )
            lines = tuple((f"第{number}次", _said(e)) for number, e in enumerate(entries, 1))
        else:
            lines = tuple((column.title, "；".join(map(_said, own))) for column, own in halves)
            columns = tuple(column for column, _ in halves)
            if unit == "day":
                columns = (_of_day(entries),)
        yield SigningDay(date, columns, lines)


def _half_days(
    parts: Iterable[Part], entries: tuple[Entry, ...]
) -> Iterator[tuple[SigningColumn, tuple[Entry, ...]]]:
    """A column for each part of the day, with the sessions that begin or go on in it."""
    for part in parts:
        own = tuple(entry for entry in entries if part.id in entry.parts)
        if own:
            # A session over several parts is signed in each, from where that part begins.
            starts = (e.start if e.parts[0] == part.id else max(e.start, part.start) for e in own)
            ends = (e.end if e.parts[-1] == part.id else min(e.end, part.end) for e in own)
            yield SigningColumn(part.title, min(starts), max(ends)), own


def _of_day(entries: tuple[Entry, ...]) -> SigningColumn:
    return SigningColumn(WHOLE_DAY, min(e.start for e in entries), max(e.end for e in entries))


def _said(entry: Entry) -> str:
    return f"{entry.start:%H:%M} {entry.title}"
