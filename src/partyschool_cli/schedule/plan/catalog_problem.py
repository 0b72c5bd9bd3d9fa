"""A catalog as a problem of the search: its meetings, times, rooms and people as arrays.

What is planned is `wanted`; every other meeting that a class, a teacher or a site of it could meet
is there too, and fixed.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from partyschool_cli.schedule.cost.cost_context import CostContext, Placed
from partyschool_cli.schedule.placing.placements import Placements, Time
from partyschool_cli.schedule.placing.places import Place
from partyschool_cli.schedule.placing.wanted import Wanted
from partyschool_cli.schedule.plan.course_order import required_before
from partyschool_cli.schedule.search import problem as core
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.timetable.meetings import Meeting, Slot, trainees

# Contact hours come in halves; loads are whole numbers.
HALVES: Final = 2


@dataclass(frozen=True, eq=False)
class CatalogProblem:
    """The arrays, and the way back: `slot_of` says what a place of the search means.

    The first meetings are those that are wanted, in order.
    """

    context: CostContext
    placements: Placements

    @property
    def wanted(self) -> Sequence[Wanted]:
        """What is to be placed."""
        return self.context.wanted

    @cached_property
    def places(self) -> Sequence[Sequence[Place]]:
        """The possible places of each wanted meeting."""
        return [self.placements.places(one) for one in self.wanted]

    @cached_property
    def others(self) -> Sequence[Meeting]:
        """The meetings that stay and could be in the way, in order of time."""
        stays = self.context.stays
        names = {one.id for one in self.context.classes}
        names.update(one.id for wanted in self.wanted for one in wanted.classes)
        teachers = {name for places in self.places for one in places for name in one.teachers}
        sites = {one.site for places in self.places for one in places if one.site}
        timelines = [stays.by_class.get(name) for name in sorted(names)]
        timelines += [stays.by_teacher.get(name) for name in sorted(teachers)]
        timelines += [stays.by_site.get(name) for name in sorted(sites)]
        days = {time.date for times in self.times for time in times}
        found = dict.fromkeys(
            meeting
            for timeline in timelines
            if timeline is not None
            for meeting in timeline.meetings
            if meeting.date in days or not names.isdisjoint(meeting.classes)
        )
        return sorted(found, key=lambda meeting: meeting.order)

    @cached_property
    def times(self) -> Sequence[Sequence[Time]]:
        """The possible times of each wanted meeting; those alike share one sequence."""
        lengths = self._lengths
        found = []
        for wanted in self.wanted:
            around = {length for one in wanted.classes for length in lengths[one.id]}
            times = self.placements.times(wanted, around)
            found.append(times if wanted.is_new else self._with_own(wanted, times))
        return found

    @cached_property
    def _lengths(self) -> Mapping[str, set[int]]:
        """The lengths in minutes of what is wanted of each class."""
        found: dict[str, set[int]] = {}
        for wanted in self.wanted:
            for one in wanted.classes:
                slot = wanted.meeting.slot
                found.setdefault(one.id, set()).add(slot.end - slot.start)
        return found

    def _with_own(self, wanted: Wanted, times: tuple[Time, ...]) -> tuple[Time, ...]:
        """What takes place already may stay when it is, on the grid or not."""
        own = Time(*wanted.meeting.slot[:3])
        if own in times or any(self.placements.against_time(wanted, own)):
            return times
        return tuple(sorted((*times, own)))

    @cached_property
    def _time_index(self) -> Mapping[Time, int]:
        wanted = [time for times in self.times for time in times]
        fixed = [Time(*one.slot[:3]) for one in self.others]
        return {time: index for index, time in enumerate(sorted({*wanted, *fixed}))}

    @cached_property
    def _all_times(self) -> Sequence[Time]:
        return tuple(self._time_index)

    @cached_property
    def _rooms(self) -> Sequence[str | None]:
        listed = {one.site for places in self.places for one in places}
        names = {name for name in (*listed, *(one.site for one in self.others)) if name}
        return (None, *sorted(names))

    @cached_property
    def _room_index(self) -> Mapping[str | None, int]:
        return {name: index for index, name in enumerate(self._rooms)}

    @cached_property
    def _people(self) -> Mapping[tuple[str, str], int]:
        """Classes and teachers: the index of each as a resource."""
        names: dict[tuple[str, str], int] = {}
        for wanted, places in zip(self.wanted, self.places, strict=True):
            for one in wanted.classes:
                names.setdefault(("class", one.id), len(names))
            for name in (name for place in places for name in place.teachers):
                names.setdefault(("teacher", name), len(names))
        for meeting in self.others:
            for name in meeting.classes:
                names.setdefault(("class", name), len(names))
            for name in meeting.slot.teachers:
                names.setdefault(("teacher", name), len(names))
        return names

    @cached_property
    def _teams(self) -> Sequence[Sequence[tuple[str, ...]]]:
        """The teams of teachers of each wanted meeting."""
        return [tuple(dict.fromkeys(one.teachers for one in places)) for places in self.places]

    @cached_property
    def _closed(self) -> tuple[Sequence[set[int]], Sequence[set[int]]]:
        """The times at which each room is closed, and each person away."""
        closed: list[set[int]] = [set() for _ in self._rooms]
        away: list[set[int]] = [set() for _ in self._people]
        index, placements = self._time_index, self.placements
        seen: set[tuple[str, str, int]] = set()
        for wanted, places, times in zip(self.wanted, self.places, self.times, strict=True):
            for site in dict.fromkeys(one.site for one in places):
                if site is None or ("site", site, id(times)) in seen:
                    continue
                seen.add(("site", site, id(times)))
                shut = closed[self._room_index[site]]
                shut.update(index[one] for one in times if placements.is_closed(wanted, site, one))
            for name in dict.fromkeys(name for one in places for name in one.teachers):
                if ("teacher", name, id(times)) in seen:
                    continue
                seen.add(("teacher", name, id(times)))
                gone = away[self._people["teacher", name]]
                gone.update(index[one] for one in times if placements.is_away(wanted, name, one))
        return closed, away

    @cached_property
    def problem(self) -> core.Problem:
        """The arrays."""
        return core.Problem(
            [core.Time(one.date.toordinal(), one.start, one.end) for one in self._all_times],
            list(self._core_rooms()),
            list(self._core_people()),
            [*self._wanted_meetings(), *self._fixed_meetings()],
            self._ways(),
            self._half_days(),
        )

    def _core_rooms(self) -> Iterator[core.Room]:
        for name, closed in zip(self._rooms, self._closed[0], strict=True):
            site = self.context.stays.sites.get(name or "")
            if site is None or site.venue == "online":
                yield core.Room(exclusive=False, closed=frozenset(closed))
            elif site.shared:
                yield core.Room(exclusive=False, seats=site.capacity, closed=frozenset(closed))
            else:
                yield core.Room(closed=frozenset(closed))

    def _core_people(self) -> Iterator[core.Resource]:
        teachers = self.context.stays.teachers
        most = int(self.context.manifest.scheduling.hours_per_day * HALVES)
        for (kind, name), away in zip(self._people, self._closed[1], strict=True):
            if kind == "class":
                yield core.Resource(frozenset(away), most)
                continue
            teacher = teachers.get(name)
            limit = None if teacher is None else int(teacher.contact_hours_per_day * HALVES)
            yield core.Resource(frozenset(away), limit)

    def _ways(self) -> Sequence[Sequence[int]]:
        travel = self.context.travel_minutes
        ways = [[travel(one, other) for other in self._rooms] for one in self._rooms]
        return ways if any(map(any, ways)) else ()

    def _half_days(self) -> Sequence[int]:
        """A number a time: of one day and part of the day."""
        numbers: dict[tuple[dt.date, str], int] = {}
        part = self.context.part
        return [
            numbers.setdefault((one.date, part(one.start, one.end)), len(numbers))
            for one in self._all_times
        ]

    def _wanted_meetings(self) -> Iterator[core.Meeting]:
        index, people = self._time_index, self._people
        for number, wanted in enumerate(self.wanted):
            sites = dict.fromkeys(one.site for one in self.places[number])
            yield core.Meeting(
                resources=tuple(people["class", one.id] for one in wanted.classes),
                # Without a place there is no time for it either.
                times=tuple(index[one] for one in self.times[number]) if sites else (),
                rooms=tuple(self._room_index[one] for one in sites),
                staffs=tuple(
                    tuple(people["teacher", name] for name in team) for team in self._teams[number]
                )
                or ((),),
                people=trainees((wanted.meeting,)),
                load=int(wanted.hours * HALVES),
                after=self._after[number],
            )

    def _fixed_meetings(self) -> Iterator[core.Meeting]:
        people = self._people
        for number, meeting in enumerate(self.others, len(self.wanted)):
            time = self._time_index[Time(*meeting.slot[:3])]
            room = self._room_index[meeting.site or None]
            yield core.Meeting(
                resources=tuple(people["class", name] for name in meeting.classes),
                times=(time,),
                rooms=(room,),
                staffs=(tuple(people["teacher", name] for name in meeting.slot.teachers),),
                people=trainees((meeting,)),
                # The hours of one group are those of its class; the others' are held against the
                # plan with every limit in the end.
                load=int(meeting.hours * HALVES) * any(map(counts_for_class, meeting.sessions)),
                after=self._after[number],
                fixed=core.Place(time, room),
            )

    @cached_property
    def _after(self) -> Sequence[tuple[int, ...]]:
        """For each meeting, those of a class of it that teach what its course requires."""
        meetings = [*(one.meeting for one in self.wanted), *self.others]
        return required_before(self.context.stays.courses, meetings)

    def options(self, index: int) -> Iterator[core.Place]:
        """Every place of a wanted meeting at which its site is open and its teachers are there."""
        closed, away = self._closed
        meeting = self.problem.meetings[index]
        for time in meeting.times:
            for room in meeting.rooms:
                if time in closed[room]:
                    continue
                for number, staff in enumerate(meeting.staffs):
                    if not any(time in away[one] for one in staff):
                        yield core.Place(time, room, number)

    def now(self) -> Mapping[int, core.Place]:
        """Where the wanted meetings that take place already are, as far as they may be there."""
        found = {}
        for index, wanted in enumerate(self.wanted):
            slot = wanted.meeting.slot
            time = self._time_index.get(Time(*slot[:3]))
            room = self._room_index.get(slot.site)
            teams = self._teams[index]
            if wanted.is_new or time is None or room is None or slot.teachers not in teams:
                continue
            place = core.Place(time, room, teams.index(slot.teachers))
            if place in set(self.options(index)):
                found[index] = place
        return found

    def slot_of(self, index: int, place: core.Place) -> Slot:
        """What a place of a wanted meeting means."""
        time = self._all_times[place.time]
        return Slot(*time, self._rooms[place.room], self._teams[index][place.staff])

    def delivery_of(self, index: int, place: core.Place) -> str | None:
        """How a wanted meeting is delivered at a place."""
        site = self._rooms[place.room]
        return next(one.delivery for one in self.places[index] if one.site == site)

    def placed(self, index: int, place: core.Place) -> Placed:
        """A meeting of the problem at a place, for its wishes."""
        if index < len(self.wanted):
            return self.context.placed(self.wanted[index], self.slot_of(index, place))
        return self.context.staying(self.others[index - len(self.wanted)])
