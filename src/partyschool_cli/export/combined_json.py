"""What the data of many catalogs have in common: the catalogs, what they are compared by, ranks.

- `measures`: what counties are compared by; a share is `{"part", "whole"}`.
- `rankings`: for each measure the `highest` and the `lowest`, `{"catalog", "title", "rank",
  "value"}`, both with the highest first.
- `catalogs`: `{"catalog", "code", "title", "files", "invalid_files", "summary", "error"}`;
  `summary` is about that one catalog. One of `summary` and `error` is null.
- `needs`: `{"title", "topics", "counties", "met", "contact_hours"}`.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from partyschool_cli.catalog.records.build import plain
from partyschool_cli.export.report_json import split_json
from partyschool_cli.many.sums.county_rows import CountyRow
from partyschool_cli.many.sums.county_statistics import Gaps
from partyschool_cli.many.sums.measures import Amount, Measure, Ranked, Ratio, rankings
from partyschool_cli.many.sums.needs import NeedSum
from partyschool_cli.markup.json_text import json_around, json_items

Json = dict[str, Any]


class _OfFiles(Protocol):
    @property
    def files(self) -> int: ...
    @property
    def gaps(self) -> Gaps: ...


T = TypeVar("T")
C = TypeVar("C", bound=_OfFiles)


def with_catalogs(
    document: Json, rows: Sequence[CountyRow[C]], summary: Callable[[C], Json]
) -> Iterator[bytes]:
    """A document, whose `catalogs` are empty, with an entry for each row: one in memory at once."""
    parts = (json_items([_catalog(row, summary)], depth=2).encode() for row in rows)
    return json_around(document, "catalogs", parts, depth=2)


def _catalog(row: CountyRow[C], summary: Callable[[C], Json]) -> Json:
    own = row.value
    return {
        "catalog": row.name,
        "code": row.code,
        "title": row.title,
        "files": own.files if own is not None else 0,
        "invalid_files": own.gaps.files if own is not None else 0,
        "summary": summary(own) if own is not None else None,
        "error": row.error or None,
    }


def measures_json(own: T, measures: Sequence[Measure[T]]) -> Json:
    """The amounts of one catalog, or of the sums."""
    return {each.name: _amount(each.of(own)) for each in measures}


def rankings_json(rows: Sequence[CountyRow[T]], measures: Sequence[Measure[T]]) -> list[Json]:
    """The rankings."""
    return [
        {
            "measure": ranking.measure.name,
            "title": ranking.measure.title,
            "highest": [_ranked(each) for each in ranking.highest],
            "lowest": [_ranked(each) for each in ranking.lowest],
        }
        for ranking in rankings(rows, measures)
    ]


def need_sum_json(need: NeedSum) -> Json:
    """One of `needs`."""
    return {
        "title": need.title,
        "topics": list(need.topics),
        "counties": need.counties,
        "met": need.met,
        "contact_hours": split_json(need.hours),
    }


def _amount(amount: Amount) -> Any:
    if isinstance(amount, Ratio):
        return {"part": plain(float(amount.part)), "whole": plain(float(amount.whole))}
    return plain(float(amount))


def _ranked(each: Ranked[T]) -> Json:
    return {
        "catalog": each.row.name,
        "title": each.row.title,
        "rank": each.rank,
        "value": _amount(each.amount),
    }
