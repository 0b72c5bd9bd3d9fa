"""Times at which a session could be that a form is about: class, teachers and site are free."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import Listing, entity_file
from partyschool_cli.source.files.tree import Subset
from partyschool_cli.timetable.free_slots import FreeSlots
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.separate_session import separate
from partyschool_cli.timetable.timetable import timetable_of

# As many as are compared at a glance.
_MOST: Final = 4


def free_slots(lookup: Lookup, plan: Plan, key: Key) -> tuple[Slot, ...]:
    """The slots nearest to where a plan puts a session, with the teachers and site it has there.

    Where there is none as long as planned, those at its time of day and length without the plan.
    Empty where its class cannot be read.
    """
    planned = _planned(lookup, plan, key)
    if planned is None:
        return ()
    timetable = timetable_of(lookup.catalog)
    for one in _as_long(lookup, planned):
        changed, meeting = separate(timetable, one)
        found = tuple(islice(FreeSlots(changed).near(meeting), _MOST))
        if found:
            return found
    return ()


def _as_long(lookup: Lookup, planned: ClassSession) -> Iterator[ClassSession]:
    yield planned
    old = lookup.catalog.classes.get(planned.training_class.id)
    sessions = old.sessions if old is not None else ()
    for one in sessions:
        if one.id == planned.session.id:
            times = {"start": one.start, "end": one.end}
            yield planned._replace(session=planned.session.model_copy(update=times))


def _planned(lookup: Lookup, plan: Plan, key: Key) -> ClassSession | None:
    path = lookup.source(Key(Kind.CLASS, key.id.partition("/")[0])).path
    after = plan.changes.preview(lookup.tree)
    classes = load(Subset(after, Listing((entity_file(path),), ())))
    return next((one for one in classes.sessions if one.ref == key.id), None)
