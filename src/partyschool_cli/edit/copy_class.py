"""Last year's class for this year: a new file, with its days moved by whole weeks."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.lookup import Lookup, sessions_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan, edited_bytes
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import ChangeSet, Create
from partyschool_cli.source.text_edits.text_edits import Remove, SetValue, TextEdit
from partyschool_cli.source.yaml.source_file import SourceFile
from partyschool_cli.timetable.calendar import TeachingCalendar
from partyschool_cli.wording.dates import day_text

_WEEK: Final = 7
# A session that is planned anew: what was said of why it moved no longer holds.
_MOVED: Final = ("moved", "cancelled")
# Days off in a row are fewer.
_LONGEST_BREAK: Final = 60


class Copied(NamedTuple):
    """The days of a class and those of its copy; `skipped` are days off, and why they are."""

    days: Mapping[dt.date, dt.date]
    skipped: tuple[tuple[dt.date, str], ...]


def copy_class(lookup: Lookup, key: Key, new_id: str, start: dt.date) -> Plan:
    """The plan that adds a copy of the class `key` which begins on `start` or just after it.

    The weekdays stay. A day off is skipped, and told. Statuses are planned again, and the cohort is
    the next one. Raises CommandLineError where the class's own dates cannot be read.
    """
    source, content = lookup.source(key), lookup.content(key)
    first, last = (_date(source, content, name) for name in ("from", "to"))
    shift = (start - first).days
    shift += -shift % _WEEK
    calendar = TeachingCalendar(lookup.manifest.calendar)
    days = sorted({first, *_session_days(content)})
    copied = move_days(days, dt.timedelta(shift), calendar)
    begin = copied.days[first]
    end = max(last + dt.timedelta(shift), *copied.days.values())
    edits = [*_class_edits(content, begin, end), *_session_edits(content, copied)]
    path = f"{source.path.rpartition('/')[0]}/{new_id}.yaml"
    notes = [*_notes(content, copied), _start_note(begin, start), *_title_note(new_id, edits)]
    return Plan(ChangeSet((Create(path, edited_bytes(source, edits)),)), tuple(notes))


def move_days(days: Sequence[dt.date], shift: dt.timedelta, calendar: TeachingCalendar) -> Copied:
    """Days moved by whole weeks. One that is off goes to the next day that the class may have.

    Those after it keep their order. A class that meets within a week may have any day from Monday
    to Friday; another its own weekdays only.
    """
    weekdays = {day.weekday() for day in days}
    if (days[-1] - days[0]).days < _WEEK:
        weekdays |= set(range(5))
    found: dict[dt.date, dt.date] = {}
    skipped: list[tuple[dt.date, str]] = []
    earliest = dt.date.min
    for day in days:
        wanted = max(day + shift, earliest)
        for offset in range(_LONGEST_BREAK):
            new = wanted + dt.timedelta(offset)
            off = calendar.day_off(new)
            if off is not None and new.weekday() in weekdays:
                skipped.append((new, off.title))
            if off is None and new.weekday() in weekdays:
                break
        else:
            new = day + shift
        found[day] = new
        earliest = new + dt.timedelta(1)
    return Copied(found, tuple(dict.fromkeys(skipped)))


def _date(source: SourceFile, content: Mapping[str, Any], name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(str(content.get(name)))
    except ValueError:
        message = f"{source.place_text(source.place((name,)))} 的 {name} 不是日期，没法复制"
        raise CommandLineError(message, "先改好它：pschool lint 说怎么改") from None


def _session_days(content: Mapping[str, Any]) -> Iterator[dt.date]:
    for session in sessions_in(content):
        day = _day_of(session)
        if day is not None:
            yield day


def _day_of(session: Mapping[str, Any]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(session.get("date")))
    except ValueError:
        return None


def _class_edits(content: Mapping[str, Any], begin: dt.date, end: dt.date) -> Iterator[TextEdit]:
    yield SetValue(("from",), begin.isoformat())
    yield SetValue(("to",), end.isoformat())
    cohort, title, year = content.get("cohort"), content.get("title"), str(content["from"])[:4]
    if isinstance(cohort, int):
        yield SetValue(("cohort",), cohort + 1)
    if isinstance(title, str) and year in title:
        yield SetValue(("title",), title.replace(year, str(begin.year)))
    if "status" in content:
        yield Remove(("status",))


def _session_edits(content: Mapping[str, Any], copied: Copied) -> Iterator[TextEdit]:
    for position, session in enumerate(sessions_in(content)):
        day = _day_of(session)
        if day is not None:
            yield SetValue(("sessions", position, "date"), copied.days[day].isoformat())
        if "status" in session:
            yield Remove(("sessions", position, "status"))
        if session.get("status") in _MOVED and "note" in session:
            yield Remove(("sessions", position, "note"))


def _notes(content: Mapping[str, Any], copied: Copied) -> Iterator[str]:
    for day, why in copied.skipped:
        yield f"跳过 {day_text(day)}：{why}"
    reset = [one for one in sessions_in(content) if one.get("status") in _MOVED]
    if reset:
        names = "、".join(str(one.get("id")) for one in reset)
        yield f"调过或取消的课次照常排上，原来的备注没有带过来：{names}"


def _start_note(begin: dt.date, start: dt.date) -> str:
    # With its year, which the clerk may have left to the command.
    said = f"{begin.year}年{day_text(begin)}开班"
    return said if begin == start else f"{said}：星期几和原来一样，所以不是 {day_text(start)}"


def _title_note(new_id: str, edits: Sequence[TextEdit]) -> Iterator[str]:
    """Of two classes with one title, neither can be called by it any more."""
    if not any(edit.path == ("title",) for edit in edits):
        yield f"名称没有变，和原来的一样；要改：pschool set {new_id} 名称=…"
