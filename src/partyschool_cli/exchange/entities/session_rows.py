"""Rows of a 课程表: each is a session of a class."""

from collections.abc import Mapping
from typing import Any, Final

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.class_request import ClassRequest
from partyschool_cli.exchange.entities.class_sessions import ClassSessions
from partyschool_cli.exchange.entities.entity_rows import Taken
from partyschool_cli.exchange.entities.filled import FilledRow, State
from partyschool_cli.exchange.entities.name_matches import Said, Unknown
from partyschool_cli.exchange.entities.references import NotTakenError, Reference, References
from partyschool_cli.exchange.entities.row_names import COURSE, row_names, said_kind, taught
from partyschool_cli.exchange.entities.row_values import (
    CLASS,
    TITLE,
    RowContent,
    put_fields,
    written,
)
from partyschool_cli.exchange.entities.targets import Target
from partyschool_cli.exchange.entities.told import differences
from partyschool_cli.exchange.foreign.reading import ReadRow, TableReading
from partyschool_cli.model.kind import Kind

_TIMES: Final = ("date", "start", "end")
_TAUGHT: Final = ("course", "activity")


class SessionRows:
    """Takes rows into the class of `request`; without one, into those that the rows name."""

    def __init__(
        self, references: References, request: ClassRequest | None, new: ClassRequest
    ) -> None:
        self._references = references
        self._request, self._new = request, new
        self._classes: dict[Key, ClassSessions] = {}
        self._own: ClassSessions | None = None

    def take(self, table: TableReading, row: ReadRow) -> Taken:
        """The session of a row, filled or added. Raises NotTakenError."""
        moment = {name: written(row.values[name].value) for name in _TIMES if name in row.values}
        title = str(row.values[TITLE].value).strip() if TITLE in row.values else ""
        lacking = [word for name, word in _WORDS.items() if name not in row.values]
        if lacking:
            raise NotTakenError(f"没有{'、'.join(lacking)}")
        sessions = self._sessions_for(row)
        school = sessions.target.content.get("school")
        there = sessions.find(moment["date"], moment["start"], title)
        self._check(row, school, is_there=there is not None)
        content = RowContent()
        put_fields(content, Kind.SESSION, row, self._references, school)
        if there is None:
            self._put_taught(content, row, title, school)
            session = sessions.add(content.content)
            key = _key(sessions, session)
            return Taken(FilledRow(row, key, content.content, tuple(content.guesses), State.NEW))
        state = State.FILLED if sessions.fill(there, content.content) else State.SAME
        key = _key(sessions, there)
        told = differences(
            self._references.targets, (table, row), Kind.SESSION, there, content.content
        )
        left_out = tuple(told)
        content.content |= {name: there[name] for name in _TAUGHT if name in there}
        return Taken(FilledRow(row, key, content.content, tuple(content.guesses), state), left_out)

    def settle(self) -> None:
        """Put the sessions into their classes, and give the new ones their days."""
        for sessions in self._classes.values():
            sessions.settle()
            days = sessions.dates()
            if sessions.target.is_new and days:
                sessions.target.content |= {"from": days[0], "to": days[-1]}

    def _put_taught(self, content: RowContent, row: ReadRow, title: str, school: Any) -> None:
        """The course or the activity of a new session; a course that nobody knows is a draft."""
        read, named = row.values[TITLE], taught(self._references, row, school)
        found = None if named is None else self._references.find(named.said)
        if found is None:
            content.put("activity", read, title)
        elif isinstance(found, Reference):
            content.put("course", read, found.key.id, found.why)
        elif not content.content.get("teachers") and said_kind(row) != COURSE:
            content.put("activity", read, title, "目录里没有这门课，也没有写授课人，当作活动")
        else:
            target = self._references.draft(Kind.COURSE, found.name, {})
            content.put("course", read, target.key.id)
        self._tell_draft(content)

    def _tell_draft(self, content: RowContent) -> None:
        """What the row says of a course that is made here: how it is taught."""
        course = content.content.get("course")
        delivery = content.content.get("delivery")
        target = self._references.targets.made_here(Key(Kind.COURSE, course)) if course else None
        if target is not None and delivery is not None:
            known = target.content.setdefault("delivery", [])
            if delivery not in known:
                known.append(delivery)

    def _check(self, row: ReadRow, school: Any, *, is_there: bool) -> None:
        """Raise NotTakenError before anything is made for a row that cannot be taken."""
        for one in row_names(Kind.SESSION, row, school):
            self._references.require(one.said)
        named = None if is_there else taught(self._references, row, school)
        if named is not None:
            found = self._references.find(named.said)
            is_course = "teachers" in row.values or said_kind(row) == COURSE
            if isinstance(found, Unknown) and is_course:
                self._references.require(named.said)

    def _sessions_for(self, row: ReadRow) -> ClassSessions:
        """The class of a row. Raises NotTakenError where it is none."""
        if self._request is not None:
            if self._own is None:
                self._own = self._class(self._request)
            return self._own
        read = row.values.get(CLASS)
        name = str(read.value).strip() if read is not None else ""
        if not name:
            raise NotTakenError("没有班次")
        found = self._references.find(Said(Kind.CLASS, name))
        if isinstance(found, Reference):
            return self._opened(self._references.targets.existing(found.key))
        content = {**self._new.content, "title": name}
        return self._class(ClassRequest(None, "", self._new.school, content))

    def _class(self, request: ClassRequest) -> ClassSessions:
        if request.key is not None:
            return self._opened(self._references.targets.existing(request.key))
        if request.missing:
            raise ValueError(f"a new class lacks {request.missing}")
        school = self._references.id_of(Said(Kind.SCHOOL, request.school or ""))
        content = {**request.content, "school": school.key.id}
        target = self._references.new_class(str(content["title"]), content, request.id)
        return self._opened(target)

    def _opened(self, target: Target) -> ClassSessions:
        if target.key not in self._classes:
            self._classes[target.key] = ClassSessions(self._references.targets, target)
        return self._classes[target.key]


_WORDS: Final[Mapping[str, str]] = {
    "date": "日期",
    "start": "开始时间",
    "end": "结束时间",
    TITLE: "课程或活动",
}


def _key(sessions: ClassSessions, session: Mapping[str, Any]) -> Key:
    return Key(Kind.SESSION, f"{sessions.target.key.id}/{session['id']}")
