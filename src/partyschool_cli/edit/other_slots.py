"""Where a session could go that cannot be where a plan puts it, and what is in its way there."""

from itertools import islice
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.timetable.alone import alone
from partyschool_cli.timetable.constraint import Violation, all_constraints
from partyschool_cli.timetable.free_slots import FreeSlots
from partyschool_cli.timetable.meetings import Slot, takes_place
from partyschool_cli.timetable.slot_search import session_of
from partyschool_cli.timetable.timetable import timetable_of

# As many as a clerk compares at a glance.
_MOST: Final = 3
# Each of their violations is between two meetings at one time.
_CLASHES: Final = ("class-clash", "site-clash", "teacher-clash")


class Otherwise(NamedTuple):
    """The sessions that are in the way, and up to three free slots, the nearest first."""

    in_the_way: tuple[ClassSession, ...]
    slots: tuple[Slot, ...]


def other_slots(planned: Catalog, ref: str, now: Slot) -> Otherwise | None:
    """Where a session could be instead of where `planned` has it.

    No slot is `now`, where it is without the plan. The answer is None where it can be there, and
    where no other time would help.
    """
    one = session_of(planned, ref)
    if one is None or not takes_place(one):
        return None
    timetable, meeting = alone(timetable_of(planned), one)
    against: dict[str, list[Violation]] = {}
    for constraint in all_constraints().values():
        for violation in constraint.violations(timetable, meeting, meeting.slot):
            against.setdefault(constraint.scope, []).append(violation)
    is_elsewhere = meeting.slot[3:] != now[3:]
    if against.keys() <= {"place"} or (is_elsewhere and "place" in against):
        return None
    clashes = (one for one in against.get("meetings", ()) if one.constraint in _CLASHES)
    others = dict.fromkeys(other.first for violation in clashes for other in violation.others)
    free = (slot for slot in FreeSlots(timetable).near(meeting) if slot[:3] != now[:3])
    return Otherwise(tuple(islice(others, _MOST)), tuple(islice(free, _MOST)))
