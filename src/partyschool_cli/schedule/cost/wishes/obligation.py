"""An office's holder teaches as often as an obligation says, in each of its periods."""

from partyschool_cli.schedule.cost.wish import Wish


def _units(planned: int, at_least: int) -> float:
    return 1 if planned < at_least else 0


wish = Wish(
    piece="duty",
    units=_units,
    unit="一个周期没有讲够",
    reason="领导干部上讲台是硬任务，差一次就要通报（PS501）",
)
