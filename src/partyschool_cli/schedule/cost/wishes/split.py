"""A course is taught in as few sessions as its hours allow."""

from collections import Counter
from collections.abc import Sequence

from partyschool_cli.schedule.cost.cost_context import ClassFacts, CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish


def _units(_context: CostContext, facts: ClassFacts, meetings: Sequence[Placed]) -> float:
    counts = Counter(one.course.id for one in meetings if one.course is not None)
    fewest = facts.fewest_sessions
    return sum(max(0, count - fewest.get(name, count)) for name, count in counts.items())


wish = Wish(
    piece="class",
    units=_units,
    unit="一门课多分了一次",
    reason="一门课一气讲完，教师少跑一趟",
)
