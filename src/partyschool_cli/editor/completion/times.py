"""Days and times of day of a session: within its class, its parts of the day, its course."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from partyschool_cli.editor.completion.proposal import Proposal
from partyschool_cli.editor.text.place import Place
from partyschool_cli.editor.text.times import read_date, read_time
from partyschool_cli.model.contact_hours import DAY_LENGTH, minutes_for, minutes_of
from partyschool_cli.model.manifest import DayPart
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.timetable.calendar import TeachingCalendar
from partyschool_cli.timetable.day_parts import in_order
from partyschool_cli.wording.dates import day_text, time_text, weekday_text

# A class that takes longer is a mistake, or nothing to choose from.
_MOST_DAYS: Final = 400
_ONE_DAY: Final = dt.timedelta(days=1)
_WEEKDAYS: Final = tuple(WEEKDAYS)


def session_days(place: Place) -> Iterator[Proposal]:
    """The days of the class on which there is teaching, and on its weekdays if it has such.

    Those from the day of the session above on come first.
    """
    first, last = read_date(place.said("from")), read_date(place.said("to"))
    if first is None or last is None or (last - first).days > _MOST_DAYS:
        return
    calendar = TeachingCalendar(place.catalog.manifest.calendar)
    weekdays = place.all_said(("days",))
    above = read_date(place.said_above("date")) or first
    for number in range((last - first).days + 1):
        day = first + number * _ONE_DAY
        is_taught = not weekdays or _WEEKDAYS[day.weekday()] in weekdays
        if is_taught and calendar.day_off(day) is None:
            marks = [weekday_text(day)]
            if calendar.is_makeup_workday(day):
                marks.append("调休上班")
            yield Proposal(
                label=day.isoformat(),
                text=day.isoformat(),
                kind="day",
                title=" ".join(marks),
                names=(day_text(day),),
                rank=number if day >= above else number + _MOST_DAYS,
            )


def session_times(place: Place, name: str) -> Iterator[Proposal]:
    """The times at which a session may start or end, in steps from where a part of the day begins.

    First when the session above ends on the same day, and the end that follows from the hours of
    its course; an end is after the start, when that is known.
    """
    session = place.session
    if session is None:
        return
    if name == "end":
        start = read_time(place.said(*session, "start"))
        wanted, why = _end_by_hours(place, session, start), "课程的学时正好"
    else:
        start, why = None, "接着上一次课"
        is_same_day = place.said_above("date") == place.said(*session, "date")
        wanted = read_time(place.said_above("end")) if is_same_day else None
    if wanted is not None:
        yield _time(wanted, why, 0)
    for rank, (moment, about) in enumerate(_moments(place, name).items(), 1):
        if moment != wanted and (start is None or moment > start):
            yield _time(moment, about, rank)


def _moments(place: Place, name: str) -> Mapping[int, str]:
    found: dict[int, str] = {}
    step = place.catalog.manifest.scheduling.step
    for part in _parts(place).values():
        first, last = minutes_of(part.start), minutes_of(part.end)
        for moment in range(first, last + 1, step):
            if (moment < last) if name == "start" else (moment > first):
                edge = first if name == "start" else last
                word = "开始" if name == "start" else "结束"
                found[moment] = f"{part.title}{word}" if moment == edge else part.title
        if name == "end":
            found[last] = f"{part.title}结束"
    return dict(sorted(found.items()))


def _parts(place: Place) -> Mapping[str, DayPart]:
    """The parts of the day of the class; all where it names none."""
    parts = in_order(place.catalog.manifest.day_parts)
    own = place.all_said(("day_parts",))
    return {name: part for name, part in parts.items() if name in own} or parts


def _end_by_hours(place: Place, session: tuple[str | int, ...], start: int | None) -> int | None:
    course = place.catalog.courses.get(place.said(*session, "course") or "")
    if start is None or course is None or course.contact_hours is None:
        return None
    end = start + minutes_for(course.contact_hours, start, place.catalog.manifest)
    return end if end < DAY_LENGTH else None


def _time(minutes: int, title: str, rank: int) -> Proposal:
    text = time_text(minutes)
    return Proposal(text, text, "time", title=title, rank=rank)
