"""Between a required course and the one that needs it there is a day."""

from collections.abc import Sequence

from partyschool_cli.schedule.cost.cost_context import ClassFacts, CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish


def _units(_context: CostContext, facts: ClassFacts, meetings: Sequence[Placed]) -> float:
    if not facts.requires:
        return 0
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for one in meetings:
        if one.course is not None:
            day = one.slot.date.toordinal()
            first.setdefault(one.course.id, day)
            last[one.course.id] = day
    return sum(
        0 <= first[course] - last[required] <= 1
        for course, required in facts.requires
        if course in first and required in last
    )


wish = Wish(
    piece="class",
    units=_units,
    unit="先修课在当天或前一天",
    reason="先修的课消化一天再往下讲",
)
