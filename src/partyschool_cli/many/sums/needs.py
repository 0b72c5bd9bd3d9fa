"""培训需求 of many catalogs: in how many counties each is met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.many.sums.adding import add_splits
from partyschool_cli.planning.needs import NeedState
from partyschool_cli.planning.split import Split


@dataclass(frozen=True, slots=True)
class NeedSum:
    """What an audience needs: by how many counties it is asked for, in how many it is met.

    `hours` are those of all of them.
    """

    title: str
    topics: tuple[str, ...]
    counties: int
    met: int
    hours: Split


def add_needs(parts: Iterable[Sequence[NeedState]]) -> tuple[NeedSum, ...]:
    """A sum for each audience and topics that some county asks for, as the counties have them."""
    found: dict[tuple[str, ...], list[NeedState]] = {}
    for states in parts:
        for state in states:
            key = (search_key(state.title), *map(search_key, state.need.topics))
            found.setdefault(key, []).append(state)
    return tuple(
        NeedSum(
            same[0].title,
            tuple(same[0].need.topics),
            len(same),
            sum(state.is_met for state in same),
            add_splits(state.hours for state in same),
        )
        for same in found.values()
    )
