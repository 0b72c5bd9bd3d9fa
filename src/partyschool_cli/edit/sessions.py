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
from partyschool_cli.source.changes.change_set import ChangeSet
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.text_edits.text_edits import Remove, SetValue, TextEdit
from partyschool_cli.source.yaml.source_file import SourceFile
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
        return class_of(Key(Kind.SESSION, self.ref))

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
        place = self.source.place_text(self.source.place(("sessions", self.position, field)))
        hint = f"先写对：pschool set {self.ref} {field}=…"
        title = {"date": "日期", "start": "开始时间", "end": "结束时间"}[field]
        return CommandLineError(f"{place} {self.ref} 的{title}（{field}）读不出来", hint)


def filed_session(lookup: Lookup, reference: str) -> FiledSession:
    """The session that `reference` means. Raises CommandLineError where there is no such one."""
    return session_of(lookup, lookup.resolve(reference, (Kind.SESSION,)))


def session_of(lookup: Lookup, key: Key) -> FiledSession:
    """The session of a key. Raises CommandLineError where its file, or which it is, is unclear."""
    source, content = lookup.source(key), lookup.content(class_of(key))
    editable_text(source)
    position = sole_position(source, content, key)
    return FiledSession(key.id, source, position, content["sessions"][position])


def class_of(session: Key) -> Key:
    """The key of a session's class."""
    return Key(Kind.CLASS, session.id.partition("/")[0])


def sole_position(source: SourceFile, content: Mapping[str, Any], session: Key) -> int:
    """Where a session stands in the content of its class's file.

    Raises CommandLineError where two have its id, or none has.
    """
    name, ids = session.id.rpartition("/")[2], session_ids(content)
    if ids.count(name) == 1:
        return ids.index(name)
    path = shown_path(source.path)
    if name not in ids:
        hint = f"也许刚刚去掉了；运行 pschool show {class_of(session).id} 看它有哪些课次"
        raise CommandLineError(f"{path} 里没有课次 {name}", hint)
    message = f"{path} 里有 {ids.count(name)} 次课的编号都是 {name}，不知道是哪一次"
    raise CommandLineError(message, "先在文件里把编号改得各不相同")


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
        yield from session_edits(session, {name: new[name] for name in new if is_other[name]})
        yield from session_edits(session, {"status": "moved"})


def session_edits(session: FiledSession, values: Mapping[str, Any]) -> Iterator[TextEdit]:
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
