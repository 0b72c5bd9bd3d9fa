"""Numbers, dates, times and yes or no, as a person says them, in the format's spelling."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Mapping
from math import isfinite
from typing import Final

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.query.date_forms import days_of
from partyschool_cli.catalog.query.points import read_day, read_number, read_time
from partyschool_cli.catalog.query.values import NO, YES
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.catalog.value_hints import UNITS
from partyschool_cli.edit.said import ValueContext, named, wrong
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import Field
from partyschool_cli.model.manifest import DayPart, Manifest
from partyschool_cli.wording.numbers import whole_number, with_digits

_DATE_HINT: Final = "写 2026-10-14、10月14日、明天、下周三这样的一天，或 +7天、-1周"
_TIME_HINT: Final = "写 8:30、下午2点半这样的时间，或午别，如 上午"
_SPACES: Final = re.compile(r"\s+")
_NUMBER: Final = re.compile(
    r"(?:约|共|第)?(?P<number>[-+]?[0-9.]+|[零一二两三四五六七八九十]+)(?P<unit>\D*)"
)
_SHIFT: Final = re.compile(
    r"(?P<sign>[-+])(?P<number>[0-9]{1,4})个?(?P<unit>天|日|周|星期|礼拜|月)"
)
_WITHOUT_YEAR: Final = re.compile(r"[0-9]{1,2}(?:月[0-9]{1,2}[日号]?|[-/][0-9]{1,2})")
_PART_OF_DAY: Final = re.compile("(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?(?P<time>.+)")
_EVENING: Final = ("傍晚", "晚上", "晚")
_NOON: Final = 12
# What joins the two ends of a range; a hyphen is part of a date or of a day of the year.
_JOINED: Final = re.compile(r"\.\.|\s-\s|至|到|[—–~]+|(?<=[日号月])-|(?<=[0-9点半分])-(?=.*[:点])")
# Days that are mostly yet to come when they are written.
_PLANNED: Final = ("date", "from", "to")
# In December the 5th of January is the next one; in April the 15th of October is this year's.
_OVER_NEW_YEAR: Final = dt.timedelta(270)


def flag(field: Field, said: str) -> bool:
    """True or false. Raises CommandLineError."""
    word = fold(said).strip()
    if word in YES or word in NO:
        return word in YES
    raise wrong(said, "“是”或“否”", field, f"写 {field.name}=是 或 {field.name}=否")


def number(field: Field, said: str) -> int | float:
    """A number; a unit after it has to be the field's. Raises CommandLineError."""
    text = _SPACES.sub("", fold(said))
    found = _NUMBER.fullmatch(text)
    units = UNITS.get(field.name, ())
    if found is None:
        raise wrong(said, "数字", field, f"写数字，如 {field.name}=2")
    if found["unit"] and found["unit"] not in units:
        raise wrong(said, "数字", field, f"换算成{units[0]}再写" if units else "只写数字，不带单位")
    digits = str(whole_number(found["number"]) or found["number"])
    try:
        value = read_number(digits)
    except ValueError:
        raise wrong(said, "数字", field, f"写数字，如 {field.name}=2") from None
    if not isfinite(value):
        raise wrong(said, "数字", field, "写小一些的数字")
    if value.is_integer():  # a large one is not what its float is
        return int(value) if "." in digits else int(digits)
    if field.whole:
        raise wrong(said, "整数", field, f"写整数，如 {field.name}={int(value)}")
    return value


def day(field: Field, said: str, context: ValueContext) -> str:
    """`2026-10-14` of one day. Raises CommandLineError.

    `+7天` counts from the session's date, else from today. A day without a year is in the year in
    which it is nearest to the date beside it: the session's, or the other end of a range. Where
    there is none it is nearest to today if it is planned, else of this year.
    """
    text = with_digits(_SPACES.sub("", fold(said)), "年月日号天周星礼个")
    if found := _SHIFT.fullmatch(text):
        return _shifted(found, field, said, _known_date(context, ("date",)) or context.today)
    days = days_of(text, context.today)
    if days is None:
        raise wrong(said, "日期", field, _hint_of_weekday(text) or _DATE_HINT)
    if days[0] != days[1]:
        message = f"{shown(said)}不止一天，{named(field)}要写一天"
        raise CommandLineError(message, f"如 {field.name}={days[0].isoformat()}")
    if _WITHOUT_YEAR.fullmatch(text) is None:
        return days[0].isoformat()
    others = tuple(name for name in _PLANNED if name != field.name or name == "date")
    near = _known_date(context, others) or (context.today if field.name in _PLANNED else None)
    return (in_nearest_year(days[0], near) if near else days[0]).isoformat()


def is_without_year(said: str) -> bool:
    """Whether a day is said as 12月31日, which is in every year."""
    return _WITHOUT_YEAR.fullmatch(with_digits(_SPACES.sub("", fold(said)), "年月日号")) is not None


def _hint_of_weekday(text: str) -> str:
    found = re.fullmatch("(?:周|星期|礼拜)([一二三四五六日天])", text)
    return f"写明是哪一周的：本周{found[1]}、下周{found[1]}" if found else ""


def _shifted(found: re.Match[str], field: Field, said: str, start: dt.date) -> str:
    count = int(found["number"]) * (-1 if found["sign"] == "-" else 1)
    try:
        if found["unit"] == "月":
            years, month = divmod(start.month - 1 + count, 12)
            year = start.year + years
            last = monthrange(year, month + 1)[1]
            return start.replace(year, month + 1, min(start.day, last)).isoformat()
        days = count if found["unit"] in "天日" else 7 * count
        return (start + dt.timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        raise wrong(said, "日期", field, _DATE_HINT) from None


def _known_date(context: ValueContext, names: tuple[str, ...]) -> dt.date | None:
    for holder in (context.beside, context.content):
        for name in names:
            try:
                return dt.date.fromisoformat(str(holder.get(name)))
            except ValueError:
                continue
    return None


def in_nearest_year(found: dt.date, near: dt.date) -> dt.date:
    """The same day of the year of `near`, unless it is over the new year from there."""
    own = _in_year(found, near.year)
    if own is not None and abs(own - near) <= _OVER_NEW_YEAR:
        return own
    years = (near.year - 1, near.year, near.year + 1)
    days = [one for year in years if (one := _in_year(found, year)) is not None]
    return min(days, key=lambda one: abs(one - near), default=found)


def _in_year(found: dt.date, year: int) -> dt.date | None:
    try:
        return found.replace(year=year)
    except ValueError:  # the 29th of February, or no such year
        return None


def day_of_year(field: Field, said: str) -> str:
    """`03-01` of 3月1日. Raises CommandLineError."""
    try:
        return read_day(with_digits(_SPACES.sub("", fold(said)), "月日号"))
    except ValueError:
        raise wrong(said, "月-日", field, "写 3月1日 或 03-01") from None


def time(field: Field, said: str, manifest: Manifest) -> str:
    """`08:30` of a time or a part of the day: its end where the field is one. Raises as others."""
    try:
        start, end = read_times(said, manifest)
    except CommandLineError:
        raise wrong(said, "时间", field, _TIME_HINT) from None
    if _part_named(fold(said).strip(), manifest.day_parts) is None and end is not None:
        raise CommandLineError(f"{shown(said)}是两个时间，{named(field)}要写一个", _TIME_HINT)
    return end if end is not None and field.name in ("end", "to") else start


def read_times(said: str, manifest: Manifest) -> tuple[str, str | None]:
    """The start and end of `8:30-10:00` or of 上午, a part of the day; no end for one time.

    Raises CommandLineError for anything else.
    """
    text = with_digits(fold(said).strip(), "点时分")
    part = _part_named(text, manifest.day_parts)
    if part is not None:
        return f"{part.start:%H:%M}", f"{part.end:%H:%M}"
    first, *rest = _JOINED.split(text, maxsplit=1)
    try:
        start = _clock(first)
        if not rest:
            return start, None
        has_own = rest[0].strip()[:1].isdigit()
        before = _PART_OF_DAY.fullmatch(first.strip())
        prefix = before["part"] or "" if before and has_own else ""
        end = _clock(prefix + rest[0].strip())
    except ValueError:
        raise CommandLineError(f"{shown(said)}不是时间", _TIME_HINT) from None
    if end <= start:
        raise CommandLineError(f"{shown(said)}的结束不晚于开始", "写 8:30-10:00 这样的起止时间")
    return start, end


def _clock(text: str) -> str:
    found = _PART_OF_DAY.fullmatch(_SPACES.sub("", text))
    if found is None:
        raise ValueError(text)
    clock = read_time(found["time"])
    hour, minute = int(clock[:2]), clock[2:]
    if found["part"] in _EVENING and hour == _NOON:  # the next day's first hour
        raise ValueError(text)
    if (found["part"] in ("下午", *_EVENING) and hour < _NOON) or (
        found["part"] == "中午" and hour < _NOON - 2
    ):
        hour += _NOON
    return f"{hour:02}{minute}"


def _part_named(text: str, parts: Mapping[str, DayPart]) -> DayPart | None:
    """The part of the day with that id or title."""
    found = parts.get(text)
    return found or next((one for one in parts.values() if fold(one.title) == text), None)


def ends(text: str) -> tuple[str, str] | None:
    """The two ends of a range in folded text (`3月1日至5月31日`); None where it is none."""
    parts = _JOINED.split(text, maxsplit=1)
    first, second = parts[0].strip(), parts[-1].strip()
    return (first, second) if len(parts) == 2 and first and second else None
