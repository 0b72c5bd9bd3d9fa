"""Those who could teach the same share the work."""

from partyschool_cli.schedule.cost.wish import Wish


def _units(hours: float, mean: float) -> float:
    return max(0, hours - mean)


wish = Wish(
    piece="teacher",
    units=_units,
    unit="一位教师比能讲同样课的几位的平均数多 1 学时",
    reason="几位都能讲的课，不要全压在一位身上",
)
