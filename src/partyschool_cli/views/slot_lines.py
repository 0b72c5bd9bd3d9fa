"""Where else a session could be, for a terminal, each slot with the command that moves it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.views.session_title import session_with_time
from partyschool_cli.wording.commands import move_command, move_day_command
from partyschool_cli.wording.dates import day_text, times_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from partyschool_cli.catalog.catalog import Catalog, ClassSession
    from partyschool_cli.edit.other_slots import OtherDays, OtherSlots
    from partyschool_cli.edit.sessions import FiledSession
    from partyschool_cli.terminal.style import Line


def slot_lines(
    catalog: Catalog, session: FiledSession, found: OtherSlots, options: Mapping[str, str]
) -> Iterator[Line]:
    """What is in the way of a session, and the slots that it could have.

    `options` are those of the command besides day and time, by name.
    """
    yield from _in_the_way(catalog, found.in_the_way)
    if not found.slots:
        yield (Styled("这个班的日子里，没有班次、教师和教学点都有空的时间", "muted"),)
        return
    yield (Styled("班次、教师和教学点都有空的时间，照着打就调过去：", "plain"),)
    times = [day_text(slot.date) + times_text(slot.start, slot.end) for slot in found.slots]
    width = max(map(display_width, times))
    now = session.slot
    for slot, time in zip(found.slots, times, strict=True):
        end = slot.end if slot.end - slot.start != now.end - now.start else None
        command = move_command(session.ref, now.date, (slot.date, slot.start, end), options)
        yield Styled(f"  {pad(time, width)}  ", "muted"), Styled(visible(mask(command)), "accent")


def day_lines(
    catalog: Catalog, class_id: str, day: dt.date, found: OtherDays, options: Mapping[str, str]
) -> Iterator[Line]:
    """What is in the way of the sessions of a day, and the days that they could have instead."""
    yield from _in_the_way(catalog, found.in_the_way)
    if not found.days:
        yield (Styled("这个班的日子里，没有哪天能放下这一天的课", "muted"),)
        return
    yield (Styled("能放下这一天的课的日子，照着打就调过去：", "plain"),)
    titles = [day_text(date) for date in found.days]
    width = max(map(display_width, titles))
    for date, title in zip(found.days, titles, strict=True):
        command = move_day_command(class_id, day, date, options)
        yield Styled(f"  {pad(title, width)}  ", "muted"), Styled(visible(mask(command)), "accent")


def _in_the_way(catalog: Catalog, sessions: Iterable[ClassSession]) -> Iterator[Line]:
    for one in sessions:
        told = session_with_time(catalog, one)
        yield Styled("那时已有：", "accent"), Styled(visible(told))
