"""What counties are compared by: numbers, and shares of what is to be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from partyschool_cli.many.sums.county_rows import CountyRow

T = TypeVar("T")

# So many counties at the top of a list, and so many at its end.
AT_EACH_END: Final = 5


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole. Those of counties are added, and the share is that of the sums."""

    part: float
    whole: float

    @property
    def share(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.part / self.whole if self.whole else None


Amount = float | Ratio


@dataclass(frozen=True, slots=True)
class Measure(Generic[T]):
    """A number or a share of each county. `name` is for programs.

    Counties are put in order by some of them, not by all.
    """

    name: str
    title: str
    of: Callable[[T], Amount]
    is_ranked: bool = True


@dataclass(frozen=True, slots=True)
class Ranked(Generic[T]):
    """A county with its place, from 1; those that are equal have one place."""

    rank: int
    row: CountyRow[T]
    amount: Amount


@dataclass(frozen=True, slots=True)
class Ranking(Generic[T]):
    """The counties with the most, and those with the least, both with the highest first.

    `count` is how many there are to be compared: all those of which there is an amount.
    """

    measure: Measure[T]
    highest: tuple[Ranked[T], ...]
    lowest: tuple[Ranked[T], ...]
    count: int


def order_of(amount: Amount) -> float | None:
    """What an amount is compared by; None of a share of nothing."""
    return amount.share if isinstance(amount, Ratio) else amount


def rankings(
    rows: Sequence[CountyRow[T]], measures: Sequence[Measure[T]], at_each_end: int = AT_EACH_END
) -> tuple[Ranking[T], ...]:
    """A ranking by each measure that has one, and in which some counties differ."""
    found = (_ranking(rows, each, at_each_end) for each in measures if each.is_ranked)
    return tuple(one for one in found if one is not None)


def _ranking(
    rows: Sequence[CountyRow[T]], measure: Measure[T], at_each_end: int
) -> Ranking[T] | None:
    amounts = [(row, measure.of(row.value)) for row in rows if row.value is not None]
    compared = [
        (at, row, amount) for row, amount in amounts if (at := order_of(amount)) is not None
    ]
    compared.sort(key=lambda one: -one[0])
    if len({at for at, _, _ in compared}) < 2:
        return None
    ranked: list[Ranked[T]] = []
    for number, (at, row, amount) in enumerate(compared, 1):
        is_equal = bool(ranked) and order_of(ranked[-1].amount) == at
        ranked.append(Ranked(ranked[-1].rank if is_equal else number, row, amount))
    lowest = ranked[max(at_each_end, len(ranked) - at_each_end) :]
    return Ranking(measure, tuple(ranked[:at_each_end]), tuple(lowest), len(ranked))
