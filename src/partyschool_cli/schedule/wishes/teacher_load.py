"""Those who could teach the same share the work."""

from collections.abc import Sequence

from partyschool_cli.schedule.wish import Wish


def _units(hours: Sequence[float]) -> float:
    mean = sum(hours) / len(hours)
    return sum(one - mean for one in hours if one > mean)


wish = Wish(
    weight=1,
    piece="pool",
    units=_units,
    unit="比能讲同样课的几位教师的平均数多 1 学时",
    reason="几位都能讲的课，不要全压在一位身上",
)
