"""A plan of sessions as JSON, for programs: docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from partyschool_cli.markup.json_text import json_document
from partyschool_cli.schedule.cost.cost_by_wish import UNIT
from partyschool_cli.views.reason_json import reasons_json, remedies_json
from partyschool_cli.wording.dates import time_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partyschool_cli.catalog.catalog import Catalog
    from partyschool_cli.schedule.plan.schedule_plan import LeftOver, PlannedSession, SchedulePlan
    from partyschool_cli.timetable.meetings import Slot

VERSION: Final = 1


def schedule_json(catalog: Catalog, plan: SchedulePlan, prefix: str) -> str:
    """The document for programs; `prefix` goes before files."""
    return json_document(schedule_data(catalog, plan, prefix))


def proposal_json(
    catalog: Catalog, plan: SchedulePlan, prefix: str, files: Mapping[str, str]
) -> str:
    """The document to keep, with the digests of the files that the plan goes by."""
    return json_document({**schedule_data(catalog, plan, prefix), "files": dict(files)})


def schedule_data(catalog: Catalog, plan: SchedulePlan, prefix: str) -> dict[str, Any]:
    """What a plan says, as JSON has it."""
    return {
        "version": VERSION,
        "status": plan.status,
        "sessions": [session_json(one) for one in plan.sessions],
        "left_over": [_left_over(catalog, one, prefix) for one in plan.left_over],
        "cost": cost_json(plan.by_wish, plan.bound),
        "seconds": round(plan.seconds, 3),
        "steps": plan.steps,
    }


def session_json(one: PlannedSession) -> dict[str, Any]:
    """One session of a plan."""
    return {
        "class": one.training_class,
        "id": one.id,
        "change": one.change,
        **_slot(one.slot),
        "course": one.course,
        "teachers": [*one.slot.teachers],
        "site": one.slot.site,
        "delivery": one.delivery,
        "was": None if one.was is None else _was(one.was),
    }


def cost_json(by_wish: Mapping[str, int], bound: int | None) -> dict[str, Any]:
    """Costs of hundredths as numbers."""
    return {
        "total": _number(sum(by_wish.values())),
        "by_wish": {name: _number(cost) for name, cost in by_wish.items()},
        "bound": None if bound is None else _number(bound),
    }


def _number(hundredths: int) -> int | float:
    whole, rest = divmod(hundredths, UNIT)
    return hundredths / UNIT if rest else whole


def _was(slot: Slot) -> dict[str, Any]:
    return {**_slot(slot), "teachers": [*slot.teachers], "site": slot.site}


def _slot(slot: Slot) -> dict[str, str]:
    times = {"start": time_text(slot.start), "end": time_text(slot.end)}
    return {"date": slot.date.isoformat(), **times}


def _left_over(catalog: Catalog, one: LeftOver, prefix: str) -> dict[str, Any]:
    return {
        "class": one.training_class,
        "course": one.course,
        "hours": one.hours,
        "reasons": reasons_json(catalog, one.facts, prefix),
        "remedies": remedies_json(catalog, one.remedies, prefix),
    }
