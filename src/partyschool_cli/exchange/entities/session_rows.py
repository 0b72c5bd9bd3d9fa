"""Rows of a 课程表: each is a session of a class."""

from collections.abc import Mapping
from typing import Any, Final

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.class_sessions import ClassSessions, Session
from partyschool_cli.exchange.entities.entity_rows import Taken
from partyschool_cli.exchange.entities.filled import FilledRow, State
from partyschool_cli.exchange.entities.name_matches import Unknown
from partyschool_cli.exchange.entities.references import NotTakenError, Reference, References
from partyschool_cli.exchange.entities.row_names import (
    COURSE,
    RowName,
    row_names,
    said_kind,
    taught,
)
from partyschool_cli.exchange.entities.row_values import (
    TITLE,
    RowContent,
    put_fields,
    written,
)
from partyschool_cli.exchange.entities.session_classes import SessionClasses
from partyschool_cli.exchange.entities.told import differences
from partyschool_cli.exchange.foreign.reading import ReadRow, TableReading
from partyschool_cli.model.kind import Kind

_TIMES: Final = ("date", "start", "end")
_TAUGHT: Final = ("course", "activity")


class SessionRows:
    """Takes rows into their classes."""

    def __init__(self, references: References, classes: SessionClasses) -> None:
        self._references, self._classes = references, classes

    def take(self, table: TableReading, row: ReadRow) -> Taken:
        """The session of a row, filled or added. Raises NotTakenError, with nothing made."""
        moment = {name: written(row.values[name].value) for name in _TIMES if name in row.values}
        title = str(row.values[TITLE].value).strip() if TITLE in row.values else ""
        lacking = [word for name, word in _WORDS.items() if name not in row.values]
        if lacking:
            raise NotTakenError(f"没有{'、'.join(lacking)}")
        sessions, school = self._classes.there(row), self._classes.school(row)
        group = str(row.values["group"].value).strip() if "group" in row.values else ""
        when = moment["date"], moment["start"]
        there = sessions.find(*when, title, group) if sessions else None
        self._check(row, school, is_there=there is not None)
        if sessions is None:
            self._classes.require(row)
            sessions = self._classes.make(row)
        content = RowContent()
        put_fields(content, Kind.SESSION, row, self._references, school)
        if there is not None:
            return self._filled((table, row), content, sessions, there)
        self._put_taught(content, row, title, school)
        key = _key(sessions, sessions.add(content.content))
        return Taken(FilledRow(row, key, content.content, tuple(content.guesses), State.NEW))

    def _filled(
        self,
        place: tuple[TableReading, ReadRow],
        content: RowContent,
        sessions: ClassSessions,
        there: Session,
    ) -> Taken:
        """A row whose session is there: what is empty is filled, what differs is told."""
        state = State.FILLED if sessions.fill(there, content.content) else State.SAME
        targets = self._references.targets
        told = tuple(differences(targets, place, Kind.SESSION, there, content.content))
        content.content |= {name: there[name] for name in _TAUGHT if name in there}
        key = _key(sessions, there)
        return Taken(FilledRow(place[1], key, content.content, tuple(content.guesses), state), told)

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
            self._references.require(one.said, one.field)
        named = None if is_there else taught(self._references, row, school)
        if named is not None:
            self._require_course(named, row)

    def _require_course(self, named: RowName, row: ReadRow) -> None:
        """Raise NotTakenError for a course that is nearly known, or may not be made."""
        is_course = "teachers" in row.values or said_kind(row) == COURSE
        try:
            found = self._references.find(named.said)
        except NotTakenError as error:
            raise NotTakenError(error.why, named.field) from None
        if isinstance(found, Unknown) and is_course:
            self._references.require(named.said, named.field)


_WORDS: Final[Mapping[str, str]] = {
    "date": "日期",
    "start": "开始时间",
    "end": "结束时间",
    TITLE: "课程或活动",
}


def _key(sessions: ClassSessions, session: Mapping[str, Any]) -> Key:
    return Key(Kind.SESSION, f"{sessions.target.key.id}/{session['id']}")
