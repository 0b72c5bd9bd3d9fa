"""Nobody waits between two sessions of one part of the day; a short break is no gap."""

from collections.abc import Sequence
from itertools import pairwise

from partyschool_cli.schedule.cost.cost_context import ClassFacts, CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish


def _units(context: CostContext, _facts: ClassFacts, meetings: Sequence[Placed]) -> float:
    """Counted in steps of half a contact hour, of which what is begun does not count."""
    hour = context.minutes_per_hour
    return sum(
        max(0, 2 * (later.slot.start - earlier.slot.end) // hour) / 2
        for earlier, later in pairwise(meetings)
        if earlier.part == later.part
    )


wish = Wish(
    piece="day",
    units=_units,
    unit="同一个午别里两次课之间空 1 学时",
    reason="学员坐着干等最招埋怨；二十来分钟的课间不算空",
)
