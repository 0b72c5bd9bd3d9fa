"""Move a session to another time or place; it keeps its id, and its length unless asked."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Final, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.joint_sessions import joint_note
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.reasons import reason_edits
from partyschool_cli.edit.session_resources import Resources, read_resources
from partyschool_cli.edit.sessions import (
    FiledSession,
    locked_note,
    plan_of,
    session_edits,
    time_edits,
)
from partyschool_cli.edit.when import when_of
from partyschool_cli.errors import CommandLineError, RefusedError
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.wording.dates import time_text

_END_OF_DAY: Final = 24 * 60


class NoFreeSlotError(RefusedError):
    """A session can go nowhere else."""


class Move(NamedTuple):
    """Where to move a session: what `words` say, or `asap` to the first free slot.

    `site` and `teachers` are as a user writes them, a text may name several teachers; None and
    nothing leave them as they are. `why` is told in the session's note.
    """

    words: tuple[str, ...] = ()
    asap: bool = False
    site: str | None = None
    teachers: tuple[str, ...] = ()
    why: str = ""


def move(lookup: Lookup, session: FiledSession, asked: Move, today: dt.date) -> Plan:
    """The plan that moves a session.

    Raises CommandLineError where it is not clear where to, NoFreeSlotError where the first free
    slot is asked for and there is none.
    """
    resources = read_resources(lookup, asked.site, asked.teachers, today)
    if asked.asap:
        slot = _first_slot(lookup, session, resources, today)
    else:
        slot = _slot_said(lookup, session, asked.words, today)
    edits = chain(
        time_edits(session, slot.date, slot.start, slot.end),
        session_edits(session, resources.fields()),
        reason_edits(session.position, session.content, asked.why),
    )
    plan = plan_of([(session, edits)])
    notes = _notes(lookup, session, slot, is_changed=bool(plan.changes.changes))
    return replace(plan, notes=tuple(notes))


def _slot_said(
    lookup: Lookup, session: FiledSession, words: tuple[str, ...], today: dt.date
) -> Slot:
    now = session.slot
    said = when_of(words, lookup, session, today)
    start = now.start if said.start is None else said.start
    end = start + now.end - now.start if said.end is None else said.end
    if end >= _END_OF_DAY:
        length = now.end - now.start
        message = f"{time_text(start)} 开始，{length} 分钟的课要上到第二天"
        raise CommandLineError(message, "写早一点的时间，或写起止，如 19:30-21:00")
    return now._replace(date=said.date or now.date, start=start, end=end)


def _first_slot(
    lookup: Lookup, session: FiledSession, resources: Resources, today: dt.date
) -> Slot:
    # The timetable is built for this alone; a move to a day that is said needs none.
    from partyschool_cli.timetable.slot_search import SlotSearch, session_of
    from partyschool_cli.timetable.wanted_session import Wish, wanted

    one = session_of(lookup.catalog, session.ref)
    if one is None:
        message = f"班次 {session.class_key.id} 的文件有错，找不了空"
        raise CommandLineError(message, "运行 pschool lint 看原因")
    wish = Wish(None, resources.site, resources.teachers)
    last = one.training_class.to
    wished = wanted(one.training_class, one.session, wish, lookup.manifest)
    slot = next(SlotSearch(lookup.catalog, wished).slots(today, last), None)
    if slot is None:
        message = f"到 {last} 结业为止，没有班次、教师和教学点都有空的时间"
        raise NoFreeSlotError(message, "用 --teacher、--site 换教师或教学点，或把班次延长")
    return slot


def _notes(lookup: Lookup, session: FiledSession, slot: Slot, *, is_changed: bool) -> Iterator[str]:
    if is_changed and session.is_locked:
        yield locked_note(session)
    if slot[:3] == session.slot[:3] and session.status == "cancelled":
        yield f"{session.ref} 还是取消的；要恢复：pschool restore {session.ref}"
    if is_changed and (note := joint_note(lookup, session, "pschool move")):
        yield note
