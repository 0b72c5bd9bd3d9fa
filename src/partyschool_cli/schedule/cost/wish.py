"""What a wish is: a name, and how many units of it a plan leaves unfulfilled.

Each is one file in `wishes/` with a public object `wish`; its name is its file's, with hyphens. A
wish looks at a plan piece by piece, so that the cost of a change is that of the pieces it touches.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from partyschool_cli.discover import discover

# What a wish looks at, each with what its `units` are given:
# - meeting: a meeting that is placed (CostContext, Placed);
# - day: one class's meetings of one day in order of time (CostContext, ClassFacts, meetings);
# - class: all meetings of one class in order of time, for when each is and what is taught, not
#   where and by whom (CostContext, ClassFacts, meetings);
# - teacher: a teacher's hours, and the mean of those who could teach the same (hours, mean);
# - duty: how often a teacher is planned in one period, and has to be (planned, at least).
Piece = Literal["meeting", "day", "class", "teacher", "duty"]


class Wish(NamedTuple):
    """A wish. `unit` says what is counted, `reason` why it is a wish, both to a clerk.

    What a unit weighs is in `model/vocabulary.py`, and a catalog may say otherwise.
    """

    piece: Piece
    units: Callable[..., float]
    unit: str
    reason: str


@cache
def all_wishes() -> Mapping[str, Wish]:
    """Every wish by name. Raises TypeError for a file of `wishes/` that has none."""
    from partyschool_cli.schedule.cost import wishes

    found = discover(wishes, "wish", Wish)
    return {name.replace("_", "-"): wish for name, wish in found.items()}


def wishes_of(piece: Piece) -> Mapping[str, Wish]:
    """The wishes that look at one kind of piece."""
    return {name: wish for name, wish in all_wishes().items() if wish.piece == piece}
