"""A class stays at one site for half a day."""

from collections.abc import Sequence
from itertools import pairwise

from partyschool_cli.schedule.cost.cost_context import ClassFacts, CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish


def _units(_context: CostContext, _facts: ClassFacts, meetings: Sequence[Placed]) -> float:
    return sum(
        earlier.part == later.part and earlier.slot.site != later.slot.site
        for earlier, later in pairwise(meetings)
        if earlier.slot.site and later.slot.site
    )


wish = Wish(
    piece="day",
    units=_units,
    unit="半天之内换一次地方",
    reason="半天里换场地，路上耽误，人也容易走散",
)
