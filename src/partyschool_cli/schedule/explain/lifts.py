"""What can be changed about a fact so that it forbids something no longer, and what that costs.

Nothing is offered for what is as it is: how many a room holds, a holiday of the state, that a
meeting is locked or over. Costs only order remedies: what one may decide at a desk comes before
what others have to agree to.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.model.contact_hours import contact_hours, time_at
from partyschool_cli.model.course import Course
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.schedule.explain.facts import SESSIONS, Fact
from partyschool_cli.schedule.explain.reasons import absence_said, days_said
from partyschool_cli.schedule.explain.trial import FieldEdit
from partyschool_cli.schedule.placing.class_times import parts_of
from partyschool_cli.timetable.day_parts import part_of
from partyschool_cli.timetable.meetings import Meeting, Slot, slot_of
from partyschool_cli.wording.dates import date_text, time_text

_MOVE_COST: Final = 2.0
_ACTIVITY_COST: Final = 3.5
_DATES_COST: Final = 3.0
_DAYS_COST: Final = 3.5
_OPENING_COST: Final = 5.0
_AWAY_COST: Final = 6.0
_LIMIT_COST: Final = 7.0
_CLOSED_COST: Final = 8.0
_A_DAY: Final = 0.1
# A class begins or ends some days earlier or later, not in another month.
_MOST_DAYS: Final = 14
_WEEKDAYS: Final = tuple(WEEKDAYS)


class Lift(NamedTuple):
    """A change of fields that lifts a fact; or `meeting`, which is to be moved out of the way."""

    message: str
    cost: float
    edits: tuple[FieldEdit, ...] = ()
    meeting: Meeting | None = None


def lift_of(catalog: Catalog, fact: Fact, slot: Slot, today: dt.date) -> Lift | None:
    """What lifts a fact for a meeting at a slot; None where nothing is to be done about it."""
    if fact.key is None:
        return _of_manifest(catalog, fact, slot)
    if fact.field[0] == SESSIONS:
        return _moved(fact, today)
    entity = catalog.entities(fact.key.kind).get(fact.key.id)
    if isinstance(entity, TrainingClass):
        return next(_of_class(catalog, entity, fact, slot), None)
    if isinstance(entity, Site | Teacher):
        return next(_of_resource(catalog, entity, fact, slot), None)
    if isinstance(entity, Course):
        return next(_of_course(catalog, entity, fact), None)
    return None


def _moved(fact: Fact, today: dt.date) -> Lift | None:
    meeting = fact.meeting
    if meeting is None or meeting.date < today:
        return None
    if len(meeting.sessions) > 1 or meeting.first.session.locked:
        return None
    if meeting.slot != slot_of(meeting.first.session):
        return None  # a plan has it there, and no file: there is nothing to move yet
    cost = _MOVE_COST if meeting.course is not None else _ACTIVITY_COST
    return Lift(f"移动 {meeting.first.ref}", cost, meeting=meeting)


def _of_manifest(catalog: Catalog, fact: Fact, slot: Slot) -> Lift | None:
    manifest = catalog.manifest
    if fact.field[:2] == ("calendar", "closed"):
        closed = manifest.calendar.closed[int(fact.field[2])]
        message = f"取消 {days_said(closed)}的停课"
        return Lift(message, _CLOSED_COST, (FieldEdit(None, fact.field, None),))
    if fact.field == ("scheduling", "hours_per_day"):
        most = manifest.scheduling.hours_per_day + _hours(catalog, slot)
        return Lift(
            f"把班次一天的学时上限改成 {most:g}",
            _LIMIT_COST,
            (FieldEdit(None, fact.field, _number(most)),),
        )
    return None


def _of_class(catalog: Catalog, one: TrainingClass, fact: Fact, slot: Slot) -> Iterator[Lift]:
    key, (name, *_) = fact.key, fact.field
    said = date_text(slot.date)
    if name in ("from", "to"):
        bound = one.to if name == "to" else one.from_
        if abs((slot.date - bound).days) > _MOST_DAYS:
            return
        verb = "把班次结业日期延到" if name == "to" else "把班次开班日期提前到"
        cost = _DATES_COST + _A_DAY * abs((slot.date - bound).days)
        yield Lift(f"{verb}{said}", cost, (FieldEdit(key, (name,), slot.date.isoformat()),))
    elif name == "days":
        now = one.days or _WEEKDAYS[:5]
        day = _WEEKDAYS[slot.date.weekday()]
        days = [each for each in _WEEKDAYS if each in now or each == day]
        message = f"让班次{WEEKDAYS[day]}也上课"
        yield Lift(message, _DAYS_COST, (FieldEdit(key, ("days",), days),))
    elif name == "day_parts":
        parts = catalog.manifest.day_parts
        part = part_of(slot.start, slot.end, parts)
        now = parts_of(one, tuple(parts))
        names = [each for each in parts if each in now or each == part]
        message = f"让班次{parts[part].title}也上课"
        yield Lift(message, _DAYS_COST, (FieldEdit(key, ("day_parts",), names),))


def _of_resource(catalog: Catalog, one: Site | Teacher, fact: Fact, slot: Slot) -> Iterator[Lift]:
    key, (name, *rest) = fact.key, fact.field
    who = one.name if isinstance(one, Teacher) else one.title
    if name == "unavailable":
        what = "不便" if isinstance(one, Teacher) else "停用"
        said = absence_said(catalog, one.unavailable[int(rest[0])])
        message = f"请 {who} 取消 {said}的{what}"
        yield Lift(message, _AWAY_COST, (FieldEdit(key, fact.field, None),))
    elif isinstance(one, Teacher) and name == "contact_hours_per_day":
        most = one.contact_hours_per_day + _hours(catalog, slot)
        message = f"请 {who} 这天多讲一些（一天 {most:g} 学时）"
        yield Lift(message, _LIMIT_COST, (FieldEdit(key, fact.field, _number(most)),))
    elif isinstance(one, Site) and name == "open" and one.open is not None:
        yield from _opened(one, fact, slot)


def _opened(site: Site, fact: Fact, slot: Slot) -> Iterator[Lift]:
    which = fact.field[1]
    if which == "days" and site.open is not None:
        day = _WEEKDAYS[slot.date.weekday()]
        days = [each for each in _WEEKDAYS if each in (site.open.days or ()) or each == day]
        message = f"请 {site.title} {WEEKDAYS[day]}也开放"
        yield Lift(message, _OPENING_COST, (FieldEdit(fact.key, fact.field, days),))
    else:
        time = time_text(slot.start if which == "from" else slot.end)
        verb = "开门" if which == "from" else "关门"
        message = f"请 {site.title} {time} {verb}"
        yield Lift(message, _OPENING_COST, (FieldEdit(fact.key, fact.field, time),))


def _of_course(catalog: Catalog, course: Course, fact: Fact) -> Iterator[Lift]:
    if fact.field[0] == "requires":
        required = catalog.courses.get(course.requires[int(fact.field[1])])
        title = required.title if required else ""
        message = f"“{course.title}”不再要求先讲“{title}”"
        yield Lift(message, _CLOSED_COST, (FieldEdit(fact.key, fact.field, None),))


def _hours(catalog: Catalog, slot: Slot) -> float:
    return contact_hours(time_at(slot.start), time_at(slot.end), catalog.manifest)


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
