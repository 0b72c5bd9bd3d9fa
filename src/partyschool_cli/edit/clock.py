"""Times of day in a clerk's words, as minutes since midnight: 8:30, 下午2点半, 晚上7点一刻."""

import re
from collections.abc import Mapping
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.manifest import DayPart

# What a catalog's parts of the day are called besides their titles.
PART_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("早上", "早晨", "清晨", "上午", "早"), "morning"),
    **dict.fromkeys(("下午", "午后"), "afternoon"),
    **dict.fromkeys(("晚上", "傍晚", "夜里", "晚"), "evening"),
}
_BEFORE_NOON: Final = ("早上", "早晨", "清晨", "上午", "早", "凌晨")
_HALF_DAYS: Final = "|".join(("凌晨", "中午", *PART_WORDS))

# What nobody means by an hour without a word before it: there are no lessons at 2 in the night.
_NIGHT: Final = range(1, 7)
_HOUR: Final = 60
_NOON: Final = 12
_EARLIEST_EVENING: Final = 5
_LAST_MINUTE: Final = 24 * _HOUR - 1


def clock_pattern(name: str = "") -> str:
    """The pattern of a time, in folded text with digits; `name` ends the names of its groups."""
    minutes = f":(?P<m{name}>[0-9]{{2}})|[点时](?P<rest{name}>半|整|[13]刻|[0-9]{{1,2}}分?)?"
    return rf"(?P<part{name}>{_HALF_DAYS})?\s*(?P<h{name}>[0-9]{{1,2}})(?:{minutes})(?![0-9])"


def clock_of(found: re.Match[str], name: str = "", part: str | None = None) -> int:
    """The minutes of a matched `clock_pattern`; `part` is meant where the text has none.

    Raises CommandLineError for 25:00, 2:30 and 晚上12点.
    """
    hours, part = found[f"h{name}"], found[f"part{name}"] or part
    hour, minute = int(hours), _minute(found, name)
    written = f"{hours}:{minute:02}"
    if minute >= _HOUR or hour > 23:
        raise CommandLineError(f"没有 {written} 这个时间", "时间从 00:00 到 23:59")
    if part is None and len(hours) == 1 and hour in _NIGHT:
        afternoon = f"{hour + _NOON}:{minute:02}"
        raise CommandLineError(
            f"{written} 是夜里", f"是不是下午？写 {afternoon}；确是夜里写 0{written}"
        )
    if (part in _BEFORE_NOON and hour > _NOON) or (
        part in ("晚上", "夜里", "晚", "傍晚") and not _EARLIEST_EVENING <= hour % 24 != _NOON
    ):
        raise CommandLineError(f"没有“{part} {written}”这个时间", "写成 14:30 这样")
    if hour < _NOON and (
        PART_WORDS.get(part or "") in ("afternoon", "evening") or (part == "中午" and hour < 4)
    ):
        hour += _NOON
    return hour * _HOUR + minute


def _minute(found: re.Match[str], name: str) -> int:
    rest = found[f"rest{name}"] or ""
    if rest in ("", "整"):
        return int(found[f"m{name}"] or 0)
    if rest == "半":
        return 30
    return int(rest[0]) * 15 if rest.endswith("刻") else int(rest.removesuffix("分"))


def part_named(text: str, parts: Mapping[str, DayPart]) -> tuple[str, DayPart] | None:
    """The part of the day that folded `text` begins with, and the word for it."""
    words = {word: name for word, name in PART_WORDS.items() if name in parts}
    for name, part in parts.items():
        words[name] = words[part.title.casefold()] = name
    found = [word for word in words if text.startswith(word)]
    longest = max(found, key=len, default=None)
    return (longest, parts[words[longest]]) if longest else None
