"""What a search is asked for, what it tells on its way, and what it finds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.schedule.search.problem import Place


class Progress(NamedTuple):
    """How far a search is: the best plan's cost, its meetings without a place, seconds since the
    start, steps made."""

    cost: int
    left_over: int
    seconds: float
    steps: int


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """When to stop. Same problem, seed and steps: same plan, whatever the machine.

    With `steps` the search ends after so many candidate moves, and `seconds` is a safety stop;
    without, `seconds` of the clock end it. To place all meetings takes at most
    `construction_seconds` of them.
    """

    seed: int = 0
    steps: int | None = None
    seconds: float = 60.0
    construction_seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best plan that was found: a place a meeting, None for those `left_over`.

    `stopped_early` where the safety stop ended a search by steps, or the construction: the plan
    then depends on the machine.
    """

    places: tuple[Place | None, ...]
    left_over: tuple[int, ...]
    cost: int
    parts: Mapping[str, int]
    steps: int
    seconds: float
    stopped_early: bool = False


Report = Callable[[Progress], None]
