"""Move all sessions of one day of a class to another day; each keeps its time."""

import datetime as dt
from typing import NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.joint_sessions import joint_note
from partyschool_cli.edit.plan import Plan, editable_text
from partyschool_cli.edit.reasons import reason_edits
from partyschool_cli.edit.sessions import (
    FiledSession,
    filed_sessions,
    locked_note,
    plan_of,
    time_edits,
)
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.text_edits.text_edits import TextEdit
from partyschool_cli.wording.dates import day_text


class DayMove(NamedTuple):
    """From which day of a class to which; the reason goes into the sessions' notes."""

    day: dt.date
    to: dt.date
    why: str = ""


def sessions_on(lookup: Lookup, class_key: Key, day: dt.date) -> list[FiledSession]:
    """The sessions of a class that take place on a day. Raises CommandLineError without any."""
    editable_text(lookup.source(class_key))
    planned = [one for one in filed_sessions(lookup, class_key) if one.takes_place]
    found = [one for one in planned if one.date == day]
    if not found:
        days = "、".join(day_text(date) for date in sorted({one.date for one in planned}))
        hint = f"有课的日子：{days}" if days else f"运行 pschool show {class_key.id} 看它的课次"
        title = lookup.title(class_key)
        raise CommandLineError(
            f"{title}（{class_key.id}）在{day.year}年{day_text(day)}没有课", hint
        )
    return found


def move_day(lookup: Lookup, sessions: list[FiledSession], asked: DayMove) -> Plan:
    """The plan that moves the sessions of a day, all in one."""
    if asked.day == asked.to:
        return plan_of(())
    notes = [
        note
        for session in sessions
        for note in (
            locked_note(session) if session.is_locked else None,
            joint_note(lookup, session, "pschool move"),
        )
        if note
    ]
    return plan_of(((session, _edits(session, asked)) for session in sessions), notes)


def _edits(session: FiledSession, asked: DayMove) -> tuple[TextEdit, ...]:
    return (
        *time_edits(session, asked.to, session.start, session.end),
        *reason_edits(session.position, session.content, asked.why),
    )
