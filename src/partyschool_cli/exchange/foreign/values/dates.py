"""Days as people write them: `2026年10月12日`, `2026.10.12`, `10/12`, `12日`, `第1天`.

A loose form is tried after those of times: else `14:30-17:30` has the 30th of month 14.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.values.tokens import TO, Pattern, pattern
from partyschool_cli.wording.numbers import with_digits

# No class is before or after these: a slip, or a cell that holds something else.
FIRST_YEAR: Final = 1949
LAST_YEAR: Final = 2099
# Excel counts days from here, as it has a 29th of February 1900.
DAY_ZERO: Final = dt.date(1899, 12, 30)
_SERIALS: Final = range(
    (dt.date(1990, 1, 1) - DAY_ZERO).days, (dt.date(LAST_YEAR, 12, 31) - DAY_ZERO).days
)
# A day in a row of them, at most: a range of days is a session on each.
_MOST_DAYS: Final = 31
_MONTHS: Final = 12
_CENTURY: Final = 2000
_DIGITS: Final = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))


class SaidDay(NamedTuple):
    """A day as far as it is said. `nth` is 2 for 第二天, `why` how digits were taken.

    `other_day` is the 10th for 10.1, which a sheet makes of 10.10.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    nth: int | None = None
    why: str = ""
    other_day: int | None = None


class SaidDays(NamedTuple):
    """A range of days; `last` is the same as `first` for one day."""

    first: SaidDay
    last: SaidDay


def with_plain_digits(text: str) -> str:
    """`text` with Chinese numbers of years, months, days and hours in digits."""
    if not re.search("[〇零一二两三四五六七八九十]", text):
        return text
    text = re.sub(
        "[〇零一二三四五六七八九]{4}(?=年)",
        lambda found: "".join(_DIGITS[sign] for sign in found[0]),
        text,
    )
    return with_digits(text, "年月日号点时分天周")


def serial_day(number: float) -> dt.date | None:
    """The day of a serial number of Excel; None for a number that is none of our time."""
    whole = int(number) if _SERIALS.start <= number <= _SERIALS.stop else 0
    return DAY_ZERO + dt.timedelta(whole) if whole in _SERIALS else None


def exists(day: SaidDay) -> bool:
    """Whether there is such a day in some year."""
    if day.month is not None and not 1 <= day.month <= _MONTHS:
        return False
    year = day.year if day.year is not None else 2024
    if not 1 <= year <= dt.MAXYEAR:
        return False
    longest = calendar.monthrange(year, day.month)[1] if day.month else 31
    return day.day is None or 1 <= day.day <= longest


def days_between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days of a range; none where its end is before its beginning or weeks after it."""
    count = (last - first).days + 1
    if 0 < count <= _MOST_DAYS:
        yield from (first + dt.timedelta(number) for number in range(count))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _full_year(text: str | None) -> tuple[int | None, str]:
    if text and len(text) == 2:
        return _CENTURY + int(text), f"“{text}”年按 {_CENTURY + int(text)} 年"
    return _number(text), ""


def _days(found: re.Match[str]) -> SaidDays:
    """The days of a form that can be nothing else; whether there are such days is asked later."""
    groups = found.groupdict()
    year, why = _full_year(groups.get("year"))
    first = SaidDay(year, _number(groups.get("month")), _number(groups.get("day")), why=why)
    if not groups.get("day2"):
        return SaidDays(first, first)
    month = _number(groups.get("month2")) or first.month
    year = _full_year(groups.get("year2"))[0] or year
    return SaidDays(first, SaidDay(year, month, _number(groups["day2"]), why=why))


def _likely_days(found: re.Match[str]) -> SaidDays | None:
    """The days of a loose form, if there are such days."""
    said = _days(found)
    return said if exists(said.first) and exists(said.last) else None


def _nth(found: re.Match[str]) -> SaidDays:
    day = SaidDay(nth=int(found["nth"]))
    return SaidDays(day, day)


# Not in the middle of a number or of another date.
_START: Final = r"(?<![0-9])(?<![0-9][./-])"
_END: Final = r"(?![0-9])"
_Y: Final = rf"{_START}(?P<year>[0-9]{{4}})"
_YY: Final = rf"{_START}(?P<year>[0-9]{{2}})"
_M: Final = r"(?P<month>[0-9]{1,2})"
_D: Final = r"(?P<day>[0-9]{1,2})"
_D2: Final = r"(?P<day2>[0-9]{1,2})"
_SIGN: Final = r"\s?(?P<sign>[./-])\s?"
_UNTIL: Final = (
    rf"(?:{TO}(?:(?P<year2>[0-9]{{4}})\s*年\s*)?(?:(?P<month2>[0-9]{{1,2}})\s*月\s*)?"
    rf"(?P<day2>[0-9]{{1,2}})\s*[日号])?"
)
_UNTIL_LOOSE: Final = (
    rf"(?:{TO}(?:(?P<year2>[0-9]{{4}})(?P=sign))?(?P<month2>[0-9]{{1,2}})(?P=sign)"
    rf"(?P<day2>[0-9]{{1,2}}){_END})?"
)

DAYS: Final[tuple[Pattern, ...]] = (
    pattern(rf"{_Y}\s*年\s*{_M}\s*月\s*{_D}\s*[日号]?{_END}{_UNTIL}", _days),
    pattern(rf"{_YY}\s*年\s*{_M}\s*月\s*{_D}\s*[日号]?{_END}{_UNTIL}", _days),
    pattern(rf"{_Y}[./]{_M}[./]{_D}{TO}{_D2}(?![0-9:点时./])[日号]?", _days),
    pattern(rf"{_Y}{_SIGN}{_M}\s?(?P=sign)\s?{_D}{_END}{_UNTIL_LOOSE}", _days),
    pattern(
        rf"{_START}(?P<year>20[0-9]{{2}})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}}){_END}", _days
    ),
    pattern(rf"{_START}{_M}\s*月\s*{_D}\s*[日号]{_UNTIL}", _days),
    pattern(rf"{_START}{_M}\s*月\s*{_D}{TO}{_D2}\s*[日号]", _days),
    pattern(rf"{_START}{_M}\s*月\s*{_D}{_END}", _days),
    pattern(r"第\s*(?P<nth>[0-9]{1,2})\s*天", _nth),
)
# After times, of which these may be a part.
LOOSE_DAYS: Final[tuple[Pattern, ...]] = (
    pattern(rf"{_YY}(?P<sign>[./-]){_M}(?P=sign){_D}{_END}", _likely_days),
    pattern(rf"{_START}{_M}[./]{_D}{TO}{_D2}(?![0-9:点时./])[日号]?", _likely_days),
    pattern(rf"{_START}{_M}{_SIGN}{_D}(?![0-9:点时]){_UNTIL_LOOSE}", _likely_days),
    pattern(rf"{_START}(?<!月){_D}\s*[日号]{_UNTIL}", _likely_days),
)
