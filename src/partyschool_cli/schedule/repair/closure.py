"""What came between: the days, and what cannot be used on them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partyschool_cli.timetable.meetings import Meeting, Slot, takes_place
from partyschool_cli.timetable.timetable import Timetable

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Closure:
    """What is closed on ranges of days: things, else the days as a whole.

    `outdoor` are the outdoor sites; `travel` besides those all that are away from the school of a
    class. With neither, and no sites and teachers, nothing that was hit can be on these days.
    """

    days: tuple[Days, ...]
    sites: frozenset[str] = frozenset()
    teachers: frozenset[str] = frozenset()
    outdoor: bool = False
    travel: bool = False

    @property
    def is_of_things(self) -> bool:
        """Whether only some sites or teachers are closed: another room that morning is fine."""
        return bool(self.sites or self.teachers or self.outdoor or self.travel)

    def has_day(self, date: dt.date) -> bool:
        """Whether a day is one of the closed ones."""
        return any(first <= date <= last for first, last in self.days)

    def is_hit(self, timetable: Timetable, meeting: Meeting, slot: Slot) -> bool:
        """Whether a meeting cannot be at a slot."""
        if not self.has_day(slot.date):
            return False
        return not self.is_of_things or self._uses_closed(timetable, meeting, slot)

    def _uses_closed(self, timetable: Timetable, meeting: Meeting, slot: Slot) -> bool:
        if slot.site in self.sites or not self.teachers.isdisjoint(slot.teachers):
            return True
        site = timetable.catalog.sites.get(slot.site or "")
        if site is None or not (self.outdoor or self.travel):
            return False
        return site.outdoor or (self.travel and is_away(timetable, meeting, slot))


def is_away(timetable: Timetable, meeting: Meeting, slot: Slot) -> bool:
    """Whether a site is another school's than that of some class: people have to travel there."""
    site = timetable.catalog.sites.get(slot.site or "")
    if site is None or site.venue == "online":
        return False
    return any(one.training_class.school != site.school for one in meeting.sessions)


@dataclass(frozen=True)
class Hits:
    """The meetings that are hit: those that may be changed, and those that a lock binds."""

    open: tuple[Meeting, ...]
    locked: tuple[Meeting, ...]

    @property
    def all(self) -> tuple[Meeting, ...]:
        """All of them, in order of time."""
        return tuple(sorted((*self.open, *self.locked), key=lambda one: one.order))


def hits_of(
    timetable: Timetable, closure: Closure, refs: Iterable[str] | None, today: dt.date
) -> Hits:
    """The meetings from `today` on that a closure hits; `refs` are the sessions in question.

    合班 is hit whole: it is held for all or for none.
    """
    wanted = None if refs is None else frozenset(refs)
    found: dict[bool, list[Meeting]] = {False: [], True: []}
    for meeting in timetable.meetings:
        is_asked = wanted is None or any(one.ref in wanted for one in meeting.sessions)
        if is_asked and meeting.date >= today and closure.is_hit(timetable, meeting, meeting.slot):
            found[is_locked(meeting)].append(meeting)
    return Hits(tuple(found[False]), tuple(found[True]))


def is_locked(meeting: Meeting) -> bool:
    """Whether a lock binds it; that of one class binds 合班."""
    return any(one.session.locked for one in meeting.sessions)


def days_of(timetable: Timetable, refs: Iterable[str]) -> tuple[Days, ...]:
    """The days of some sessions that take place, each a range."""
    wanted = frozenset(refs)
    return tuple(sorted({(date, date) for date in _dates(timetable, wanted)}))


def _dates(timetable: Timetable, wanted: frozenset[str]) -> Iterator[dt.date]:
    for one in timetable.catalog.sessions:
        if one.ref in wanted and takes_place(one):
            yield one.session.date
