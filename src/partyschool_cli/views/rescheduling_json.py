"""A rescheduling as JSON, for programs: that of `schedule`, with what was hit. docs/json.md."""

from collections.abc import Iterator, Mapping
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.schedule.plan.schedule_plan import PlannedSession
from partyschool_cli.schedule.repair.rescheduling import LeftMeeting, Rescheduling
from partyschool_cli.timetable.meetings import Meeting, delivery_of
from partyschool_cli.views.reason_json import reasons_json, remedies_json
from partyschool_cli.views.schedule_json import VERSION, cost_json, session_json


def rescheduling_json(
    catalog: Catalog, found: Rescheduling, by_wish: Mapping[str, int], prefix: str
) -> str:
    """The document; `prefix` goes before files."""
    return json_document(
        {
            "version": VERSION,
            "status": _status(found),
            "sessions": [row for old, new in found.moves for row in _rows(old, new)],
            "left_over": [row for one in found.left for row in _left_over(catalog, one, prefix)],
            "cost": cost_json(by_wish, None),
            "seconds": round(found.seconds, 3),
            "steps": found.steps,
            "hit": [one.ref for meeting in found.hits.all for one in meeting.sessions],
            "cancelled": [one.ref for meeting in found.cancelled for one in meeting.sessions],
            "needed": found.needed,
            "proven": found.is_proven,
        }
    )


def _status(found: Rescheduling) -> str:
    if found.is_complete:
        return "complete"
    return "partial" if found.moves or found.cancelled else "infeasible"


def _rows(old: Meeting, new: Meeting) -> Iterator[Mapping[str, Any]]:
    for one in old.sessions:
        planned = PlannedSession(
            one.training_class.id,
            one.session.id,
            "moved",
            new.slot,
            one.session.course or "",
            delivery_of(new.first.session, new.course),
            old.slot,
        )
        row = session_json(planned)
        yield {**row, "course": one.session.course}


def _left_over(catalog: Catalog, left: LeftMeeting, prefix: str) -> Iterator[Mapping[str, Any]]:
    for one in left.meeting.sessions:
        yield {
            "class": one.training_class.id,
            "session": one.session.id,
            "course": one.session.course,
            "hours": left.meeting.hours,
            "reasons": reasons_json(catalog, left.facts, prefix),
            "remedies": remedies_json(catalog, left.remedies, prefix),
        }
