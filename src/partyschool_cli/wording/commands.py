"""Commands as they are typed, for hints."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Final

from partyschool_cli.wording.dates import time_text

# A day without a year is taken to be the nearest; farther away than this it is written with one.
_SURELY_NEAREST: Final = 180
_NEEDS_NO_QUOTES: Final = re.compile(r"[\w/.:+、，—-]+")


def move_command(
    ref: str,
    now: dt.date,
    when: tuple[dt.date, int, int | None],
    options: Mapping[str, str] = {},
) -> str:
    """`pschool move spring/s06 12月12日 14:30`: what moves a session that is on the day `now`.

    `when` is a day, and a beginning and an end in minutes; no end where it stays as long as it is.
    """
    date, start, end = when
    time = time_text(start) if end is None else f"{time_text(start)}-{time_text(end)}"
    return _command(("pschool move", ref, _day(date, now), time), options)


def move_day_command(
    class_id: str, now: dt.date, to: dt.date, options: Mapping[str, str] = {}
) -> str:
    """`pschool move spring --day 2026-12-10 --to 12月12日`: what moves a day of a class."""
    words = ("pschool move", class_id, "--day", now.isoformat(), "--to", _day(to, now))
    return _command(words, options)


def _day(date: dt.date, now: dt.date) -> str:
    is_near = abs((date - now).days) <= _SURELY_NEAREST
    return f"{date.month}月{date.day}日" if is_near else date.isoformat()


def _command(words: tuple[str, ...], options: Mapping[str, str]) -> str:
    return " ".join((*words, *(f"{name} {_quoted(value)}" for name, value in options.items())))


def _quoted(text: str) -> str:
    """A word of a command line, for any shell."""
    return text if _NEEDS_NO_QUOTES.fullmatch(text) else '"' + text.replace('"', "”") + '"'


def set_command(ref: str, values: Iterable[tuple[str, object]]) -> str:
    """`pschool set class:spring to=2026-03-24`: what gives fields values; None takes one out."""
    return " ".join(("pschool set", ref, *(_assigned(*one) for one in values)))


def _assigned(field: str, value: object) -> str:
    said = "、".join(map(str, value)) if isinstance(value, list) else value
    word = f"{field}={'' if said is None else said}"
    # A shell takes brackets for a pattern of file names.
    return f'"{word}"' if "[" in word or " " in word else word
