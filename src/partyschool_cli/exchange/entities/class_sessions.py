"""The sessions of one class: those that it has, and those that a table adds."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.catalog.lookup import Lookup, session_ids, sessions_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.session_place import next_session_ids, place_in_time
from partyschool_cli.exchange.entities.targets import Target, Targets, to_fill
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text_edits.text_edits import Insert, SetValue
from partyschool_cli.wording.marks import with_group

Session = dict[str, Any]
Moment = tuple[str, str]


class ClassSessions:
    """The sessions of the class `target`; a new one is the same where date, start and title are."""

    def __init__(self, targets: Targets, target: Target) -> None:
        self._targets, self.target = targets, target
        self._old = [dict(one) for one in sessions_in(target.content)]
        self._old_places = {id(one): at for at, one in enumerate(self._old)}
        self._new: list[Session] = []
        self._ids = next_session_ids(session_ids(target.content))
        self._at: dict[Moment, list[Session]] = {}
        for one in self._old:
            self._at.setdefault(moment_of(one), []).append(one)

    def find(self, date: str, start: str, title: str, group: str = "") -> Session | None:
        """The session of that title, and group where one is said, at that time."""
        sought = search_key(title).strip()
        for one in self._at.get((date, start), ()):
            own, its = _title(self._targets.title, one), str(one.get("group") or "")
            # Timetables show both as one: 交流研讨（第一组）.
            if its and search_key(with_group(own, its)).strip() == sought:
                return one
            if search_key(own).strip() == sought and (not group or not its or group == its):
                return one
        return None

    def add(self, content: Mapping[str, Any]) -> Session:
        """Add a session, with the next id."""
        own = {name: content[name] for name in to_fill(Kind.SESSION, {}, content)}
        session = {"id": next(self._ids), **own}
        self._new.append(session)
        self._at.setdefault(moment_of(session), []).append(session)
        return session

    def fill(self, session: Session, given: Mapping[str, Any]) -> tuple[str, ...]:
        """Take over the fields that are empty in a session. Gives the names of those that were."""
        empty = to_fill(Kind.SESSION, session, given)
        at = self._old_places.get(id(session))
        for name in empty:
            session[name] = given[name]
            if at is not None:
                self.target.edits.append(SetValue(("sessions", at, name), given[name]))
        return empty

    def settle(self) -> None:
        """Put the new sessions into the class, in order of time."""
        new = sorted(self._new, key=moment_of)
        if self.target.is_new or not self._old:
            if new:
                self.target.content["sessions"] = new
                self.target.edits.append(SetValue(("sessions",), new))
            return
        sessions = list(self._old)
        moments = [moment_of(one) for one in sessions]
        is_in_order = moments == sorted(moments)
        for one in new:
            # Of five thousand sessions, looking at all for the place of each takes a minute.
            in_order = bisect_right(moments, moment_of(one)) if is_in_order else None
            place = place_in_time(sessions, one) if in_order is None else in_order
            self.target.edits.append(Insert(("sessions", place), one))
            sessions.insert(place, one)
            moments.insert(place, moment_of(one))
        self.target.content["sessions"] = sessions

    def dates(self) -> tuple[str, ...]:
        """The days of all sessions, in order."""
        listed = chain(self._old, self._new)
        return tuple(sorted(str(one["date"]) for one in listed if "date" in one))


def session_title(lookup: Lookup, session: Mapping[str, Any]) -> str:
    """What a session in a class's file is about: its course's title, or its activity."""
    return _title(lookup.title, session)


def _title(title_of: Callable[[Key], str], session: Mapping[str, Any]) -> str:
    course = session.get("course")
    if isinstance(course, str):
        return title_of(Key(Kind.COURSE, course))
    return str(session.get("activity") or "")


def moment_of(session: Mapping[str, Any]) -> Moment:
    """When a session in a class's file begins: its date, and `08:30`."""
    return str(session.get("date") or ""), str(session.get("start") or "").zfill(5)
