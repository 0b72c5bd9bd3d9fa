"""Sessions as they stand in their class's file, and the edits that change some of their fields."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from partyschool_cli.catalog.lookup import Lookup, session_ids
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan, editable_text, edited
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import suggest_time
from partyschool_cli.source.change_set import ChangeSet
from partyschool_cli.source.listing import shown_path
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.text_edits import Remove, SetValue, TextEdit
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.wording.dates import time_text


class FiledSession(NamedTuple):
    """A session in its class's file: its `position` in the list, and its `content` there.

    `ref` is `class/s01`.
    """

    ref: str
    source: SourceFile
    position: int
    content: Mapping[str, Any]

    @property
    def class_key(self) -> Key:
        """The key of its class."""
        return Key(Kind.CLASS, self.ref.partition("/")[0])

    @property
    def date(self) -> dt.date:
        """Its day. Raises CommandLineError where the file has none that can be read."""
        try:
            return dt.date.fromisoformat(str(self.content.get("date")))
        except ValueError:
            raise self._unreadable("date") from None

    @property
    def start(self) -> int:
        """Its beginning in minutes since midnight. Raises as `date` does."""
        return self._minutes("start")

    @property
    def end(self) -> int:
        """Its end in minutes since midnight. Raises as `date` does."""
        return self._minutes("end")

    @property
    def status(self) -> str:
        """Its status, whether written or not."""
        return str(self.content.get("status") or "planned")

    @property
    def teachers(self) -> tuple[str, ...]:
        """The ids of its teachers."""
        teachers = self.content.get("teachers")
        return tuple(map(str, teachers)) if isinstance(teachers, list) else ()

    @property
    def slot(self) -> Slot:
        """When, where and by whom it is. Raises as `date` does."""
        site = self.content.get("site")
        return Slot(self.date, self.start, self.end, str(site) if site else None, self.teachers)

    @property
    def is_locked(self) -> bool:
        """Whether a scheduler may not move it."""
        return self.content.get("locked") is True

    @property
    def takes_place(self) -> bool:
        """Whether it is not cancelled, nor its class retired."""
        is_retired = self.source.content.get("status") == "retired"
        return self.status != "cancelled" and not is_retired

    def _minutes(self, field: str) -> int:
        time = suggest_time(str(self.content.get(field)))
        if time is None:
            raise self._unreadable(field)
        return minutes_of(dt.time.fromisoformat(time))

    def _unreadable(self, field: str) -> CommandLineError:
        span = self.source.place(("sessions", self.position, field))
        place = f"{shown_path(self.source.path)}:{span.line}:{span.column}"
        hint = f"先写对：pschool set {self.ref} {field}=…"
        title = {"date": "日期", "start": "开始时间", "end": "结束时间"}[field]
        return CommandLineError(f"{place} {self.ref} 的{title}（{field}）读不出来", hint)


def filed_session(lookup: Lookup, reference: str) -> FiledSession:
    """The session that `reference` means. Raises CommandLineError where there is no such one."""
    key = lookup.resolve(reference, (Kind.SESSION,))
    class_id, _, name = key.id.rpartition("/")
    class_key = Key(Kind.CLASS, class_id)
    editable_text(lookup.source(class_key))
    ref = f"{class_id}/{name}"
    found = [session for session in filed_sessions(lookup, class_key) if session.ref == ref]
    if len(found) == 1:
        return found[0]
    if found:
        message = f"班次 {class_id} 里有 {len(found)} 次课的编号都是 {name}，不知是哪一次"
        raise CommandLineError(message, f"先在 {shown_path(found[0].source.path)} 里改成不同的编号")
    hint = f"运行 pschool show {class_id} 看它有哪些课次"
    raise CommandLineError(f"没有“{reference}”这次课", hint)


def filed_sessions(lookup: Lookup, class_key: Key) -> Iterator[FiledSession]:
    """The sessions with an id in a class's file, in its order."""
    source, content = lookup.source(class_key), lookup.content(class_key)
    for position, name in enumerate(session_ids(content)):
        if name:
            session = content["sessions"][position]
            yield FiledSession(f"{class_key.id}/{name}", source, position, session)


def time_edits(session: FiledSession, date: dt.date, start: int, end: int) -> Iterator[TextEdit]:
    """What gives a session another day or time, and says that it has moved."""
    new = {"date": date.isoformat(), "start": time_text(start), "end": time_text(end)}
    old = (session.date, session.start, session.end)
    is_other = {"date": date != old[0], "start": start != old[1], "end": end != old[2]}
    if any(is_other.values()):
        yield from field_edits(session, {name: new[name] for name in new if is_other[name]})
        yield from field_edits(session, {"status": "moved"})


def field_edits(session: FiledSession, values: Mapping[str, Any]) -> Iterator[TextEdit]:
    """What gives fields of a session other values; None takes a field out."""
    for name, value in values.items():
        path = ("sessions", session.position, name)
        if value is None and name in session.content:
            yield Remove(path)
        elif value is not None and session.content.get(name) != value:
            yield SetValue(path, value)


def locked_note(session: FiledSession) -> str:
    """What to tell where a session is moved that a scheduler may not move."""
    return f"{session.ref} 标了 locked（自动排课不动它），已照写的改"


def plan_of(
    edits: Iterable[tuple[FiledSession, Iterable[TextEdit]]], notes: Sequence[str] = ()
) -> Plan:
    """The plan that makes the edits of some sessions; several may be in one file."""
    of_file: dict[str, tuple[SourceFile, list[TextEdit]]] = {}
    for session, own in edits:
        of_file.setdefault(session.source.path, (session.source, []))[1].extend(own)
    changes = (edited(source, together) for source, together in of_file.values())
    return Plan(ChangeSet(tuple(filter(None, changes))), tuple(notes))
