"""A class's last afternoon is not full: there is its closing, and the way home."""

from collections.abc import Sequence

from partyschool_cli.schedule.cost.cost_context import ClassFacts, CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish


def _units(context: CostContext, facts: ClassFacts, meetings: Sequence[Placed]) -> float:
    if facts.closing is None or not meetings or meetings[0].slot.date != facts.closing[0]:
        return 0
    window = facts.closing[1]
    taught = sum(
        max(0, min(one.slot.end, window.end) - max(one.slot.start, window.start))
        for one in meetings
        if one.hours
    )
    return 1 if window.end - window.start - taught < context.minutes_per_hour / 2 else 0


wish = Wish(
    piece="day",
    units=_units,
    unit="结业那天下午排满",
    reason="留点时间结业、回家",
)
