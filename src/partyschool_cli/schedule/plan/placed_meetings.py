"""Places of a search as meetings of a timetable, on starts that may be, held against every limit.

A search goes by way of starts that may not be, off the grid and where no session of the class ends,
since where one session ends is for another to say. What is left of them when it is over goes to the
nearest place that may be, or has none.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from partyschool_cli.schedule.cost.cost_context import Placed
from partyschool_cli.schedule.cost.incremental_cost import IncrementalCost
from partyschool_cli.schedule.placing.class_times import ends_of_others
from partyschool_cli.schedule.placing.limits import violations
from partyschool_cli.schedule.plan.catalog_problem import CatalogProblem
from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Place
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable


class PlacedMeetings:
    """The wanted meetings of a problem that have a place: `places` and `meetings` by index.

    `timetable` is what stays, with them.
    """

    def __init__(self, problem: CatalogProblem, found: Mapping[int, Place], today: dt.date) -> None:
        """Take the places that a search found, as far as they hold."""
        self.problem = problem
        self.places = dict(found)
        self.meetings = {
            index: _meeting_at(problem, index, place) for index, place in found.items()
        }
        self.timetable: Timetable = problem.context.stays.changed((), [*self.meetings.values()])
        self._today = today
        # Who starts at the end of one that goes elsewhere may be the next.
        for _ in range(len(self.places)):
            wrong = list(self._unanchored())
            if not wrong:
                break
            for index in wrong:
                self._move_to_nearest(index)
        for index in [*self._unanchored(), *self._forbidden()]:
            if index in self.places:
                self._remove(index)

    @property
    def unplaced(self) -> tuple[int, ...]:
        """The wanted meetings without a place."""
        return tuple(one for one in range(len(self.problem.wanted)) if one not in self.places)

    def placed(self) -> Iterator[Placed]:
        """All meetings of the planned classes, for their wishes."""
        yield from self.problem.context.all_staying()
        for index, place in self.places.items():
            yield self.problem.placed(index, place)

    def pull_forward(self, cost: IncrementalCost, found: Mapping[int, Place]) -> None:
        """Let sessions start earlier in their part of the day where that costs less.

        `cost` is at the places that were `found`; a search that ends early leaves such things.
        """
        settled = [index for index, place in found.items() if self.places.get(index) != place]
        cost.apply([Move(index, self.places.get(index)) for index in settled])
        for index in sorted(self.places, key=lambda index: self.meetings[index].slot[:2]):
            for place in sorted(self._earlier(index), key=lambda place: place.time):
                if cost.delta([Move(index, place)]) < 0 and self._may_move(index, place):
                    cost.apply([Move(index, place)])
                    break

    def _earlier(self, index: int) -> Iterator[Place]:
        """The places that differ from a meeting's by an earlier start in its part of the day."""
        problem, now = self.problem, self.places[index]
        slot, part = self.meetings[index].slot, problem.placed(index, now).part
        for place in problem.options(index):
            if place[1:] == now[1:]:
                other = problem.slot_of(index, place)
                is_earlier = other.date == slot.date and other.start < slot.start
                if is_earlier and problem.placed(index, place).part == part:
                    yield place

    def _may_move(self, index: int, place: Place) -> bool:
        """Move a meeting if nothing forbids that; whether it did."""
        old = self.places[index]
        self._remove(index)
        is_allowed = self._put(index, place)
        if not is_allowed:
            self._put(index, old)
        return is_allowed

    def _unanchored(self) -> Iterator[int]:
        problem = self.problem
        for index, place in self.places.items():
            placed = problem.placed(index, place)
            if not placed.on_grid and not self._starts_at_an_end(self.meetings[index]):
                yield index

    def _starts_at_an_end(self, meeting: Meeting) -> bool:
        """Whether another session of the classes ends when this one starts."""
        return meeting.start in ends_of_others(self.timetable, meeting, meeting.date)

    def _forbidden(self) -> Iterator[int]:
        for index, meeting in self.meetings.items():
            if any(violations(self.timetable, meeting, meeting.slot, self._today)):
                yield index

    def _move_to_nearest(self, index: int) -> None:
        now = self.meetings[index].slot
        old = self.places[index]
        self._remove(index)
        problem = self.problem

        def distance(place: Place) -> tuple[int, ...]:
            slot = problem.slot_of(index, place)
            days = abs((slot.date - now.date).days)
            return (days, abs(slot.start - now.start), place.room != old.room, *place)

        for place in sorted(problem.options(index), key=distance):
            if self._put(index, place):
                return

    def _put(self, index: int, place: Place) -> bool:
        """Put a meeting that has no place somewhere, if nothing forbids that; whether it did."""
        meeting = _meeting_at(self.problem, index, place)
        is_on_grid = self.problem.placed(index, place).on_grid
        if not is_on_grid and not self._starts_at_an_end(meeting):
            return False
        if any(violations(self.timetable, meeting, meeting.slot, self._today)):
            return False
        self.places[index] = place
        self.meetings[index] = meeting
        self.timetable = self.timetable.changed(added=(meeting,))
        return True

    def _remove(self, index: int) -> None:
        del self.places[index]
        self.timetable = self.timetable.changed((self.meetings.pop(index),))


def _meeting_at(problem: CatalogProblem, index: int, place: Place) -> Meeting:
    """A wanted meeting as it would be at a place."""
    wanted = problem.wanted[index].with_delivery(problem.delivery_of(index, place))
    return replace(wanted.meeting, slot=problem.slot_of(index, place))
