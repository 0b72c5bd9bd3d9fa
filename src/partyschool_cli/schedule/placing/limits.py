"""What a plan may not do beyond what no timetable may: the scheduler's own limits as violations.

`violations` is the whole: the constraints of `timetable/constraints/` but for those that are wishes
to a plan, and the limits of scheduling.md that lint has no rule for.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.placing.class_times import outside_class_times
from partyschool_cli.schedule.placing.places import sites_of, teachers_of
from partyschool_cli.timetable.constraint import Constraint, Violation, all_constraints
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.timetable.meetings import Meeting, Slot, hours_at
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable

# What lint reports and a plan only avoids.
WISHES: Final = frozenset({"out-of-season"})

Limit = Callable[[Timetable, Meeting, Slot], Iterator[Violation]]


@cache
def hard_constraints() -> tuple[Constraint, ...]:
    """The constraints on timetables that no plan breaks."""
    return tuple(one for name, one in all_constraints().items() if name not in WISHES)


def violations(
    timetable: Timetable, meeting: Meeting, slot: Slot, today: dt.date
) -> Iterator[Violation]:
    """Every reason why a plan may not have `meeting` at `slot`; of a new session, a stand-in."""
    for constraint in hard_constraints():
        yield from constraint.violations(timetable, meeting, slot)
    yield from before_today(meeting, slot, today)
    for limit in OWN_LIMITS:
        yield from limit(timetable, meeting, slot)


def before_today(meeting: Meeting, slot: Slot, today: dt.date) -> Iterator[Violation]:
    """What is over is not planned. `reason` is the day from which on there is anything to plan."""
    if slot.date < today:
        yield Violation("before-today", meeting.first, None, reason=today.isoformat())


def class_hours_per_day(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """A class is taught no more on one day than the manifest says. One a class."""
    manifest = timetable.catalog.manifest
    most = manifest.scheduling.hours_per_day
    own = hours_at(slot, meeting, manifest)
    for session in meeting.sessions:
        timeline = timetable.by_class.get(session.training_class.id, NO_MEETINGS)
        name = session.training_class.id
        others = tuple(
            one
            for one in timeline.on(slot.date)
            if one is not meeting and one.hours and counts_for_class(one.session_of(name))
        )
        hours = own + sum(one.hours for one in others)
        if own and hours > most:
            field = ("scheduling", "hours_per_day")
            yield Violation(
                "class-hours-per-day", session, None, field, others, amount=hours, limit=most
            )


def not_listed(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """A session has a teacher and a site of its course; what it has already is left to it."""
    course = meeting.course
    if course is None:
        return
    catalog = timetable.catalog
    classes = [one.training_class for one in meeting.sessions]
    entity = Key(Kind.COURSE, course.id)
    able = {*meeting.slot.teachers, *(one.id for one in teachers_of(catalog, course, classes))}
    for name in slot.teachers:
        if name not in able:
            yield Violation("teacher-not-listed", meeting.first, entity, ("teachers",), reason=name)
    sites = {meeting.slot.site, *(one.id for one in sites_of(catalog, course, classes))}
    if slot.site is not None and slot.site not in sites:
        yield Violation("site-not-listed", meeting.first, entity, ("sites",), reason=slot.site)


OWN_LIMITS: Final[tuple[Limit, ...]] = (outside_class_times, class_hours_per_day, not_listed)
