"""Who taught how often and how long, and how many people were where. 合班 counts once."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.model.entity import Entity
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.split import Split, split_sum
from partyschool_cli.planning.taught_rows import TaughtFilter, taught_rows
from partyschool_cli.timetable.groups import headcount
from partyschool_cli.timetable.timetable import Timetable

_Amounts = dict[str, list[tuple[dt.date, float]]]


@dataclass(frozen=True, slots=True)
class TaughtBy:
    """What one teacher teaches: how many times, and how many contact hours."""

    id: str
    name: str
    sessions: Split
    contact_hours: Split


@dataclass(frozen=True, slots=True)
class HeldAt:
    """What takes place at one site: how many times, and for how many people, each time counted."""

    id: str
    title: str
    sessions: Split
    people: Split


def taught_by(
    timetable: Timetable, days: Period, today: dt.date, schools: frozenset[str] | None = None
) -> tuple[TaughtBy, ...]:
    """The teachers who teach classes of `schools` (of all if None), those with most hours first.

    Activities are not taught; each teacher of a session has all of its hours.
    """
    found: _Amounts = {}
    wanted = TaughtFilter(schools=schools, first=days.first, last=days.last)
    for row in taught_rows(timetable, wanted):
        found.setdefault(row.teacher, []).append((row.date, row.hours))
    teachers = timetable.catalog.teachers
    listed = (
        TaughtBy(name, _title(teachers, name), _times(held, today), split_sum(held, today))
        for name, held in found.items()
    )
    return tuple(sorted(listed, key=lambda each: (-each.contact_hours.total, each.id)))


def held_at(
    timetable: Timetable, days: Period, today: dt.date, schools: frozenset[str] | None = None
) -> tuple[HeldAt, ...]:
    """The sites where classes of `schools` (of all if None) meet, those with most people first."""
    found: _Amounts = {}
    for meeting in timetable.meetings:
        if meeting.site is None or meeting.date not in days:
            continue
        sessions = [
            one
            for one in meeting.sessions
            if one.training_class.status == "active"
            and (schools is None or one.training_class.school in schools)
        ]
        if sessions:
            found.setdefault(meeting.site, []).append((meeting.date, headcount(sessions)))
    sites = timetable.catalog.sites
    listed = (
        HeldAt(name, _title(sites, name), _times(held, today), split_sum(held, today))
        for name, held in found.items()
    )
    return tuple(sorted(listed, key=lambda each: (-each.people.total, each.id)))


def _times(amounts: Iterable[tuple[dt.date, float]], today: dt.date) -> Split:
    return split_sum(((date, 1) for date, _ in amounts), today)


def _title(entities: Mapping[str, Entity], name: str) -> str:
    """What an entity is called; its id where no file has it."""
    return title_of(entities[name]) if name in entities else name
