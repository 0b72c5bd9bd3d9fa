"""Times of day as people write them: `8:30-11:30`, `8：30—10：00`, `8点半至10点`, `0830-1130`.

In a column of times `8.30-11.30` is one too; elsewhere these are days.
"""

import re
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.values.tokens import TO, Pattern, pattern
from partyschool_cli.wording.dates import time_text

_HOURS: Final = 24
_MINUTES: Final = 60
_NOON: Final = 12
# There are no lessons at two in the night.
_FIRST_HOUR: Final = 7


class SaidTime(NamedTuple):
    """A beginning and an end in minutes since midnight, as written; None where there is no end."""

    start: int
    end: int | None = None


class Times(NamedTuple):
    """A beginning and an end that were understood, and what was guessed."""

    start: int
    end: int | None
    why: str = ""


def _minutes(hour: str, minute: str | None, half: str | None = None) -> int | None:
    if int(hour) >= _HOURS or int(minute or 0) >= _MINUTES:
        return None
    return int(hour) * _MINUTES + (30 if half else int(minute or 0))


def _times(found: re.Match[str]) -> SaidTime | None:
    groups = found.groupdict()
    start = _minutes(groups["h"], groups.get("m"), groups.get("half"))
    if start is None or not groups.get("h2"):
        return None if start is None else SaidTime(start)
    end = _minutes(groups["h2"], groups.get("m2"), groups.get("half2"))
    return None if end is None else SaidTime(start, end)


def understood(said: SaidTime, *, after_noon: bool, at_noon: bool, has_part: bool) -> Times:
    """The times that are meant: with 下午, and at hours without lessons, of the second half of the
    day. An end that is not after its start is None.
    """
    start, end, why = said.start, said.end, ""
    half_day = _NOON * _MINUTES
    moves = (after_noon and start < half_day) or (at_noon and start < 10 * _MINUTES)
    if not moves and not has_part and 0 < start < _FIRST_HOUR * _MINUTES:
        moves, why = True, f"{time_text(start)} 按下午算"
    if moves:
        start += half_day
        if end is not None and end < half_day:
            end += half_day
    if end is not None and end <= start and end + half_day > start and end < half_day:
        end += half_day
        why = why or f"结束时间按 {time_text(end)} 算"
    return Times(start, end if end is not None and start < end < _HOURS * _MINUTES else None, why)


def _clock(end: str = "") -> str:
    """A time with its sign (`8:30`, `8点半`, `8时`); the groups' names end with `end`."""
    return (
        rf"(?P<h{end}>[0-9]{{1,2}})(?:\s?:\s?(?=[0-9])|[点时])"
        rf"(?:(?P<m{end}>[0-9]{{2}})(?::[0-9]{{2}})?分?|(?P<half{end}>半)|整)?"
    )


_ALONE: Final = r"(?<![0-9])"
_END: Final = r"(?![0-9]|\s?:)"
# Between the two ends, 上午 may be said again.
_PART: Final = r"(?:上午|中午|下午|晚上|晚)?\s*"
_POINT: Final = r"[.;]"

TIMES: Final[tuple[Pattern, ...]] = (
    pattern(rf"{_ALONE}{_clock()}{TO}{_PART}{_clock('2')}{_END}", _times),
    pattern(rf"{_ALONE}(?P<h>[0-9]{{1,2}}){TO}(?P<h2>[0-9]{{1,2}})[点时]{_END}", _times),
    pattern(
        rf"{_ALONE}(?P<h>[01][0-9])(?P<m>[0-5][0-9])-(?P<h2>[012][0-9])(?P<m2>[0-5][0-9])"
        r"(?![0-9./-])",
        _times,
    ),
    pattern(rf"{_ALONE}{_clock()}{_END}", _times),
)
# In a column of times.
POINT_TIMES: Final[tuple[Pattern, ...]] = (
    pattern(
        rf"{_ALONE}(?P<h>[0-9]{{1,2}}){_POINT}(?P<m>[0-9]{{2}}){TO}{_PART}"
        rf"(?P<h2>[0-9]{{1,2}})[.;:](?P<m2>[0-9]{{2}}){_END}",
        _times,
    ),
    pattern(
        rf"{_ALONE}(?P<h>[0-9]{{1,2}}):(?P<m>[0-9]{{2}}){TO}{_PART}"
        rf"(?P<h2>[0-9]{{1,2}}){_POINT}(?P<m2>[0-9]{{2}}){_END}",
        _times,
    ),
    pattern(rf"{_ALONE}(?P<h>[0-9]{{1,2}}){_POINT}(?P<m>[0-9]{{2}}){_END}", _times),
)
