"""Cancel sessions, which stay in the catalog, and plan cancelled ones again."""

from collections.abc import Iterable, Iterator

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.joint_sessions import joint_note
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.reasons import reason_edits
from partyschool_cli.edit.sessions import FiledSession, plan_of, session_edits
from partyschool_cli.source.text_edits.text_edits import TextEdit


def cancel(lookup: Lookup, sessions: Iterable[FiledSession], why: str) -> Plan:
    """The plan that cancels sessions; the reason goes before the note of each."""
    asked = _once(sessions)
    refs = {session.ref for session in asked}
    notes = [
        note
        for session in asked
        if (note := joint_note(lookup, session, "pschool cancel", but=refs))
    ]
    return plan_of(((session, _cancelled(session, why)) for session in asked), notes)


def _cancelled(session: FiledSession, why: str) -> Iterator[TextEdit]:
    yield from session_edits(session, {"status": "cancelled"})
    yield from reason_edits(session.position, session.content, why)


def restore(sessions: Iterable[FiledSession]) -> Plan:
    """The plan that has cancelled sessions take place as planned; notes stay, and are told."""
    asked = _once(sessions)
    edits = (
        (session, session_edits(session, {"status": None}))
        for session in asked
        if session.status == "cancelled"
    )
    return plan_of(edits, [note for session in asked if (note := _restored_note(session))])


def _restored_note(session: FiledSession) -> str | None:
    if session.status != "cancelled":
        return f"{session.ref} 没有取消，不用恢复"
    note = session.content.get("note")
    if not note:
        return None
    return f"{session.ref} 的备注还在：{note}；不要了：pschool set {session.ref} note="


def _once(sessions: Iterable[FiledSession]) -> list[FiledSession]:
    return list({session.ref: session for session in sessions}.values())
