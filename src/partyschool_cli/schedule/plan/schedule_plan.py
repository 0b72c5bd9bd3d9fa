"""A timetable as it was planned: what each session of a class is to be, and what has no place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from partyschool_cli.schedule.explain.facts import Fact
from partyschool_cli.schedule.explain.remedies import Remedy
from partyschool_cli.timetable.meetings import Slot

Change = Literal["new", "moved", "kept"]
Status = Literal["complete", "partial", "infeasible"]


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One session of a class where the plan has it; `was` is where a moved one is until then."""

    training_class: str
    id: str
    change: Change
    slot: Slot
    course: str
    delivery: str | None
    was: Slot | None = None

    @property
    def ref(self) -> str:
        """`class/s01`."""
        return f"{self.training_class}/{self.id}"


@dataclass(frozen=True, slots=True)
class LeftOver:
    """The hours of a course that have no place in a class, why, and what would help.

    Without `facts`, either nobody asked, or there is a place (`is_possible`) that was not found.
    """

    training_class: str
    course: str
    hours: float
    sessions: int
    facts: tuple[Fact, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    is_possible: bool = False
    are_remedies_tried: bool = True


@dataclass(frozen=True)
class SchedulePlan:
    """The plan of some classes, in order of time.

    Costs are in hundredths; `bound` is what no plan can be below, None where nobody has proved one.
    `stopped_early` where the clock ended a search that steps should have ended.
    """

    classes: tuple[str, ...]
    sessions: tuple[PlannedSession, ...]
    left_over: tuple[LeftOver, ...]
    by_wish: Mapping[str, int]
    bound: int | None = None
    seconds: float = 0
    steps: int = 0
    stopped_early: bool = False

    @cached_property
    def changes(self) -> tuple[PlannedSession, ...]:
        """The sessions that are new or moved."""
        return tuple(one for one in self.sessions if one.change != "kept")

    @property
    def status(self) -> Status:
        """Whether everything that was wanted has a place, something, or nothing."""
        if not self.left_over:
            return "complete"
        return "partial" if self.changes else "infeasible"

    @property
    def cost(self) -> int:
        """The cost of all wishes."""
        return sum(self.by_wish.values())
