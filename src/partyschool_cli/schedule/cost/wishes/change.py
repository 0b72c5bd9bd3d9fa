"""What has been announced stays."""

from partyschool_cli.schedule.cost.cost_context import CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish


def _units(_context: CostContext, placed: Placed) -> float:
    return 1 if placed.was_moved else 0


wish = Wish(
    piece="meeting",
    units=_units,
    unit="已排的课改动一次（--move、reschedule）",
    reason="已经通知出去的课，不到值得的时候不动",
)
