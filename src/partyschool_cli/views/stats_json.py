"""`stats --format json`: the statistics as data.

`{"title", "year", "from", "to", "school", "counts", "hours", "teachers", "sites", "yearly_plan",
"obligations", "needs"}`; `school` is null for the whole catalog, `year` where the days are not one
year.

- `counts`: for each kind of file `{"active", "draft", "retired"}`; `sessions` are those of the
  year in active classes: `{"planned", "moved", "cancelled"}`.
- `hours`: `theme`, `strand`, `delivery`, `audience`, each a list of `{"id", "title", "courses",
  "contact_hours", "planned_hours"}`. Special courses are the theme `special`; sessions that do not
  say which of their course's deliveries they have are the delivery `unsaid`.
- `teachers`, `sites`: `{"category", "title", "count"}` of active ones.
- `yearly_plan`: for each township `{"school", "title", "own", "above", "contact_hours",
  "required", "met"}`; the last two are null where the days are not whole years.
- `obligations`: `{"title", "office", "at_least", "per", "topic", "duties", "met", "unmet"}`;
  `duties` and `met` count teachers times periods, `unmet` lists `{"teacher", "name", "period",
  "from", "to", "planned"}`.
- `needs`: `{"audience", "title", "topics", "untaught", "required_hours", "planned_hours", "met"}`;
  `required_hours` is null where none are asked for.
- `by`, with `--by` only: the groups that were asked for (`views/stats_by_json.py`).

Fields may be added; none changes its name or meaning.
"""

from collections.abc import Iterable
from typing import Any

from partyschool_cli.catalog.records.build import plain
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.planning.hours_by_group import HoursOf
from partyschool_cli.planning.needs import NeedState
from partyschool_cli.planning.statistics import CountOf, ObligationState, Statistics
from partyschool_cli.planning.statistics_by import StatisticsBy
from partyschool_cli.planning.yearly_hours import MembersHours
from partyschool_cli.views.stats_by_json import by_json

Json = dict[str, Any]


def stats_json(stats: Statistics, by: StatisticsBy | None = None) -> str:
    """The JSON text, indented."""
    return json_document(stats_data(stats, by))


def stats_data(stats: Statistics, by: StatisticsBy | None = None) -> Json:
    """The object."""
    counts = {kind.plural: dict(stats.entities[kind]) for kind in FILE_KINDS}
    data: Json = {
        "title": stats.title,
        "year": stats.days.first.year if stats.days.years == 1 else None,
        "from": stats.days.first.isoformat(),
        "to": stats.days.last.isoformat(),
        "school": stats.school.id if stats.school else None,
        "counts": {**counts, Kind.SESSION.plural: dict(stats.sessions)},
        "hours": {
            "theme": _hours(stats.themes),
            "strand": _hours(stats.strands),
            "delivery": _hours(stats.deliveries),
            "audience": _hours(stats.audiences),
        },
        "teachers": _counts(stats.teachers),
        "sites": _counts(stats.sites),
        "yearly_plan": [plan_json(plan) for plan in stats.plans],
        "obligations": [_obligation(state) for state in stats.obligations],
        "needs": [_need(state) for state in stats.needs],
    }
    if by is not None:
        data["by"] = by_json(by)
    return data


def _hours(groups: Iterable[HoursOf]) -> list[Json]:
    return [
        {
            "id": group.id,
            "title": group.title,
            "courses": group.courses,
            "contact_hours": plain(group.contact_hours),
            "planned_hours": plain(group.planned_hours),
        }
        for group in groups
    ]


def _counts(groups: Iterable[CountOf]) -> list[Json]:
    return [{"category": group.id, "title": group.title, "count": group.count} for group in groups]


def plan_json(plan: MembersHours) -> Json:
    """One of `yearly_plan`."""
    return {
        "school": plan.school.id,
        "title": plan.school.title,
        "own": plain(plan.own.total),
        "above": plain(plan.above.total),
        "contact_hours": plain(plan.hours.total),
        "required": plan.required,
        "met": plan.is_enough,
    }


def _obligation(state: ObligationState) -> Json:
    obligation = state.obligation
    return {
        "title": obligation.title,
        "office": obligation.office,
        "at_least": obligation.at_least,
        "per": obligation.per,
        "topic": obligation.topic,
        "duties": state.due,
        "met": state.met,
        "unmet": [
            {
                "teacher": duty.teacher.id,
                "name": duty.teacher.name,
                "period": duty.period.title,
                "from": duty.period.first.isoformat(),
                "to": duty.period.last.isoformat(),
                "planned": duty.planned,
            }
            for duty in state.unmet
        ],
    }


def _need(state: NeedState) -> Json:
    return {
        "audience": state.need.audience,
        "title": state.title,
        "topics": list(state.need.topics),
        "untaught": list(state.untaught),
        "required_hours": plain(state.required),
        "planned_hours": plain(float(state.planned)),
        "met": state.is_met,
    }
