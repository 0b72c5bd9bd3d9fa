"""Free slots of a session for a terminal, each with the command that moves it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.wording.commands import move_command
from partyschool_cli.wording.dates import day_text, times_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partyschool_cli.terminal.style import Line
    from partyschool_cli.timetable.meetings import Slot


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
        end = slot.end if slot.end - slot.start != now.end - now.start else None
        command = move_command(ref, now.date, (slot.date, slot.start, end), options)
        yield Styled(f"  {pad(time, width)}  ", "muted"), Styled(visible(command), "accent")
