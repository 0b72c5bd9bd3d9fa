"""A timetable: the meetings of a catalog, and when each class, teacher and site is busy."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TypeVar

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.timetable.calendar import TeachingCalendar
from partyschool_cli.timetable.meetings import Meeting, meetings_of, takes_place
from partyschool_cli.timetable.timeline import NO_MEETINGS, Timeline, timeline_of

E = TypeVar("E", bound=Entity)

# By the id of a class, teacher or site.
Timelines = Mapping[str, Timeline]

# The ids of the classes, teachers or sites that a meeting takes up.
_Names = Callable[[Meeting], tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Timetable:
    """What takes place when, and the facts that decide whether it can.

    `courses`, `teachers` and `sites` are the sound ones that are not retired: what may be judged
    by. `by_class`, `by_teacher` and `by_site` have the meetings of any id that a session names; of
    a class, those that start together are in the order of its file.
    """

    catalog: Catalog
    calendar: TeachingCalendar
    courses: Mapping[str, Course]
    teachers: Mapping[str, Teacher]
    sites: Mapping[str, Site]
    by_class: Timelines
    by_teacher: Timelines
    by_site: Timelines

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting, in order of time."""
        timelines = self.by_class.values()
        found = dict.fromkeys(chain.from_iterable(timeline.meetings for timeline in timelines))
        return tuple(sorted(found, key=lambda meeting: meeting.order))

    @cached_property
    def classes_with_unknown_course(self) -> frozenset[str]:
        """The classes with a session of a course that no file has: it may be any that they lack."""
        known = self.catalog.known
        return frozenset(
            name
            for name, timeline in self.by_class.items()
            for meeting in timeline.meetings
            if meeting.course is None
            and meeting.course_id is not None
            and Key(Kind.COURSE, meeting.course_id) not in known
        )

    def travel_minutes(self, one: str | None, other: str | None) -> int | None:
        """Minutes between two sites in use, either way; None where nobody wrote them down."""
        here, there = self.sites.get(one or ""), self.sites.get(other or "")
        if here is None or there is None:
            return None
        if here is there:
            return 0
        return here.travel_minutes.get(there.id, there.travel_minutes.get(here.id))

    def changed(
        self, removed: Sequence[Meeting] = (), added: Sequence[Meeting] = ()
    ) -> "Timetable":
        """The timetable without some of its meetings, and with others.

        Costs what the timelines of their classes, teachers and sites are long, not the catalog.
        """
        return replace(
            self,
            by_class=_changed(self.by_class, removed, added, _classes),
            by_teacher=_changed(self.by_teacher, removed, added, _teachers),
            by_site=_changed(self.by_site, removed, added, _sites),
        )


def timetable_of(catalog: Catalog) -> Timetable:
    """The timetable of the sessions of a catalog that take place."""
    meetings = meetings_of(catalog, filter(takes_place, catalog.sessions))
    by_class = _timelines(meetings, _classes)
    return Timetable(
        catalog,
        TeachingCalendar(catalog.manifest.calendar),
        _in_use(catalog.courses),
        _in_use(catalog.teachers),
        _in_use(catalog.sites),
        {name: _in_order_of_file(name, own) for name, own in by_class.items()},
        _timelines(meetings, _teachers),
        _timelines(meetings, _sites),
    )


def _timelines(meetings: Iterable[Meeting], names: _Names) -> Timelines:
    found: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        for name in names(meeting):
            found.setdefault(name, []).append(meeting)
    return {name: timeline_of(own) for name, own in found.items()}


def _changed(
    timelines: Timelines, removed: Iterable[Meeting], added: Iterable[Meeting], names: _Names
) -> Timelines:
    found = dict(timelines)
    for meeting in removed:
        for name in names(meeting):
            found[name] = found[name].without(meeting)
    for meeting in added:
        for name in names(meeting):
            found[name] = found.get(name, NO_MEETINGS).with_meeting(meeting)
    return found


def _in_order_of_file(name: str, timeline: Timeline) -> Timeline:
    if not timeline.has_overlaps:
        return timeline

    def order(meeting: Meeting) -> tuple[object, int]:
        return (meeting.slot[:2], meeting.session_of(name).position)

    return timeline_of(sorted(timeline.meetings, key=order))


def _classes(meeting: Meeting) -> tuple[str, ...]:
    return meeting.classes


def _teachers(meeting: Meeting) -> tuple[str, ...]:
    return meeting.slot.teachers


def _sites(meeting: Meeting) -> tuple[str, ...]:
    return (meeting.slot.site,) if meeting.slot.site else ()


def _in_use(entities: Mapping[str, E]) -> Mapping[str, E]:
    return {name: entity for name, entity in entities.items() if entity.status != "retired"}
