"""`stats DIR… --format json`: the sums as data, and each catalog's own statistics.

The sums have the keys of one catalog's (`views/stats_json.py`); `yearly_plan` and `unmet` say of
which `catalog` each entry is, and `needs` are `{"title", "topics", "counties", "met",
"planned_hours"}`. Besides:

- `area`: the province or city that all are in, empty if there is none.
- `total`: 期数, 人次, 学时, 课次, each `{"done", "planned"}`.
- `measures`: what counties are compared by; a share is `{"part", "whole"}`.
- `rankings`: for each measure the `highest` and the `lowest`, `{"catalog", "title", "rank",
  "value"}`, both with the highest first.
- `catalogs`: `{"catalog", "code", "title", "files", "invalid_files", "summary", "error"}`;
  `summary` has the statistics of that one, and its `total` and `measures`. One of `summary` and
  `error` is null.

Fields may be added; none changes its name or meaning.
"""

from typing import Any

from partyschool_cli.catalog.records.build import plain
from partyschool_cli.export.report_json import numbers_json
from partyschool_cli.many.sums.adding import wording_of
from partyschool_cli.many.sums.combined_statistics import CombinedStatistics, Row
from partyschool_cli.many.sums.county_statistics import CountyStatistics
from partyschool_cli.many.sums.measures import Amount, Measure, Ranked, Ratio, rankings
from partyschool_cli.many.sums.needs import NeedSum
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.views.many_stats_sections import many_catalogs_title
from partyschool_cli.views.stats_json import stats_data

Json = dict[str, Any]
_Measures = tuple[Measure[CountyStatistics], ...]


def many_stats_json(found: CombinedStatistics) -> str:
    """The JSON text, indented."""
    measures = found.measures
    data = _statistics(found.total, measures)
    catalogs = [_catalog(row, measures) for row in found.rows]
    read = [each for each in catalogs if each["summary"] is not None]
    data |= {
        "title": many_catalogs_title(found),
        "yearly_plan": [
            {"catalog": each["catalog"], **plan}
            for each in read
            for plan in each["summary"]["yearly_plan"]
        ],
        "needs": [_need(need) for need in found.needs],
        "area": found.area,
        "rankings": [
            {
                "measure": ranking.measure.name,
                "title": ranking.measure.title,
                "highest": [_ranked(each) for each in ranking.highest],
                "lowest": [_ranked(each) for each in ranking.lowest],
            }
            for ranking in rankings(found.rows, measures)
        ],
        "catalogs": catalogs,
    }
    _say_whose(data["obligations"], found)
    return json_document(data)


def _statistics(own: CountyStatistics, measures: _Measures) -> Json:
    return {
        **stats_data(own.stats, own.by),
        "total": numbers_json(own.numbers),
        "measures": {each.name: _amount(each.of(own)) for each in measures},
    }


def _catalog(row: Row, measures: _Measures) -> Json:
    own = row.value
    return {
        "catalog": row.name,
        "code": row.code,
        "title": row.title,
        "files": own.files if own else 0,
        "invalid_files": own.gaps.files if own else 0,
        "summary": _statistics(own, measures) if own else None,
        "error": row.error or None,
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


def _amount(amount: Amount) -> Any:
    if isinstance(amount, Ratio):
        return {"part": plain(float(amount.part)), "whole": plain(float(amount.whole))}
    return plain(float(amount))


def _ranked(each: Ranked[CountyStatistics]) -> Json:
    return {
        "catalog": each.row.name,
        "title": each.row.title,
        "rank": each.rank,
        "value": _amount(each.amount),
    }


def _need(need: NeedSum) -> Json:
    return {
        "title": need.title,
        "topics": list(need.topics),
        "counties": need.counties,
        "met": need.met,
        "planned_hours": plain(float(need.hours.total)),
    }
