"""Nobody stands outdoors in the months that the manifest calls severe."""

from partyschool_cli.schedule.cost.cost_context import CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish


def _units(context: CostContext, placed: Placed) -> float:
    site = context.stays.sites.get(placed.slot.site or "")
    is_outdoor = site is not None and site.outdoor
    months = context.manifest.scheduling.severe_months
    return 1 if is_outdoor and placed.slot.date.month in months else 0


wish = Wish(
    piece="meeting",
    units=_units,
    unit="严寒酷暑月份在露天上一次课",
    reason="月份写在总目录 scheduling.severe_months；没写就不管",
)
