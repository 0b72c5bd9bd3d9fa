"""A class spends little of its day on the way from one site to the next."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from partyschool_cli.schedule.cost.cost_context import ClassFacts, CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish

_HALF_HOUR: Final = 30


def _units(context: CostContext, _facts: ClassFacts, meetings: Sequence[Placed]) -> float:
    """A way that nobody wrote the minutes of costs nothing."""
    return sum(
        -(-context.travel_minutes(earlier.slot.site, later.slot.site) // _HALF_HOUR)
        for earlier, later in pairwise(meetings)
        if earlier.slot.site != later.slot.site
    )


wish = Wish(
    piece="day",
    units=_units,
    unit="路上半小时（不足的也算）",
    reason="同一天里少跑路；半天之内换地方另外算",
)
