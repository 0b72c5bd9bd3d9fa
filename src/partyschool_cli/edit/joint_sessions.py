"""Which sessions of other classes one is taught together with (合班), without loading the catalog.

A catalog of 10,000 files takes a second to load, and a note is not worth that: of the other
classes, only those are parsed whose text has the day and what is taught.
"""

from collections.abc import Container, Iterator

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.sessions import FiledSession, filed_sessions
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.problem import Problem


def taught_together(lookup: Lookup, session: FiledSession) -> tuple[str, ...]:
    """The sessions (`class/s01`) that are one meeting with `session`, as `meetings_of` has it."""
    meeting = _meeting(session)
    if meeting is None or not session.takes_place:
        return ()
    if not (session.slot.site or session.slot.teachers):
        return ()
    return tuple(
        other.ref
        for key in _candidates(lookup, session)
        for other in filed_sessions(lookup, key)
        if other.takes_place and _meeting(other) == meeting
    )


def joint_note(
    lookup: Lookup, session: FiledSession, command: str, but: Container[str] = ()
) -> str | None:
    """What to tell where a changed session was taught together with others, which do not change.

    `command` does the same for them; those of `but` are changed too.
    """
    others = [ref for ref in taught_together(lookup, session) if ref not in but]
    if not others:
        return None
    return f"{session.ref} 原来是合班，{'、'.join(others)} 没有动；要一起改，对它们也运行 {command}"


def _meeting(session: FiledSession) -> object:
    """What is the same for all who are taught together; None for a session that has errors."""
    try:
        slot = session.slot
    except CommandLineError:
        return None
    return (*slot[:4], frozenset(slot.teachers), *map(session.content.get, ("course", "activity")))


def _candidates(lookup: Lookup, session: FiledSession) -> Iterator[Key]:
    taught = session.content.get("course") or session.content.get("activity")
    words = [str(word).encode() for word in (session.date, taught)]
    for key, file in lookup.files.items():
        if key.kind is Kind.CLASS and key != session.class_key:
            data = lookup.tree.read(file.path)
            if not isinstance(data, Problem) and all(word in data for word in words):
                yield key
