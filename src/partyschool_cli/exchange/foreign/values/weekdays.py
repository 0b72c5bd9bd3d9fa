"""Week days: `星期一`, `周一`, `（一）`, `Mon`; 0 is Monday. Weeks: `第2周`."""

import re
from typing import Final

from partyschool_cli.exchange.foreign.values.tokens import Pattern, pattern
from partyschool_cli.model.vocabulary import WEEKDAYS

_SIGNS: Final = "一二三四五六日天1234567末"
_CHINESE: Final = "一二三四五六日"
_NUMBERS: Final = {
    **{sign: number for number, sign in enumerate(_CHINESE)},
    **{sign: number for number, sign in enumerate("1234567")},
    "天": 6,
}
_ENGLISH: Final = tuple(WEEKDAYS)


class Weekday(int):
    """A day of the week, apart from other numbers."""


class WeekNumber(int):
    """The week of a class, from 1, apart from other numbers."""


def _chinese(found: re.Match[str]) -> Weekday | None:
    number = _NUMBERS.get(found["day"])
    return None if number is None else Weekday(number)


def _english(found: re.Match[str]) -> Weekday:
    return Weekday(_ENGLISH.index(found["day"][:3].lower()))


def weekday_word(number: int) -> str:
    """`星期一` of 0."""
    return f"星期{_CHINESE[number]}"


WEEK_DAYS: Final[tuple[Pattern, ...]] = (
    pattern(rf"\(?\s*(?:星\s*期|礼拜|周)\s*(?P<day>[{_SIGNS}])\s*\)?", _chinese),
    pattern(r"\(\s*(?P<day>[一二三四五六日])\s*\)", _chinese),
    pattern(
        r"\(?(?P<day>(?i:mon|tue|wed|thu|fri|sat|sun))(?i:day|sday|nesday|rsday|urday)?\.?\)?"
        r"(?![A-Za-z])",
        _english,
    ),
)
# Before week days, whose 周 it has.
WEEKS: Final[tuple[Pattern, ...]] = (
    pattern(r"第\s*(?P<number>[0-9]{1,2})\s*周", lambda found: WeekNumber(found["number"])),
)
# In a column of its own.
BARE_WEEK_DAYS: Final[tuple[Pattern, ...]] = (
    pattern(r"(?P<day>[一二三四五六日天])(?=\s|$)", _chinese),
)
