"""What is put together of many catalogs: a row each, and the sums of those that could be read."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from partyschool_cli.many.sums.county_rows import CountyRow
from partyschool_cli.many.sums.needs import NeedSum

T = TypeVar("T")


@dataclass(frozen=True)
class Combined(Generic[T]):
    """All rows, those that could not be read too; `total` is the sum of those that could.

    `area` is the province or city that all are in, if there is one.
    """

    area: str
    rows: tuple[CountyRow[T], ...]
    total: T
    needs: tuple[NeedSum, ...]

    @property
    def counted(self) -> tuple[tuple[CountyRow[T], T], ...]:
        """The rows with something, and what it is."""
        return tuple((row, row.value) for row in self.rows if row.value is not None)

    @property
    def failed(self) -> tuple[CountyRow[T], ...]:
        """The rows that could not be read."""
        return tuple(row for row in self.rows if row.value is None)
