"""What each of many catalogs gave, or why it gave nothing, with what people call its county."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, Generic, TypeVar

from partyschool_cli.many.engine import Done
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.model.manifest import owner_of

T = TypeVar("T")

_SCHOOLS_OF_TOWNSHIPS: Final = re.compile("(?:乡镇|镇街|街道|基层)?党校$")
# The last character of a division's name.
_DIVISIONS: Final = re.compile(".*[省市区县旗州盟]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CountyRow(Generic[T]):
    """One of many catalogs: `value` is None where `error` says why it could not be read.

    `name` is its folder as messages call it; `label` is what its county is called in lists.
    """

    name: str
    code: str | None
    title: str
    label: str
    value: T | None
    error: str = ""

    def called(self, title: str) -> str:
        """What something of the county is called among those of others."""
        return f"{self.label} {title}"


def county_rows(results: Iterable[tuple[GivenCatalog, Done[T]]]) -> tuple[CountyRow[T], ...]:
    """A row a catalog, in their order."""
    listed = tuple(results)
    labels = county_labels([catalog for catalog, _ in listed])
    return tuple(
        CountyRow(
            catalog.name,
            catalog.county.code,
            catalog.county.title,
            label,
            done.value,
            done.error,
        )
        for (catalog, done), label in zip(listed, labels, strict=True)
    )


def county_labels(catalogs: Sequence[GivenCatalog]) -> tuple[str, ...]:
    """清徐县 for 清徐县乡镇党校课程目录, the folder's name for what has no title.

    Where two are called the same, their codes are added, or the names of their folders.
    """
    labels = [_label(catalog) for catalog in catalogs]
    times = Counter(labels)
    return tuple(
        f"{label}（{catalog.county.code or catalog.name}）" if times[label] > 1 else label
        for label, catalog in zip(labels, catalogs, strict=True)
    )


def _label(catalog: GivenCatalog) -> str:
    owner = owner_of(catalog.county.title)
    return _SCHOOLS_OF_TOWNSHIPS.sub("", owner) or owner or catalog.name


def area_of(regions: Sequence[str]) -> str:
    """The division that all are in: 山西省 of 山西省太原市清徐县 and 山西省大同市平城区.

    Nothing where they share none, or there is one county alone.
    """
    if len(regions) < 2:
        return ""
    if len(set(regions)) == 1:
        return regions[0]
    same = takewhile(lambda signs: len(set(signs)) == 1, zip(*regions, strict=False))
    found = _DIVISIONS.match("".join(signs[0] for signs in same))
    return found[0].strip() if found else ""
