"""`"by"` of `stats --by … --format json`.

An object with a list for each group that was asked for. `school`, `month`, `type`: `{"id", "title",
"classes", "people", "contact_hours", "sessions", "cancelled", "moved"}`; `teacher`: `{"id", "name",
"sessions", "contact_hours"}`; `site`: `{"id", "title", "sessions", "people"}`. Each number is
`{"done", "planned"}`. A month's id is `2026-03`. Fields may be added.
"""

from typing import Any

from partyschool_cli.export.report_json import numbers_of_json, place_json, teacher_json
from partyschool_cli.planning.statistics_by import StatisticsBy

Json = dict[str, Any]


def by_json(stats: StatisticsBy) -> Json:
    """The object."""
    groups: Json = {
        "school": [numbers_of_json(each) for each in stats.school],
        "month": [numbers_of_json(each) for each in stats.month],
        "teacher": [teacher_json(each) for each in stats.teacher],
        "site": [place_json(each) for each in stats.site],
        "type": [numbers_of_json(each) for each in stats.type],
    }
    return {name: groups[name] for name in stats.asked}
