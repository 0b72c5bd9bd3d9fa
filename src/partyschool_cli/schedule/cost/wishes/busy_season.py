"""Farmers are not taught by day while the fields are busy."""

from partyschool_cli.model.vocabulary import FARMERS
from partyschool_cli.schedule.cost.cost_context import CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish
from partyschool_cli.timetable.day_parts import is_daytime
from partyschool_cli.timetable.seasons import is_within


def _units(context: CostContext, placed: Placed) -> float:
    manifest = context.manifest
    slot = placed.slot
    if not any(is_within(slot.date, one) for one in manifest.calendar.busy_seasons):
        return 0
    audiences = (context.facts[one].training_class.audience for one in placed.classes)
    is_for_farmers = any(FARMERS in audience for audience in audiences)
    return 1 if is_for_farmers and is_daytime(slot.start, manifest.day_parts) else 0


wish = Wish(
    piece="meeting",
    units=_units,
    unit="农忙时白天给农民上一次课",
    reason="农忙时白天没有人来（PS415）",
)
