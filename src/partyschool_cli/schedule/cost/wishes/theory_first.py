"""A class hears theory before it practises."""

from collections.abc import Sequence

from partyschool_cli.schedule.cost.cost_context import ClassFacts, CostContext, Placed
from partyschool_cli.schedule.cost.wish import Wish


def _units(_context: CostContext, _facts: ClassFacts, meetings: Sequence[Placed]) -> float:
    """The practical courses that begin before the first theory course; 0 without theory."""
    early: set[str] = set()
    for one in meetings:
        strand = one.course.strand if one.course else None
        if strand == "theory":
            return len(early)
        if strand == "practical" and one.course is not None:
            early.add(one.course.id)
    return 0


wish = Wish(
    piece="class",
    units=_units,
    unit="一门实用技术课排在第一门理论课前面",
    reason="先学理论、后学技术，是办班的惯例",
)
