"""What is unwelcome in a plan, and how much: plugged into the search by its user."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from partyschool_cli.schedule.search.problem import Place


class Move(NamedTuple):
    """A meeting goes to another place; None: it is taken out of the plan."""

    meeting: int
    place: Place | None


class Objective(Protocol):
    """The cost of a plan, kept up to date move by move. Costs are integers.

    It is told the places by `apply` alone and starts with an empty plan, so it can keep what it
    likes. The meetings of one sequence of moves differ; no place is one that the core knows to be
    forbidden.
    """

    def delta(self, moves: Sequence[Move]) -> int:
        """What the cost would change by if these moves were made together. Changes nothing."""

    def apply(self, moves: Sequence[Move]) -> int:
        """Make the moves; what the cost changed by."""

    @property
    def cost(self) -> int:
        """The cost of the plan as it is."""

    def parts(self) -> Mapping[str, int]:
        """The same by name; the sum is `cost`."""
