"""What a plan costs by wish: of the whole plan, and of changes to it as a search makes them.

Costs are whole numbers of hundredths, so that sums are exact whatever their order.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from partyschool_cli.model.manifest import Manifest
from partyschool_cli.schedule.setting import Placed, Setting
from partyschool_cli.schedule.wish import Piece, all_wishes, wishes_of

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
    """The weight of every wish, as the manifest or the wish says."""
    own = {str(name): weight for name, weight in manifest.scheduling.weights.items()}
    return {name: own.get(name, wish.weight) for name, wish in all_wishes().items()}


def weighed(manifest: Manifest, piece: Piece) -> tuple[Weighed, ...]:
    """The wishes on one kind of piece that weigh anything."""
    known = weights(manifest)
    return tuple(
        Weighed(name, round(known[name] * UNIT), wish.units)
        for name, wish in wishes_of(piece).items()
        if known[name]
    )


def cost_by_wish(setting: Setting, plan: Iterable[Placed]) -> Mapping[str, int]:
    """The cost of all meetings of the planned classes, by the name of every wish."""
    found = dict.fromkeys(all_wishes(), 0)
    for name, cost in _costs(setting, tuple(plan)):
        found[name] += cost
    return found


def _costs(setting: Setting, plan: Sequence[Placed]) -> "Iterable[tuple[str, int]]":
    manifest = setting.manifest
    for wish in weighed(manifest, "meeting"):
        for placed in plan:
            if placed.classes and placed.course is not None:
                yield wish.name, wish.cost(setting, placed)
    for name, facts in setting.facts.items():
        own = sorted((one for one in plan if name in one.classes), key=in_time)
        for wish in weighed(manifest, "class"):
            yield wish.name, wish.cost(setting, facts, own)
        for date in dict.fromkeys(one.slot.date for one in own):
            day = [one for one in own if one.slot.date == date]
            for wish in weighed(manifest, "day"):
                yield wish.name, wish.cost(setting, facts, day)
    for wish in weighed(manifest, "pool"):
        for pool in setting.pools:
            yield wish.name, wish.cost([_hours(setting, plan, name) for name in pool])
    for wish in weighed(manifest, "duty"):
        for index, (duty, _) in enumerate(setting.duties):
            planned = duty.planned + sum(index in one.duties for one in plan)
            yield wish.name, wish.cost(planned, duty.obligation.at_least)


def in_time(placed: Placed) -> tuple[object, ...]:
    """What sorts a class's meetings."""
    return (*placed.order, placed.slot.site or "")


def _hours(setting: Setting, plan: Sequence[Placed], teacher: str) -> float:
    taught = sum(one.hours for one in plan if one.wanted and teacher in one.slot.teachers)
    return setting.hours_that_stay[teacher] + taught
