"""Free slots of a session for a terminal, each with the command that moves it there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.wording.dates import day_text, time_text, times_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partyschool_cli.terminal.style import Line
    from partyschool_cli.timetable.meetings import Slot

# A day without a year is the nearest one; from here on it is written with its year.
_SURELY_NEAREST = 180
_NEEDS_NO_QUOTES = re.compile(r"[\w/.:+、，—-]+")


def slot_lines(
    ref: str, slots: Sequence[Slot], now: Slot, options: Mapping[str, str]
) -> Iterator[Line]:
    """The slots that a session could have instead of `now`, each as the command to type.

    `options` are those of the command besides day and time, by name.
    """
    if not slots:
        yield (Styled("这个班的日子里，没有班次、教师和教学点都有空的时间", "muted"),)
        return
    yield (Styled("班次、教师和教学点都有空的时间，照着打就调过去：", "plain"),)
    times = [day_text(slot.date) + times_text(slot.start, slot.end) for slot in slots]
    width = max(map(display_width, times))
    for slot, time in zip(slots, times, strict=True):
        command = visible(move_command(ref, slot, now, options))
        yield Styled(f"  {pad(time, width)}  ", "muted"), Styled(command, "accent")


def move_command(ref: str, slot: Slot, now: Slot, options: Mapping[str, str]) -> str:
    """`pschool move spring/s06 12月12日 14:30`: what moves a session from `now` to a slot."""
    is_near = abs((slot.date - now.date).days) <= _SURELY_NEAREST
    day = f"{slot.date.month}月{slot.date.day}日" if is_near else slot.date.isoformat()
    is_as_long = slot.end - slot.start == now.end - now.start
    time = time_text(slot.start) + ("" if is_as_long else f"-{time_text(slot.end)}")
    words = [f"{name} {_quoted(value)}" for name, value in options.items()]
    return " ".join(("pschool move", ref, day, time, *words))


def _quoted(text: str) -> str:
    """A word of a command line, for any shell."""
    return text if _NEEDS_NO_QUOTES.fullmatch(text) else '"' + text.replace('"', "”") + '"'
