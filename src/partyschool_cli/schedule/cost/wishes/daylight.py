"""What is outdoors is by day."""

from partyschool_cli.schedule.cost.cost_context import CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish
from partyschool_cli.timetable.day_parts import is_daytime


def _units(context: CostContext, placed: Placed) -> float:
    site = context.stays.sites.get(placed.slot.site or "")
    is_outdoor = site is not None and site.outdoor
    return 1 if is_outdoor and not is_daytime(placed.slot.start, context.manifest.day_parts) else 0


wish = Wish(
    piece="meeting",
    units=_units,
    unit="晚上在露天上一次课",
    reason="天黑看不见，也不安全",
)
