"""A course with a season is taught in it."""

from partyschool_cli.schedule.cost.cost_context import CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish
from partyschool_cli.timetable.seasons import is_within


def _units(_context: CostContext, placed: Placed) -> float:
    season = placed.course.season if placed.course else None
    return 0 if season is None or is_within(placed.slot.date, season) else 1


wish = Wish(
    piece="meeting",
    units=_units,
    unit="一次课不在课程的季节里",
    reason="剪枝、嫁接错过时令就白讲了（PS420）；比农忙重，比讲课任务轻",
)
