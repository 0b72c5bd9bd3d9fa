"""Commands as they are typed, for hints."""

import datetime as dt
import re
from collections.abc import Mapping
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
    is_near = abs((date - now).days) <= _SURELY_NEAREST
    day = f"{date.month}月{date.day}日" if is_near else date.isoformat()
    time = time_text(start) if end is None else f"{time_text(start)}-{time_text(end)}"
    words = [f"{name} {_quoted(value)}" for name, value in options.items()]
    return " ".join(("pschool move", ref, day, time, *words))


def _quoted(text: str) -> str:
    """A word of a command line, for any shell."""
    return text if _NEEDS_NO_QUOTES.fullmatch(text) else '"' + text.replace('"', "”") + '"'
