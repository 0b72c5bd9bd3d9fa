"""Where a session with a clash could go instead, each free slot as a plan that moves it there."""

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from partyschool_cli.catalog.lookup import Lookup, session_ids
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.sessions import FiledSession, plan_of, session_of, time_edits
from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import entity_at
from partyschool_cli.timetable.constraint import all_constraints
from partyschool_cli.timetable.free_slots import FreeSlots
from partyschool_cli.timetable.separate_session import separate
from partyschool_cli.timetable.slot_search import session_of as class_session
from partyschool_cli.timetable.timetable import Timetable
from partyschool_cli.wording.dates import day_text, times_text

# As many as are compared at a glance.
_MOST: Final = 3


class SlotMove(NamedTuple):
    """A free slot: what to call the move there, and its plan."""

    title: str
    plan: Plan


def slot_moves(lookup: Lookup, timetable: Timetable, finding: Finding) -> tuple[SlotMove, ...]:
    """The free slots nearest to a session that cannot be when it is; of another that is in its
    way, where it has none. Empty for findings that another time would not mend.
    """
    constraint = all_constraints().get(finding.name)
    if constraint is None or constraint.scope == "place":
        return ()
    for place in (finding.at, *(other.at for other in finding.related)):
        session = _session_at(lookup, place)
        if session is not None and not session.is_locked:
            called = "这次课" if place is finding.at else _called(session)
            found = tuple(islice(_moves(timetable, session, called), _MOST))
            if found:
                return found
    return ()


def _session_at(lookup: Lookup, place: At) -> FiledSession | None:
    """The session that a place is in; None where there is none that can be edited."""
    own = entity_at(place.source.path)
    if own is None or own.kind is not Kind.CLASS or len(place.path) < 2:
        return None
    holder, index = place.path[:2]
    ids = session_ids(place.source.content)
    if holder != "sessions" or not isinstance(index, int) or index >= len(ids):
        return None
    try:
        return session_of(lookup, Key(Kind.SESSION, f"{own.id}/{ids[index]}"))
    except (CommandLineError, KeyError):
        return None


def _moves(timetable: Timetable, session: FiledSession, called: str) -> Iterator[SlotMove]:
    one = class_session(timetable.catalog, session.ref)
    if one is None:
        return
    changed, meeting = separate(timetable, one)
    for slot in FreeSlots(changed).near(meeting):
        try:
            plan = plan_of([(session, time_edits(session, slot.date, slot.start, slot.end))])
        except CommandLineError:
            return
        when = day_text(slot.date) + times_text(slot.start, slot.end)
        yield SlotMove(f"把{called}调到{when}，那时都有空", plan)


def _called(session: FiledSession) -> str:
    class_id, _, name = session.ref.partition("/")
    return f"{session.source.content.get('title') or class_id} {name} "
