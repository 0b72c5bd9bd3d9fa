"""`stats DIR… --format json`: the sums as data, and each catalog's own statistics.

The sums have the keys of one catalog's (`views/stats_json.py`); `yearly_plan` and `unmet` say of
which `catalog` each entry is. Besides, `area` is the province or city that all are in, empty if
there is none, and `total` has 期数, 人次 and the others, each `{"done", "planned"}`. The `summary`
of a catalog is its own statistics with `total` and `measures`. `needs`, `measures`, `rankings`
and `catalogs` are those of `export/combined_json.py`.

Fields may be added; none changes its name or meaning.
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
from partyschool_cli.export.report_json import numbers_json
from partyschool_cli.many.sums.adding import wording_of
from partyschool_cli.many.sums.combined_statistics import CombinedStatistics
from partyschool_cli.many.sums.county_statistics import CountyStatistics
from partyschool_cli.many.sums.measures import Measure
from partyschool_cli.views.combined_stats_sections import combined_catalogs_title
from partyschool_cli.views.stats_json import plan_json, stats_data

Json = dict[str, Any]
_Measures = tuple[Measure[CountyStatistics], ...]


def combined_stats_json(found: CombinedStatistics) -> Iterator[bytes]:
    """The JSON text, indented, in pieces."""
    measures = found.measures
    summary = partial(_summary, measures)
    data = summary(found.total) | {
        "title": combined_catalogs_title(found),
        "yearly_plan": [
            {"catalog": row.name, **plan_json(plan)}
            for row, own in found.counted
            for plan in own.stats.plans
        ],
        "needs": [need_sum_json(need) for need in found.needs],
        "area": found.area,
        "rankings": rankings_json(found.rows, measures),
        "catalogs": [],
    }
    _say_whose(data["obligations"], found)
    return with_catalogs(data, found.rows, summary)


def _summary(measures: _Measures, own: CountyStatistics) -> Json:
    return {
        **stats_data(own.stats, own.by),
        "total": numbers_json(own.numbers),
        "measures": measures_json(own, measures),
    }


def _say_whose(obligations: list[Json], found: CombinedStatistics) -> None:
    """Put the catalog beside each duty that is not met; they are in the order of the catalogs."""
    by_wording: dict[tuple[object, ...], list[str]] = {}
    for row, own in found.counted:
        for state in own.stats.obligations:
            names = by_wording.setdefault(wording_of(state.obligation), [])
            names += [row.name] * len(state.unmet)
    for state, entry in zip(found.total.stats.obligations, obligations, strict=True):
        names = by_wording[wording_of(state.obligation)]
        whose = zip(names, entry["unmet"], strict=True)
        entry["unmet"] = [{"catalog": name, **duty} for name, duty in whose]
