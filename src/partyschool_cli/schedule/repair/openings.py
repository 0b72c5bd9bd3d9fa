"""Where meetings that exist could go: the ways that nothing forbids which stays, nearest first.

A meeting may keep its time of day on another day, whatever the grid; else it starts as a new one
would. What is listed first is what changes least: the same place and hour on another day, another
room at the same time.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from partyschool_cli.schedule.explain.times import ANY_TIME, times_of
from partyschool_cli.schedule.explain.ways import Way, Ways
from partyschool_cli.schedule.placing.class_times import ends_of_others, windows
from partyschool_cli.schedule.placing.placements import Time
from partyschool_cli.schedule.placing.places import places_of_meeting
from partyschool_cli.schedule.repair.closure import Closure
from partyschool_cli.schedule.repair.obstacles import is_movable
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable


@dataclass(frozen=True, eq=False)
class Openings:
    """The ways of meetings under a closure, which hits `hit`; each is looked for once.

    `is_strict` where none starts off the grid because of a meeting that could go.
    """

    timetable: Timetable
    closure: Closure
    hit: frozenset[Meeting]
    today: dt.date
    is_strict: bool = False

    @cached_property
    def _staying(self) -> Timetable:
        """The timetable of what never gives way: activities, what is locked, what is over."""
        bare = replace(self.timetable, by_class={}, by_teacher={}, by_site={})
        staying = (
            one
            for one in self.timetable.meetings
            if one not in self.hit and not is_movable(one, self.today)
        )
        return bare.changed(added=tuple(staying))

    @cached_property
    def _known(self) -> dict[Meeting, tuple[Way, ...]]:
        return {}

    def of(self, meeting: Meeting) -> tuple[Way, ...]:
        """The ways of a meeting, but for the one that it has now, those that change least first.

        What is closed is so for those too that give way: a day without power takes nobody.
        """
        if meeting not in self._known:
            places = places_of_meeting(self.timetable.catalog, meeting)
            ways = Ways(self._staying, meeting, self._times(meeting), places, self.today)
            found = [one for one in ways.free() if self._is_open(meeting, one)]
            self._known[meeting] = tuple(sorted(found, key=lambda one: change_of(meeting, one)))
        return self._known[meeting]

    def _times(self, meeting: Meeting) -> tuple[Time, ...]:
        there = self._staying if self.is_strict else self._without_hit
        return times_of(there, meeting, ANY_TIME, self.today, days_after=0)

    @cached_property
    def _without_hit(self) -> Timetable:
        return self.timetable.changed(tuple(self.hit))

    def _is_open(self, meeting: Meeting, way: Way) -> bool:
        if way.slot == meeting.slot:
            return False
        return not self.closure.is_hit(self.timetable, meeting, way.slot)


def change_of(meeting: Meeting, way: Way) -> tuple[int, ...]:
    """How much a way changes for those who come: sorts ways, the smallest change first."""
    now, slot = meeting.slot, way.slot
    days = (slot.date - now.date).days
    other_place = 2 * (slot.site != now.site) + 2 * (slot.teachers != now.teachers)
    other_hour = slot.start != now.start
    # Earlier is worse than later: who was told of a day cannot come before.
    waiting = min(abs(days), 30) + 2 * (days < 0) + 2 * (days != 0)
    return (waiting + other_place + other_hour, abs(slot.start - now.start), slot.start)


def is_anchored(timetable: Timetable, old: Meeting, new: Meeting) -> bool:
    """Whether a moved meeting starts when one may: as before, on the grid, or at another's end."""
    start = new.start
    if start == old.start:
        return True
    manifest = timetable.catalog.manifest
    step = manifest.scheduling.step
    for one in windows([one.training_class for one in new.sessions], manifest):
        if one.start <= start < one.end and (start - one.start) % step == 0:
            return True
    return start in ends_of_others(timetable, new, new.date)


def size_of(meeting: Meeting) -> int:
    """How many sessions change with it."""
    return len(meeting.sessions)
