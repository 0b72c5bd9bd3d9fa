"""The search for places of what was hit, that pushes others aside where it has to.

What was hit is on the move anyway, any other session that moves costs one. The search tries none of
these first, then one, then two, so that its first answer has the fewest; whether every combination
with fewer was tried, it tells.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Final, NamedTuple

from partyschool_cli.schedule.explain.ways import Way, moved
from partyschool_cli.schedule.repair.closure import Hits
from partyschool_cli.schedule.repair.obstacles import Obstacles, is_movable
from partyschool_cli.schedule.repair.openings import Openings, size_of
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

# How many places are looked at in all, and how many of them for one number of others moved.
MOST_LOOKED_AT: Final = 100_000
_PART_FOR_ONE: Final = 4
_RESTARTS: Final = 12
# More sessions than so many are as many as there are.
ANY_NUMBER: Final = 1_000_000
_NUMBERS: Final = (0, 1, 2, 3, 4, 6, 9, 14, ANY_NUMBER)

# Where meetings go, by the meeting as it was.
Moves = Mapping[Meeting, Meeting]


# Is told, now and then, how many of what was not hit have to move at least.
RepairReport = Callable[[int], None]


def no_report(_: int) -> None:
    """Tell nothing."""


class Rearranged(NamedTuple):
    """A timetable in which some meetings have gone elsewhere."""

    timetable: Timetable
    moves: dict[Meeting, Meeting]


@dataclass(eq=False)
class RepairSearch:
    """The search for places of what is hit."""

    timetable: Timetable
    hits: Hits
    openings: Openings
    obstacles: Obstacles
    report: RepairReport = no_report
    most: int = MOST_LOOKED_AT
    looked_at: int = field(default=0, init=False)
    is_exhaustive: bool = field(default=True, init=False)

    def ways(self, meeting: Meeting) -> tuple[Way, ...]:
        """The ways of a meeting as far as no other matters."""
        return self.openings.of(meeting)

    @cached_property
    def _hit(self) -> frozenset[Meeting]:
        return frozenset(self.hits.open)

    def may_move(self, meeting: Meeting) -> bool:
        """Whether a meeting that was not hit may give way."""
        return is_movable(meeting, self.openings.today)

    def without_hits(self) -> Timetable:
        """The timetable without what is hit and may move."""
        return self.timetable.changed(self.hits.open)

    def others_moved(self, moves: Moves) -> int:
        """How many sessions move that were not hit."""
        return sum(size_of(one) for one in moves if one not in self._hit)

    def placed_freely(self) -> tuple[Rearranged, list[Meeting]]:
        """What has a place with nothing in the way, in the best order that was tried; the rest."""
        order = sorted(
            filter(self.ways, self._hit), key=lambda one: (len(self.ways(one)), one.order)
        )
        best: tuple[Rearranged, list[Meeting]] | None = None
        for _ in range(_RESTARTS):
            found, failed = self._in_order(order)
            if best is None or len(failed) < len(best[1]):
                best = found, failed
            if not failed:
                break
            order = failed + [one for one in order if one not in failed]
        return best or (Rearranged(self.without_hits(), {}), [])

    def _in_order(self, order: Iterable[Meeting]) -> tuple[Rearranged, list[Meeting]]:
        timetable, moves, failed = self.without_hits(), dict[Meeting, Meeting](), list[Meeting]()
        for meeting in order:
            free = (
                new
                for way in self.ways(meeting)
                if self.obstacles.is_free(timetable, new := moved(meeting, way))
            )
            place = next(free, None)
            if place is None:
                failed.append(meeting)
            else:
                timetable = timetable.changed(added=(place,))
                moves[meeting] = place
        return Rearranged(timetable, moves), failed

    def pushed(
        self, placed: Rearranged, failed: Sequence[Meeting]
    ) -> tuple[Rearranged | None, int]:
        """All placed, with as few others moved as can be; and how many have to at least.

        That is `ANY_NUMBER` where it was tried in every way and cannot be.
        """
        proven = 0
        for number in _NUMBERS:
            self.report(proven)
            if self.looked_at >= self.most:
                break
            self.is_exhaustive = True
            self.obstacles.looked_at = 0
            found = self._push(placed, tuple(failed), frozenset(), number)
            self.looked_at += self.obstacles.looked_at
            if found is not None:
                return self._fewer(placed, failed, found, proven)
            if self.is_exhaustive:
                proven = min(number + 1, ANY_NUMBER)
        return None, proven

    def _fewer(
        self, placed: Rearranged, failed: Sequence[Meeting], found: Rearranged, proven: int
    ) -> tuple[Rearranged, int]:
        """With still fewer others moved, where numbers between two that were tried are left."""
        others = self.others_moved(found.moves)
        for number in range(proven, others):
            self.is_exhaustive = True
            self.obstacles.looked_at = 0
            fewer = self._push(placed, tuple(failed), frozenset(), number)
            if fewer is not None:
                return fewer, proven
            if not self.is_exhaustive:
                break
            proven = number + 1
        return found, proven

    def pushed_but_for_some(
        self, placed: Rearranged, failed: list[Meeting]
    ) -> tuple[Rearranged, tuple[Meeting, ...], bool]:
        """As many placed as can be, those that find no place, and whether that is proven.

        Of several that could be left, those with the fewest others moved for the rest.
        """
        is_certain = self._is_impossible(placed, failed)
        for count in range(1, len(failed)):
            best: tuple[Rearranged, tuple[Meeting, ...]] | None = None
            for left, found, is_fewest in self._without(placed, failed, count):
                is_certain = is_certain and is_fewest
                if found is None:
                    continue
                if best is None or self.others_moved(found.moves) < self.others_moved(
                    best[0].moves
                ):
                    best = found, left
                if not self.others_moved(found.moves):
                    return found, left, is_certain
            if best is not None:
                return *best, is_certain
        return placed, tuple(failed), is_certain and not self.others_moved(placed.moves)

    def _without(
        self, placed: Rearranged, failed: list[Meeting], count: int
    ) -> Iterator[tuple[tuple[Meeting, ...], Rearranged | None, bool]]:
        """Each choice of so many to leave, what comes of it, and whether that is proven."""
        able = [*failed, *(one for one in self.hits.open if one in placed.moves)]
        for left in combinations(able, count):
            if self.looked_at >= self.most:
                yield left, None, False
                return
            freed = [place for one, place in placed.moves.items() if one in left]
            moves = {one: place for one, place in placed.moves.items() if one not in left}
            start = Rearranged(placed.timetable.changed(freed), moves)
            found, proven = self.pushed(start, [one for one in failed if one not in left])
            if found is None:
                yield left, None, proven == ANY_NUMBER
            else:
                yield left, found, proven >= self.others_moved(found.moves)

    def _is_impossible(self, placed: Rearranged, failed: list[Meeting]) -> bool:
        """Whether all cannot be placed for sure."""
        self.is_exhaustive = True
        self.obstacles.looked_at = 0
        found = self._push(placed, tuple(failed), frozenset(), ANY_NUMBER)
        return found is None and self.is_exhaustive

    def _push(
        self,
        found: Rearranged,
        pending: tuple[Meeting, ...],
        decided: frozenset[Meeting],
        budget: int,
    ) -> Rearranged | None:
        """All of `pending` placed, with others moved up to `budget`; `decided` are to stay."""
        if not pending:
            return found
        meeting, *rest = pending
        for new, gone, cost in self._choices(found, meeting, decided, budget):
            old = {place: one for one, place in found.moves.items()}
            back = tuple(sorted((old.get(one, one) for one in gone), key=lambda one: one.order))
            moves = {one: place for one, place in found.moves.items() if place not in gone}
            after = Rearranged(
                found.timetable.changed(tuple(gone), (new,)), {**moves, meeting: new}
            )
            done = self._push(after, (*rest, *back), decided | {new}, budget - cost)
            if done is not None:
                return done
            if self.obstacles.looked_at >= self.most // _PART_FOR_ONE:
                self.is_exhaustive = False
                return None
        return None

    def _choices(
        self, found: Rearranged, meeting: Meeting, decided: frozenset[Meeting], budget: int
    ) -> Iterator[tuple[Meeting, frozenset[Meeting], int]]:
        """A meeting's new places, who goes for it, and how many of these had not to move else."""
        choices: list[tuple[int, int, Meeting, frozenset[Meeting]]] = []
        placed = set(found.moves.values())
        for rank, way in enumerate(self.ways(meeting)):
            if self.obstacles.looked_at >= self.most // _PART_FOR_ONE:
                self.is_exhaustive = False
                break
            new = moved(meeting, way)
            needed = self.obstacles.needed(found.timetable, new)
            if not self._may_go(needed, decided, placed, budget):
                continue
            for gone in self.obstacles.clearances(found.timetable, new):
                if self._may_go(gone, decided, placed, budget):
                    cost = sum(size_of(one) for one in gone if one not in placed)
                    choices.append((cost, rank, new, gone))
        for cost, _, new, gone in sorted(choices, key=lambda one: (one[0], len(one[3]), one[1])):
            yield new, gone, cost

    def _may_go(
        self,
        gone: frozenset[Meeting],
        decided: frozenset[Meeting],
        placed: set[Meeting],
        budget: int,
    ) -> bool:
        return (
            gone.isdisjoint(decided)
            and sum(size_of(one) for one in gone if one not in placed) <= budget
            and all(one in placed or self.may_move(one) for one in gone)
        )
