"""A catalog's sessions in time: what takes place, and when classes, teachers and sites are busy."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.timetable.calendar import TeachingCalendar
from partyschool_cli.timetable.day_parts import in_order, parts_met
from partyschool_cli.timetable.meetings import Meeting, PlacedSession, joined, placed_sessions

E = TypeVar("E", bound=Entity)

# The meetings of one class, teacher or site: by day, the earlier first.
Days = Mapping[dt.date, tuple[Meeting, ...]]


@dataclass(frozen=True, eq=False)
class Timetable:
    """Everything that takes place. Each part is worked out when somebody asks for it.

    `courses`, `teachers` and `sites` are the sound ones that are not retired: what a rule on time
    may judge by. `of_class`, `of_teacher` and `of_site` know any id that a session names.
    """

    catalog: Catalog

    @cached_property
    def sessions(self) -> tuple[PlacedSession, ...]:
        """Every session that takes place, the earlier first."""
        return placed_sessions(self.catalog)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting, the earlier first: 合班 is one meeting of several classes."""
        return joined(self.sessions)

    @cached_property
    def calendar(self) -> TeachingCalendar:
        """Which days are off."""
        return TeachingCalendar(self.catalog.manifest.calendar)

    @cached_property
    def courses(self) -> Mapping[str, Course]:
        """The courses in use, by id."""
        return _in_use(self.catalog.courses)

    @cached_property
    def teachers(self) -> Mapping[str, Teacher]:
        """The teachers in use, by id."""
        return _in_use(self.catalog.teachers)

    @cached_property
    def sites(self) -> Mapping[str, Site]:
        """The sites in use, by id."""
        return _in_use(self.catalog.sites)

    @cached_property
    def sessions_of_class(self) -> Mapping[str, tuple[PlacedSession, ...]]:
        """The sessions of each class that has any, the earlier first."""
        found: dict[str, list[PlacedSession]] = {}
        for session in self.sessions:
            found.setdefault(session.training_class.id, []).append(session)
        return {name: tuple(sessions) for name, sessions in found.items()}

    @cached_property
    def doubtful_classes(self) -> frozenset[str]:
        """The classes with a session of a course that no file has: it may be any that they lack."""
        known = self.catalog.known
        return frozenset(
            placed.training_class.id
            for placed in self.sessions
            if placed.course is None
            and placed.session.course is not None
            and Key(Kind.COURSE, placed.session.course) not in known
        )

    @cached_property
    def parts_of_class(self) -> Mapping[str, frozenset[str]]:
        """The parts of the day that the sessions of each class fall in, by their ids."""
        parts = in_order(self.catalog.manifest.day_parts)
        times = {
            name: {(session.start, session.end) for session in sessions}
            for name, sessions in self.sessions_of_class.items()
        }
        return {
            name: frozenset(part for time in held for part in parts_met(*time, parts))
            for name, held in times.items()
        }

    @cached_property
    def of_class(self) -> Mapping[str, Days]:
        """Each class's meetings by day."""
        return _by_day(self.meetings, lambda meeting: meeting.classes)

    @cached_property
    def of_teacher(self) -> Mapping[str, Days]:
        """Each teacher's meetings by day."""
        return _by_day(self.meetings, lambda meeting: meeting.teachers)

    @cached_property
    def of_site(self) -> Mapping[str, Days]:
        """Each site's meetings by day."""
        return _by_day(self.meetings, lambda meeting: (meeting.site,) if meeting.site else ())

    def travel_minutes(self, one: str | None, other: str | None) -> int | None:
        """Minutes between two sites in use, either way; None where nobody wrote them down."""
        here, there = self.sites.get(one or ""), self.sites.get(other or "")
        if here is None or there is None:
            return None
        if here is there:
            return 0
        return here.travel_minutes.get(there.id, there.travel_minutes.get(here.id))


def _in_use(entities: Mapping[str, E]) -> Mapping[str, E]:
    return {name: entity for name, entity in entities.items() if entity.status != "retired"}


def _by_day(
    meetings: Iterable[Meeting], names: Callable[[Meeting], Iterable[str]]
) -> Mapping[str, Days]:
    found: dict[str, dict[dt.date, list[Meeting]]] = {}
    for meeting in meetings:
        for name in names(meeting):
            found.setdefault(name, {}).setdefault(meeting.date, []).append(meeting)
    return {
        name: {date: tuple(held) for date, held in days.items()} for name, days in found.items()
    }
