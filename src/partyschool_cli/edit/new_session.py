"""A new session of a class: its time, what follows from its course, and its place in the list."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.bad_id import bad_id
from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.lookup import Lookup, session_ids, sessions_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.edit.new_entity import with_assignments
from partyschool_cli.edit.new_id import bad_id_error
from partyschool_cli.edit.plan import Plan, edited
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.session_place import next_session_id, place_in_time
from partyschool_cli.edit.spoken_points import read_times
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.contact_hours import DAY_LENGTH, minutes_for, minutes_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import ChangeSet
from partyschool_cli.source.text_edits.text_edits import Insert
from partyschool_cli.wording.dates import time_text

_TIME_NAMES: Final = ("time", "时间")


class NewSession(NamedTuple):
    """A new session's content so far, and what was filled in for the clerk."""

    content: Mapping[str, Any]
    notes: tuple[str, ...] = ()


def session_id(lookup: Lookup, class_key: Key, said: str) -> str:
    """The id of a new session: as said, else the next one in the class's habit.

    Raises CommandLineError for a bad or taken one.
    """
    ids = session_ids(lookup.content(class_key))
    if not said:
        return next_session_id(ids)
    if (bad := bad_id(said)) is not None:
        raise bad_id_error(said, bad, next_session_id(ids))
    if said in ids:
        message = f"班次 {class_key.id} 里已经有课次 {said}"
        raise CommandLineError(message, f"换一个，如 {next_session_id(ids)}，或不写编号")
    return said


def session_content(
    lookup: Lookup, class_key: Key, assignments: Iterable[Assignment], today: dt.date
) -> dict[str, Any]:
    """The content that assignments give a session; `time=` sets its start, and perhaps its end.

    Raises CommandLineError for a field or a value that cannot be read.
    """
    given = tuple(assignments)
    times = [one for one in given if fold(one.field) in _TIME_NAMES]
    content: dict[str, Any] = {}
    for one in times:
        if one.operator != "=" or not one.said.strip():
            raise CommandLineError("时间没有写", "写 time=上午 或 time=8:30-10:00")
        content |= times_said(lookup, one.said)
    rest = (one for one in given if one not in times)
    return with_assignments(lookup, content, rest, session_context(lookup, class_key, today))


def session_context(lookup: Lookup, class_key: Key, today: dt.date) -> ValueContext:
    """Where a session's values are said: beside the dates of its class."""
    return ValueContext(today, Kind.SESSION, {}, lookup.content(class_key))


def times_said(lookup: Lookup, said: str) -> dict[str, Any]:
    """The start, and the end where one is said, of 上午 or 8:30-10:00."""
    start, end = read_times(said, lookup.manifest)
    return {"start": start} if end is None else {"start": start, "end": end}


def completed(lookup: Lookup, content: Mapping[str, Any]) -> NewSession:
    """The session with what follows from its course: its end, its only teacher and site."""
    course = content.get("course")
    taught = lookup.content(Key(Kind.COURSE, course)) if isinstance(course, str) else {}
    new, notes = dict(content), []
    hours = taught.get("contact_hours")
    if "start" in new and "end" not in new and (end := _end(lookup, new["start"], hours)):
        new["end"] = end
        notes.append(f"结束时间按课程的 {hours} 学时定为 {end}")
    if "teachers" not in new and (teacher := _only(taught.get("teachers"))):
        new["teachers"] = [teacher]
        notes.append(f"授课人用了课程唯一的一位：{lookup.title(Key(Kind.TEACHER, teacher))}")
    if "site" not in new and (site := _only(taught.get("sites"))):
        new["site"] = site
        notes.append(f"教学点用了课程唯一的一个：{lookup.title(Key(Kind.SITE, site))}")
    return NewSession(new, tuple(notes))


def _only(listed: object) -> str | None:
    """The id in a list of one."""
    found = listed[0] if isinstance(listed, list) and len(listed) == 1 else None
    return found if isinstance(found, str) else None


def _end(lookup: Lookup, start: str, hours: object) -> str | None:
    if not isinstance(hours, int | float):
        return None
    begins = minutes_of(dt.time.fromisoformat(start.zfill(5)))
    end = begins + minutes_for(hours, begins, lookup.manifest)
    return time_text(end) if end < DAY_LENGTH else None


def new_session(lookup: Lookup, class_key: Key, session: Mapping[str, Any]) -> Plan:
    """The session put into its class's file, in order of time. Raises as `edited` does."""
    source = lookup.source(class_key)
    place = place_in_time(sessions_in(lookup.content(class_key)), session)
    change = edited(source, [Insert(("sessions", place), dict(session))])
    return Plan(ChangeSet(() if change is None else (change,)))
