"""The ways in which a session could be held, and what forbids each of them.

Ways are times and places. Most times are forbidden whatever the place, and a place at a time
whatever else there is, so a way is looked at only as far as the facts in question leave it open.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from partyschool_cli.schedule.explain.facts import Fact, Together, reasons_of
from partyschool_cli.schedule.explain.hitting_set import forbids
from partyschool_cli.schedule.placing.limits import violations
from partyschool_cli.schedule.placing.placements import Time
from partyschool_cli.schedule.placing.places import Place
from partyschool_cli.schedule.placing.wanted import NEW, delivered
from partyschool_cli.timetable.constraint import Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timetable import Timetable

Facts = frozenset[Fact]
Reasons = frozenset[Together]

# How many open ways are looked at for the one that the fewest facts forbid.
_COMPARED: Final = 40


class Way(NamedTuple):
    """A time and a place."""

    time: Time
    place: Place

    @property
    def slot(self) -> Slot:
        """The slot that a session would have."""
        return Slot(*self.time, self.place.site, self.place.teachers)


@dataclass(frozen=True, eq=False)
class Ways:
    """The ways of one meeting, in the order in which they are preferred.

    Those that are `closed` are none: what came between is no fact of the catalog.
    """

    timetable: Timetable
    meeting: Meeting
    times: Sequence[Time]
    places: Sequence[Place]
    today: dt.date
    closed: Callable[[Slot], bool] | None = None

    @cached_property
    def _cache(self) -> dict[tuple[object, ...], Reasons]:
        return {}

    def against(self, way: Way) -> Reasons:
        """The sets of facts of which each forbids a way."""
        return self._reasons(way.slot, way.place.delivery)

    def remaining(self, facts: Facts) -> Reasons | None:
        """What forbids one of the ways that `facts` leave, None where they leave none."""
        best: Reasons | None = None
        for count, way in enumerate(self.left_by(facts)):
            reasons = self.against(way)
            if best is None or len(reasons) < len(best):
                best = reasons
            if not best or count >= _COMPARED:
                break
        return best

    def is_closed(self, way: Way) -> bool:
        """Whether a way is none, whatever the catalog says."""
        return self.closed is not None and self.closed(way.slot)

    def left_by(self, facts: Facts) -> Iterator[Way]:
        """The ways that `facts` do not forbid."""
        for time in self.times:
            if forbids(facts, self._reasons(Slot(*time), None)):
                continue
            for place in self.places:
                way = Way(time, place)
                if self.is_closed(way):
                    continue
                if not self._is_forbidden_in_part(facts, way) and not forbids(
                    facts, self.against(way)
                ):
                    yield way

    def free(self) -> Iterator[Way]:
        """The ways that nothing forbids."""
        for time in self.times:
            if self._reasons(Slot(*time), None):
                continue
            for place in self.places:
                way = Way(time, place)
                if not self.is_closed(way) and not self.against(way):
                    yield way

    def _is_forbidden_in_part(self, facts: Facts, way: Way) -> bool:
        """Whether the site alone, or the teachers alone, are enough; many ways share the answer."""
        site, teachers, delivery = way.place
        if site is not None and forbids(facts, self._reasons(Slot(*way.time, site), delivery)):
            return True
        return bool(teachers) and forbids(
            facts, self._reasons(Slot(*way.time, None, teachers), None)
        )

    def _reasons(self, slot: Slot, delivery: str | None) -> Reasons:
        key = (*slot, delivery)
        if key not in self._cache:
            self._cache[key] = against(
                self.timetable, delivered(self.meeting, delivery), slot, self.today
            )
        return self._cache[key]


def against(timetable: Timetable, meeting: Meeting, slot: Slot, today: dt.date) -> Reasons:
    """The sets of facts of which each forbids a meeting at a slot."""
    return frozenset(
        reason
        for violation in forbidding(timetable, meeting, slot, today)
        for reason in reasons_of(timetable, slot, violation)
    )


def forbidding(
    timetable: Timetable, meeting: Meeting, slot: Slot, today: dt.date
) -> Iterator[Violation]:
    """What forbids a meeting at a slot. One that exists may keep its time of day on another day.

    Somebody chose it, though it is outside the usual parts of the day: a whole day at a base.
    """
    is_kept = meeting.slot[1:3] == slot[1:3] and meeting.first.session.id != NEW
    for violation in violations(timetable, meeting, slot, today):
        if not (is_kept and violation.constraint == "outside-class-parts"):
            yield violation


def moved(meeting: Meeting, way: Way) -> Meeting:
    """The meeting where a way has it."""
    return replace(delivered(meeting, way.place.delivery), slot=way.slot)
