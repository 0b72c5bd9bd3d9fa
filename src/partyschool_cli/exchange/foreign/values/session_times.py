"""Parts of the day and times as they are said → the beginning and end of a session."""

import datetime as dt
from collections.abc import Mapping
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.values.day_parts import (
    PartWord,
    Span,
    is_after_noon,
    is_noon,
    span_of,
)
from partyschool_cli.exchange.foreign.values.moments import Slot
from partyschool_cli.exchange.foreign.values.times import Times, understood
from partyschool_cli.model.contact_hours import minutes_of, time_at
from partyschool_cli.model.manifest import DayPart
from partyschool_cli.wording.dates import time_text, times_text

# Begins the reason of an end that was guessed.
NO_END: Final = "没有写几点结束"
_NO_PART: Final = PartWord("", "")


class NotATimeError(Exception):
    """What is said is no beginning and end; the message is why, in Chinese."""


class SessionTime(NamedTuple):
    """A beginning, an end, and what of them was guessed."""

    start: dt.time
    end: dt.time
    why: str = ""


def session_time(slot: Slot | None, parts: Mapping[str, DayPart]) -> SessionTime:
    """When a session begins and ends. Raises NotATimeError.

    A part of the day alone gives its times, a beginning alone ends with its part.
    """
    if slot is None:
        raise NotATimeError("没有写时间，也没有写上午、下午")
    span = span_of(slot.part, parts) if slot.part else None
    if slot.time is None:
        if span is None or slot.part is None:
            word = slot.part.text if slot.part else ""
            raise NotATimeError(f"目录里没有“{word}”的时间；写上几点到几点")
        why = f"“{slot.part.text}”按 {times_text(span.start, span.end)}"
        return _session(span.start, span.end, why)
    part = slot.part or _NO_PART
    times = understood(
        slot.time,
        after_noon=is_after_noon(part),
        at_noon=is_noon(part),
        has_part=slot.part is not None,
    )
    if times.end is None:
        times = _with_end(times, span, parts)
    if span is not None and not _overlaps(times, span):
        why = f"写的是“{part.text}”，时间照 {time_text(times.start)}"
        times = times._replace(why="；".join(filter(None, (times.why, why))))
    return _session(times.start, times.end or times.start, times.why)


def time_of_cell(
    first: Slot | None, last: Slot | None, own: Slot | None, parts: Mapping[str, DayPart]
) -> SessionTime:
    """When a session of a grid is: by its `own` time, else from the `first` row of its cell to the
    `last`. Raises NotATimeError.
    """
    if own is not None:
        row_part = first.part if first and first == last else None
        return session_time(Slot(own.part or row_part, own.time), parts)
    if first is None:
        raise NotATimeError("这一行前面没有写时间，也没有写上午、下午")
    begin = session_time(first, parts)
    if last is None or last == first:
        return begin
    end = session_time(last, parts)
    whys = dict.fromkeys(filter(None, (begin.why, end.why)))
    return SessionTime(begin.start, end.end, "；".join(whys))


def _with_end(times: Times, span: Span | None, parts: Mapping[str, DayPart]) -> Times:
    for one in filter(None, (span, *_spans(parts))):
        if one.start - 60 <= times.start < one.end:
            why = f"{NO_END}，按 {time_text(one.end)}"
            return Times(times.start, one.end, "；".join(filter(None, (times.why, why))))
    raise NotATimeError(f"只写了 {time_text(times.start)}，看不出几点结束")


def _spans(parts: Mapping[str, DayPart]) -> list[Span]:
    return [Span(minutes_of(one.start), minutes_of(one.end)) for one in parts.values()]


def _overlaps(times: Times, span: Span) -> bool:
    end = times.start + 1 if times.end is None else times.end
    # Half past six is still 下午, or already 晚上.
    return times.start < span.end + 120 and end > span.start - 120


def _session(start: int, end: int, why: str) -> SessionTime:
    return SessionTime(time_at(start), time_at(end), why)
