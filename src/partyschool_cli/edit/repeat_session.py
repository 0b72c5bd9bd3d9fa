"""The same session again, every so many days: an evening class each week."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from partyschool_cli.catalog.lookup import Lookup, sessions_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan, edited
from partyschool_cli.edit.session_place import next_session_id, place_in_time
from partyschool_cli.edit.sessions import session_of
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import ChangeSet
from partyschool_cli.source.text_edits.text_edits import Insert
from partyschool_cli.timetable.calendar import TeachingCalendar
from partyschool_cli.wording.dates import day_text

# What is said of one meeting only.
_OF_ONE = frozenset({"status", "note", "locked"})
# No class lasts longer: a mistyped number of times would fill the file.
MOST_TIMES = 100


class Recurrence(NamedTuple):
    """Every `days` days: `times` more meetings, or as many as there are until a day (or both)."""

    days: int
    times: int | None
    until: dt.date | None


def repeat_session(lookup: Lookup, key: Key, recurrence: Recurrence) -> Plan:
    """The plan that adds meetings like the session `key` to its class, each with a new id.

    Days off are skipped and told; the next day of the recurrence takes their place. Raises
    CommandLineError where the session has no date, or no meeting is to be added.
    """
    session = session_of(lookup, key)
    sessions = sessions_in(lookup.content(session.class_key))
    days, skipped = _days(session.date, recurrence, lookup)
    if not days:
        raise CommandLineError("这样一次课也没有增加", "改一改 --times 或 --until")
    edits = []
    for day in days:
        new = {**_like(session.content), "date": day.isoformat()}
        new["id"] = next_session_id([str(one.get("id")) for one in sessions])
        place = place_in_time(sessions, new)
        edits.append(Insert(("sessions", place), new))
        sessions.insert(place, new)
    notes = [f"跳过 {day_text(day)}：{why}" for day, why in skipped]
    change = edited(session.source, edits)
    return Plan(ChangeSet(() if change is None else (change,)), tuple(notes))


def _like(session: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in session.items() if name not in _OF_ONE}


def _days(
    first: dt.date, recurrence: Recurrence, lookup: Lookup
) -> tuple[list[dt.date], list[tuple[dt.date, str]]]:
    """The days of the new meetings, and the days off among them with their reasons."""
    calendar = TeachingCalendar(lookup.manifest.calendar)
    days: list[dt.date] = []
    skipped: list[tuple[dt.date, str]] = []
    for day in _recurring(first, recurrence):
        if len(days) == recurrence.times:
            break
        off = calendar.day_off(day)
        if off is None:
            days.append(day)
        else:
            skipped.append((day, off.title))
    return days, skipped


def _recurring(first: dt.date, recurrence: Recurrence) -> Iterator[dt.date]:
    step = dt.timedelta(recurrence.days)
    last = recurrence.until or first + step * 2 * MOST_TIMES
    day = first + step
    while day <= last:
        yield day
        day += step
