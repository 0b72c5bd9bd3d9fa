"""What a plan costs by wish: of the whole plan, and of changes to it as a search makes them.

Costs are whole numbers of hundredths, so that sums are exact whatever their order.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.vocabulary import WISH_WEIGHTS
from partyschool_cli.schedule.cost.cost_context import CostContext, Placed
from partyschool_cli.schedule.cost.wish import Piece, all_wishes, wishes_of

UNIT: Final = 100


class Weighed(NamedTuple):
    """A wish with what a unit of it costs in this catalog, in hundredths."""

    name: str
    weight: int
    units: Callable[..., float]

    def cost(self, *given: object) -> int:
        """The cost of one piece of a plan."""
        units = self.units(*given)
        return round(self.weight * units) if units else 0


def weights(manifest: Manifest) -> Mapping[str, float]:
    """The weight of every wish."""
    own = {str(name): weight for name, weight in manifest.scheduling.weights.items()}
    return {name: own.get(name, WISH_WEIGHTS[name]) for name in all_wishes()}


def weighed(manifest: Manifest, piece: Piece) -> tuple[Weighed, ...]:
    """The wishes on one kind of piece that weigh anything."""
    known = weights(manifest)
    return tuple(
        Weighed(name, round(known[name] * UNIT), wish.units)
        for name, wish in wishes_of(piece).items()
        if known[name]
    )


def cost_by_wish(context: CostContext, plan: Iterable[Placed]) -> Mapping[str, int]:
    """The cost of all meetings of the planned classes, by the name of every wish."""
    found = dict.fromkeys(all_wishes(), 0)
    for name, cost in _costs(context, tuple(plan)):
        found[name] += cost
    return found


def _costs(context: CostContext, plan: Sequence[Placed]) -> Iterator[tuple[str, int]]:
    for wish in weighed(context.manifest, "meeting"):
        for placed in plan:
            if placed.classes and placed.course is not None:
                yield wish.name, wish.cost(context, placed)
    yield from _costs_of_classes(context, plan)
    yield from _costs_of_teachers(context, plan)
    for wish in weighed(context.manifest, "duty"):
        counts = Counter(index for one in plan for index in one.duties)
        for index, (duty, _) in enumerate(context.duties):
            planned = duty.planned + counts[index]
            yield wish.name, wish.cost(planned, duty.obligation.at_least)


def _costs_of_classes(context: CostContext, plan: Sequence[Placed]) -> Iterator[tuple[str, int]]:
    of_class: dict[str, list[Placed]] = {name: [] for name in context.facts}
    for placed in sorted(plan, key=in_time):
        for name in placed.classes:
            of_class[name].append(placed)
    for name, own in of_class.items():
        facts = context.facts[name]
        for wish in weighed(context.manifest, "class"):
            yield wish.name, wish.cost(context, facts, own)
        for _, day in groupby(own, key=lambda one: one.slot.date):
            meetings = tuple(day)
            for wish in weighed(context.manifest, "day"):
                yield wish.name, wish.cost(context, facts, meetings)


def _costs_of_teachers(context: CostContext, plan: Sequence[Placed]) -> Iterator[tuple[str, int]]:
    hours = dict(context.hours_that_stay)
    for placed in plan:
        for name in placed.slot.teachers:
            if placed.wanted and name in hours:
                hours[name] += placed.hours
    for wish in weighed(context.manifest, "teacher"):
        for name, peers in context.peers.items():
            mean = sum(hours[one] for one in peers) / len(peers)
            yield wish.name, wish.cost(hours[name], mean)


def in_time(placed: Placed) -> tuple[object, ...]:
    """What sorts a class's meetings."""
    return (*placed.order, placed.slot.site or "")
