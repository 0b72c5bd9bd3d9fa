"""A session that somebody wants a time for: one of a class, or a new one like its others."""

from collections import Counter
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.contact_hours import DAY_LENGTH, minutes_for, minutes_of, time_at
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.timetable.day_parts import in_order, parts_overlapped

# What a class without sessions is taken to have: two hours, as most lessons are.
_USUAL_HOURS: Final = 2.0
# No session and no course is called so.
_NEW: Final = "?"


class Wish(NamedTuple):
    """What it is to be like; None where nothing is said of it."""

    hours: float | None = None
    site: str | None = None
    teachers: tuple[str, ...] | None = None


def wanted(
    training_class: TrainingClass, session: Session | None, wish: Wish, manifest: Manifest
) -> ClassSession:
    """The session of a class with what is wished for; without a session, a new one of a course.

    Raises CommandLineError for more hours than a day has.
    """
    base = session or _new(training_class, manifest)
    start = minutes_of(base.start)
    end = minutes_of(base.end)
    if wish.hours is not None:
        end = start + minutes_for(wish.hours, start, manifest)
    if end >= DAY_LENGTH:
        raise CommandLineError("一天排不下这么长的课", "用 --hours 写少一点的学时")
    changes: dict[str, object] = {"end": time_at(end)}
    if wish.site is not None:
        changes["site"] = wish.site
    if wish.teachers is not None:
        changes["teachers"] = wish.teachers
    found = base.model_copy(update=changes)
    position = training_class.sessions.index(session) if session else len(training_class.sessions)
    return ClassSession(training_class, found, position)


def _new(training_class: TrainingClass, manifest: Manifest) -> Session:
    """A session as long as most of the class's, in the first part of the day that it uses."""
    parts = in_order(manifest.day_parts)
    times = [(minutes_of(one.start), minutes_of(one.end)) for one in training_class.sessions]
    used = {part for time in times for part in parts_overlapped(*time, parts)}
    first = next((part for name, part in parts.items() if name in used), next(iter(parts.values())))
    start = minutes_of(first.start)
    lessons = [one for one in training_class.sessions if one.course is not None]
    lengths = Counter(minutes_of(one.end) - minutes_of(one.start) for one in lessons)
    usual = lengths.most_common(1)
    length = usual[0][0] if usual else minutes_for(_USUAL_HOURS, start, manifest)
    end = min(start + length, DAY_LENGTH - 1)
    return Session(
        id=_NEW,
        date=training_class.from_,
        start=first.start,
        end=time_at(end),
        course=_NEW,
    )
