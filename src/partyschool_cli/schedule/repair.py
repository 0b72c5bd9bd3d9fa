"""Mend a timetable with the fewest sessions changed: what was hit goes elsewhere.

First all of it is placed where nothing is in the way, in several orders: that is proven the fewest,
since each of them has to change. What finds no place so pushes others aside (`mending`).
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from partyschool_cli.schedule.closure import Closure, Hits
from partyschool_cli.schedule.mending import Found, Mending, Moves
from partyschool_cli.schedule.obstacles import Obstacles
from partyschool_cli.schedule.openings import Openings, size_of
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

# Mends better than was found, or proves that it cannot be; None where it comes to nothing.
Prove = Callable[[Mending, Found, Sequence[Meeting]], "Proven | None"]


class Proven(NamedTuple):
    """Moves with `left` without a place, and how many others have to move at least."""

    found: Found
    left: tuple[Meeting, ...]
    others: int


class Repair(NamedTuple):
    """A mended timetable.

    `left` are the meetings that were hit and have no place; for those in `nowhere` no other could
    make room. `fewest` is a number of changes below which it cannot be. `is_proven` where no more
    of what was hit can have a place, and that takes as many changes.
    """

    moves: Moves
    left: tuple[Meeting, ...]
    nowhere: tuple[Meeting, ...]
    fewest: int
    is_proven: bool
    steps: int = 0

    @property
    def needed(self) -> int:
        """How many sessions change."""
        return sum(map(size_of, self.moves))


def repair(
    timetable: Timetable,
    hits: Hits,
    closure: Closure,
    today: dt.date,
    prove: Prove | None = None,
) -> Repair:
    """The timetable after what was hit has gone elsewhere.

    `prove` is asked where the search was not exhaustive.
    """
    openings = Openings(timetable, closure, frozenset(hits.open), today)
    mending = Mending(timetable, hits, openings, Obstacles(today))
    nowhere = tuple(one for one in hits.open if not mending.ways(one))
    placed, failed = mending.placed_freely()
    if not failed:
        return _result(mending, placed, (), nowhere, proven=0)
    found, proven = mending.pushed(placed, failed)
    left: tuple[Meeting, ...] = ()
    if found is None:
        found, left, is_certain = mending.pushed_but_for_some(placed, failed)
        proven = mending.others_moved(found.moves) if is_certain else -1
    if proven < mending.others_moved(found.moves) and prove is not None:
        better = prove(mending, found, left)
        if better is not None:
            return _result(mending, better.found, better.left, nowhere, better.others)
    return _result(mending, found, left, nowhere, proven)


def _result(
    mending: "Mending",
    found: Found,
    left: Sequence[Meeting],
    nowhere: tuple[Meeting, ...],
    proven: int,
) -> Repair:
    """`proven` is how many others have to move at least, -1 where nobody knows."""
    hit = sum(size_of(one) for one in mending.hits.open if one not in nowhere and one not in left)
    others = mending.others_moved(found.moves)
    return Repair(
        found.moves,
        tuple(one for one in mending.hits.open if one in left or one in nowhere),
        nowhere,
        hit + max(0, proven),
        proven >= others,
        mending.looked_at,
    )
