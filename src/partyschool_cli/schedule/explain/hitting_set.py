"""The smallest set of facts that together forbid every way, by implicit hitting sets.

A way is forbidden by any one of several sets of facts. Which ways there are is asked of an oracle,
so that neither all ways nor all their reasons are ever listed: for the facts chosen so far it gives
one way that they leave, or none. A fact set that leaves no way, and is smallest for the ways asked
about, is smallest for all. Pure data; nothing here knows what a fact is.
"""

from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Final, Generic, NamedTuple, TypeVar

F = TypeVar("F", bound=Hashable)

# Each set of facts forbids the way by itself.
Reasons = Collection[frozenset[F]]

# How many partial choices are looked at before the best so far is taken without proof.
_MOST_CHOICES: Final = 20_000


class Found(NamedTuple, Generic[F]):
    """Facts that forbid every way. `is_smallest` where no smaller set of facts does."""

    facts: frozenset[F]
    is_smallest: bool


def smallest_reasons(remaining: Callable[[frozenset[F]], Reasons[F] | None]) -> Found[F] | None:
    """The smallest set of facts that leaves no way, as `remaining` tells; None if there is none.

    `remaining` gives the reasons against a way that a set of facts does not forbid, None where it
    forbids all. A way without reasons cannot be forbidden.
    """
    ways: list[tuple[frozenset[F], ...]] = []
    facts: frozenset[F] = frozenset()
    is_smallest = True
    while (way := remaining(facts)) is not None:
        if not way:
            return None
        ways.append(_irredundant(way))
        chosen = _Choice(ways).best()
        is_smallest = is_smallest and chosen.is_smallest
        if chosen.facts == facts:  # an oracle that repeats itself would be asked for ever
            raise ValueError("the oracle gave a way that the facts forbid")
        facts = chosen.facts
    return Found(_shrunk(facts, remaining) if not is_smallest else facts, is_smallest)


def forbids(facts: frozenset[F], reasons: Reasons[F]) -> bool:
    """Whether these facts hold one of the reasons against a way whole."""
    return any(reason <= facts for reason in reasons)


def _irredundant(reasons: Reasons[F]) -> tuple[frozenset[F], ...]:
    """Without those that hold another: what needs more facts forbids nothing more."""
    kept: list[frozenset[F]] = []
    # By their texts, so that the same question has the same answer in every process.
    for reason in sorted(set(reasons), key=lambda one: (len(one), sorted(map(str, one)))):
        if not any(other <= reason for other in kept):
            kept.append(reason)
    return tuple(kept)


def _shrunk(
    facts: frozenset[F], remaining: Callable[[frozenset[F]], Reasons[F] | None]
) -> frozenset[F]:
    """Without those that are not needed: no set within it leaves no way."""
    for fact in sorted(facts, key=str):
        fewer = facts - {fact}
        if remaining(fewer) is None:
            facts = fewer
    return facts


class _Choice(Generic[F]):
    """The choice of one reason for each way such that all together have the fewest facts."""

    def __init__(self, ways: Iterable[tuple[frozenset[F], ...]]) -> None:
        self.ways = sorted(ways, key=len)
        self.left = _MOST_CHOICES
        self.found = self._greedy()

    def best(self) -> Found[F]:
        """The smallest choice; not proven so where there were too many to look at."""
        self._search(frozenset(), self.ways)
        return Found(self.found, self.left > 0)

    def _greedy(self) -> frozenset[F]:
        facts: frozenset[F] = frozenset()
        open_ways = list(self.ways)
        while open_ways:
            facts |= self._next(facts, open_ways)
            open_ways = [way for way in open_ways if not forbids(facts, way)]
        return facts

    @staticmethod
    def _next(facts: frozenset[F], ways: list[tuple[frozenset[F], ...]]) -> frozenset[F]:
        """The reason that forbids the most ways a fact."""

        def worth(reason: frozenset[F]) -> float:
            return sum(forbids(facts | reason, way) for way in ways) / len(reason - facts)

        return max(dict.fromkeys(reason for way in ways for reason in way), key=worth)

    def _search(self, facts: frozenset[F], ways: list[tuple[frozenset[F], ...]]) -> None:
        self.left -= 1
        if self.left <= 0:
            return
        open_ways = [way for way in ways if not forbids(facts, way)]
        if not open_ways:
            if len(facts) < len(self.found):
                self.found = facts
            return
        if len(facts) + _at_least(facts, open_ways) >= len(self.found):
            return
        way = min(open_ways, key=len)
        for reason in sorted(way, key=lambda reason: len(reason - facts)):
            self._search(facts | reason, open_ways)


def _at_least(facts: frozenset[F], ways: Iterable[tuple[frozenset[F], ...]]) -> int:
    """How many more facts are needed at least: ways that share none need their own each."""
    used: set[F] = set()
    count = 0
    for way in ways:
        own = frozenset[F]().union(*way) - facts
        if used.isdisjoint(own):
            used |= own
            count += min(len(reason - facts) for reason in way)
    return count
