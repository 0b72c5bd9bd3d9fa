"""The report of many catalogs as data.

The sums have the keys of one catalog's (`report_json.py`), without lists of people, places and
sessions, and without `by_school`, which each catalog's `summary` has. `yearly_hours` say of which
`catalog` each entry is. `needs`, `measures`, `rankings` and `catalogs` are those of
`combined_json.py`.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from partyschool_cli.export.combined_json import (
    measures_json,
    need_sum_json,
    rankings_json,
    with_catalogs,
)
from partyschool_cli.export.report_json import counts_json, grouped_json, need_json, yearly_json
from partyschool_cli.many.sums.combined_report import CombinedReport
from partyschool_cli.many.sums.county_report import CountyReport, ObligationNumbers
from partyschool_cli.many.sums.measures import Measure

Json = dict[str, Any]
_Measures = tuple[Measure[CountyReport], ...]


def combined_report_json(found: CombinedReport) -> Iterator[bytes]:
    """The whole report as text, indented, in pieces."""
    summary = partial(_summary, found.measures)
    return with_catalogs(_document(found, summary(found.total)), found.rows, summary)


def _document(found: CombinedReport, total: Json) -> Json:
    wanted = found.wanted
    # Its schools are the counties, which are the catalogs; those of counties are in each summary.
    for numbers in filter(None, (total, total["previous"])):
        del numbers["by_school"]
    return {
        "version": 1,
        "from": wanted.days.first.isoformat(),
        "to": wanted.days.last.isoformat(),
        "school": None,
        "with_below": False,
        "today": wanted.today.isoformat(),
        "area": found.area,
        **total,
        "yearly_hours": [
            {"catalog": row.name, **yearly_json(each)}
            for row, own in found.counted
            for each in own.yearly_hours
        ],
        "needs": [need_sum_json(need) for need in found.needs],
        "rankings": rankings_json(found.rows, found.measures),
        "catalogs": [],
    }


def _summary(measures: _Measures, own: CountyReport) -> Json:
    previous = own.previous
    return {
        **grouped_json(own.numbers),
        "teachers": {"taught": own.teachers.used, "active": own.teachers.in_use},
        "sites": {"visited": own.sites.used, "active": own.sites.in_use},
        "obligations": [_obligation(part) for part in own.obligations],
        "yearly_hours": [yearly_json(each) for each in own.yearly_hours],
        "needs": [need_json(each) for each in own.needs],
        "courses": {
            "taught": {"done": own.courses.done, "planned": own.courses.planned},
            "not_taught": own.courses.not_taught,
        },
        "previous": previous
        and {
            "from": previous.days.first.isoformat(),
            "to": previous.days.last.isoformat(),
            **grouped_json(previous),
        },
        "measures": measures_json(own, measures),
    }


def _obligation(part: ObligationNumbers) -> Json:
    return {
        **counts_json(part),
        "lacking": [
            {"teacher": late.teacher, "teacher_name": late.name, "school_title": late.school}
            for late in part.late
        ],
    }
