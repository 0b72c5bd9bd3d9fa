"""Two sessions that exchange day, time and site."""

from collections.abc import Iterator

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.joint_sessions import joint_note
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.reasons import reason_edits
from partyschool_cli.edit.sessions import (
    FiledSession,
    locked_note,
    plan_of,
    session_edits,
    time_edits,
)
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.text_edits.text_edits import TextEdit


def swap(lookup: Lookup, one: FiledSession, other: FiledSession, why: str) -> Plan:
    """The plan that has each at the other's day, start, end and site.

    Raises CommandLineError where both are the same session.
    """
    if one.ref == other.ref:
        raise CommandLineError(f"两次写的都是 {one.ref}", "写要对调的两次课")
    if one.slot[:4] == other.slot[:4]:
        return plan_of(())
    pairs = ((one, other), (other, one))
    notes = [note for session, _ in pairs for note in _notes(lookup, session)]
    return plan_of(((mine, _edits(mine, its, why)) for mine, its in pairs), notes)


def _edits(session: FiledSession, other: FiledSession, why: str) -> Iterator[TextEdit]:
    yield from time_edits(session, other.date, other.start, other.end)
    yield from session_edits(session, {"site": other.slot.site, "status": "moved"})
    yield from reason_edits(session.position, session.content, why)


def _notes(lookup: Lookup, session: FiledSession) -> Iterator[str]:
    if session.is_locked:
        yield locked_note(session)
    if session.status == "cancelled":
        yield f"{session.ref} 原来是取消的，对调后照常上"
    if note := joint_note(lookup, session, "pschool move"):
        yield note
