"""Move a session to another time or place; it keeps its id, and its length unless asked."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.joint_sessions import taught_together
from partyschool_cli.edit.other_slots import first_slot, session_of
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.sessions import FiledSession, field_edits, note_edits, plan_of, time_edits
from partyschool_cli.edit.when import Bearings, when_of
from partyschool_cli.errors import CommandLineError, UserError
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.wording.dates import time_text

_END_OF_DAY: Final = 24 * 60
_SEPARATORS: Final = re.compile("[,，、]")


class NoFreeSlotError(UserError):
    """A session can go nowhere else."""

    exit_code = 1


class Move(NamedTuple):
    """Where to move a session: what `words` say, or `asap` to the first free slot.

    `site` and `teachers` are as a user writes them, a text may name several teachers; None and
    nothing leave them as they are. `why` is told in the session's note.
    """

    words: tuple[str, ...] = ()
    asap: bool = False
    site: str | None = None
    teachers: tuple[str, ...] = ()
    why: str | None = None


def move(lookup: Lookup, session: FiledSession, asked: Move, today: dt.date) -> Plan:
    """The plan that moves a session.

    Raises CommandLineError where it is not clear where to, NoFreeSlotError where the first free
    slot is asked for and there is none.
    """
    place = _place(lookup, asked)
    if asked.asap:
        slot = _first_slot(lookup, session, place, today)
    else:
        slot = _slot_said(lookup, session, asked.words, today)
    edits = chain(
        time_edits(session, slot.date, slot.start, slot.end),
        field_edits(session, {name: _content(value) for name, value in place.items()}),
        note_edits(session, asked.why),
    )
    plan = plan_of([(session, edits)])
    return (
        replace(plan, notes=tuple(_notes(lookup, session, slot))) if plan.changes.changes else plan
    )


def _place(lookup: Lookup, asked: Move) -> Mapping[str, Any]:
    """The fields that name where and by whom, of those that are asked for."""
    found: dict[str, Any] = {}
    if asked.site is not None:
        found["site"] = lookup.resolve(asked.site, (Kind.SITE,)).id
    names = [name for text in asked.teachers for name in _SEPARATORS.split(text)]
    if names:
        keys = dict.fromkeys(lookup.resolve(name, (Kind.TEACHER,)) for name in names)
        found["teachers"] = tuple(key.id for key in keys)
    return found


def _slot_said(
    lookup: Lookup, session: FiledSession, words: tuple[str, ...], today: dt.date
) -> Slot:
    now = session.slot
    said = when_of(words, Bearings(today, now.date, now.start, lambda: lookup.manifest.day_parts))
    start = now.start if said.start is None else said.start
    end = start + now.end - now.start if said.end is None else said.end
    if end >= _END_OF_DAY:
        length = now.end - now.start
        message = f"{time_text(start)} 开始，{length} 分钟的课要上到第二天"
        raise CommandLineError(message, "写早一点的时间，或写起止，如 19:30-21:00")
    return now._replace(date=said.date or now.date, start=start, end=end)


def _first_slot(
    lookup: Lookup, session: FiledSession, place: Mapping[str, Any], today: dt.date
) -> Slot:
    one = session_of(lookup.catalog, session.ref)
    if one is None:
        class_id = session.class_key.id
        raise CommandLineError(
            f"班次 {class_id} 的文件有错，找不了空", f"先看：pschool lint {class_id}"
        )
    changed = one.session.model_copy(update=place)
    slot = first_slot(lookup.catalog, one._replace(session=changed), today)
    if slot is None:
        until = one.training_class.to
        message = f"到 {until} 结业为止，没有班次、教师和教学点都有空的时间"
        raise NoFreeSlotError(message, "用 --teacher、--site 换教师或教学点，或把班次延长")
    return slot


def _content(value: Any) -> Any:
    """A value as YAML has it."""
    return list(value) if isinstance(value, tuple) else value


def _notes(
    lookup: Lookup, session: FiledSession, slot: Slot, *, is_changed: bool
) -> Iterator[str]:
    if is_changed and session.content.get("locked") is True:
        yield f"{session.ref} 标了 locked（排课时不调它），照你说的改"
    if slot[:3] == session.slot[:3] and session.status == "cancelled":
        yield f"{session.ref} 还是取消的；要恢复：pschool restore {session.ref}"
    others = taught_together(lookup, session) if is_changed else ()
    if others:
        yield f"原来是合班，{'、'.join(others)} 没有动；要一起改，对它们也各运行一次 pschool move"
