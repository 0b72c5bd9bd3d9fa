"""A class comes on as few days as its hours fill."""

from collections.abc import Sequence

from partyschool_cli.schedule.cost.cost_context import ClassFacts, CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish


def _units(_context: CostContext, facts: ClassFacts, meetings: Sequence[Placed]) -> float:
    return max(0, len({one.slot.date for one in meetings}) - facts.fewest_days)


wish = Wish(
    piece="class",
    units=_units,
    unit="比最少的天数多用一天",
    reason="少来一天，学员少误一天工",
)
