"""A plan as changes of the classes' files: new sessions where they belong in time, moved ones."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from partyschool_cli.catalog.lookup import Lookup, sessions_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan, edited
from partyschool_cli.edit.session_place import place_in_time
from partyschool_cli.edit.sessions import filed_session, session_edits
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.plan.schedule_plan import PlannedSession
from partyschool_cli.source.changes.change_set import ChangeSet
from partyschool_cli.source.text_edits.text_edits import Insert, TextEdit
from partyschool_cli.wording.dates import time_text


def plan_edits(lookup: Lookup, changes: Iterable[PlannedSession]) -> Plan:
    """The plan that puts new and moved sessions into their classes' files.

    Raises CommandLineError for a class or a session that is not there, or cannot be edited.
    """
    by_class: dict[str, list[PlannedSession]] = {}
    for one in changes:
        by_class.setdefault(one.training_class, []).append(one)
    replaced = []
    for name, sessions in by_class.items():
        key = Key(Kind.CLASS, name)
        # Places in the list are those before anything is put into it.
        edits = [*_moves(lookup, sessions), *_inserts(lookup, key, sessions)]
        replaced.append(edited(lookup.source(key), edits))
    return Plan(ChangeSet(tuple(filter(None, replaced))))


def session_fields(one: PlannedSession) -> Mapping[str, Any]:
    """When, where, by whom and how a session is, as a file says it; None where it says nothing."""
    slot = one.slot
    return {
        "date": slot.date.isoformat(),
        "start": time_text(slot.start),
        "end": time_text(slot.end),
        "course": one.course,
        "teachers": [*slot.teachers] or None,
        "site": slot.site,
        "delivery": one.delivery,
    }


def _moves(lookup: Lookup, sessions: Iterable[PlannedSession]) -> Iterator[TextEdit]:
    for one in sessions:
        if one.change == "moved":
            filed = filed_session(lookup, one.ref)
            fields = dict(session_fields(one))
            is_there = one.was is not None and one.was.site == one.slot.site
            if is_there and "delivery" not in filed.content:
                del fields["delivery"]  # what the file leaves to the course may stay so
            yield from session_edits(filed, fields)


def _inserts(
    lookup: Lookup, class_key: Key, sessions: Iterable[PlannedSession]
) -> Iterator[TextEdit]:
    listed = [*sessions_in(lookup.content(class_key))]
    moved = {one.id: session_fields(one) for one in sessions if one.change == "moved"}
    listed = [{**one, **moved.get(str(one.get("id")), {})} for one in listed]
    for one in sessions:
        if one.change == "new":
            fields = {name: value for name, value in session_fields(one).items() if value}
            content = {"id": one.id, **fields}
            place = place_in_time(listed, content)
            listed.insert(place, content)
            yield Insert(("sessions", place), content)
