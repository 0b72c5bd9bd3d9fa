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

    @property
    def needed(self) -> int:
        """How many sessions change."""
        return sum(map(size_of, self.moves))


def repair(
    timetable: Timetable,
    hits: Hits,
    closure: Closure,
    today: dt.date,
    bound: Callable[["Mending", int], int] | None = None,
) -> Repair:
    """The timetable after what was hit has gone elsewhere.

    `bound` proves how many others have to move at least, given the number found; without it the
    search proves that by itself as far as it was exhaustive.
    """
    openings = Openings(timetable, closure, frozenset(hits.open), today)
    mending = Mending(timetable, hits, openings, Obstacles(today))
    nowhere = tuple(one for one in hits.open if not mending.ways(one))
    placed, failed = mending.placed_freely()
    if not failed:
        return _result(mending, placed, (), nowhere, proven=0)
    found, proven = mending.pushed(placed, failed)
    if found is not None:
        others = mending.others_moved(found.moves)
        if proven < others and bound is not None:
            proven = bound(mending, others)
        return _result(mending, found, (), nowhere, proven)
    found, left, is_certain = mending.pushed_but_for_some(placed, failed)
    return _result(
        mending, found, left, nowhere, mending.others_moved(found.moves) if is_certain else -1
    )


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
    )
