"""Where a session could go: the free slots nearest to where it is, and the first one."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import Final

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.timetable.alone import alone
from partyschool_cli.timetable.constraint import all_constraints
from partyschool_cli.timetable.free_slots import FreeSlots
from partyschool_cli.timetable.meetings import Slot, slot_of, takes_place
from partyschool_cli.timetable.timetable import timetable_of

# As many as a clerk compares at a glance.
_MOST: Final = 3


def session_of(catalog: Catalog, ref: str) -> ClassSession | None:
    """The session `class/s01`; None where its class has errors."""
    return next((one for one in catalog.sessions if one.ref == ref), None)


def other_slots(planned: Catalog, ref: str, now: Slot) -> tuple[Slot, ...] | None:
    """Up to three free slots for a session that cannot be where `planned` has it, nearest first.

    None of them is `now`, where it is without the plan. The answer is None where it can be there,
    and where no other time would help.
    """
    one = session_of(planned, ref)
    if one is None or not takes_place(one):
        return None
    timetable, meeting = alone(timetable_of(planned), one)
    against = {
        constraint.scope
        for constraint in all_constraints().values()
        for _ in constraint.violations(timetable, meeting, meeting.slot)
    }
    is_elsewhere = meeting.slot[3:] != now[3:]
    if against <= {"place"} or (is_elsewhere and "place" in against):
        return None
    found = FreeSlots(timetable).near(meeting)
    return tuple(islice((slot for slot in found if slot[:3] != now[:3]), _MOST))


def first_slot(catalog: Catalog, one: ClassSession, today: dt.date) -> Slot | None:
    """The first free slot of a session from today on, within the days of its class; or None.

    Not the one that it has in the catalog.
    """
    has = session_of(catalog, one.ref)
    now = slot_of(has.session) if has else None
    timetable, meeting = alone(timetable_of(catalog), one)
    found: Iterator[Slot] = FreeSlots(timetable).between(meeting, today, one.training_class.to)
    return next((slot for slot in found if now is None or slot[:3] != now[:3]), None)
