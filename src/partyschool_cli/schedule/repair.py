"""Mend a timetable with the fewest sessions changed: what was hit goes elsewhere.

First all of it is placed where nothing is in the way, in several orders: that is proven the fewest,
since each of them has to change. What finds no place so pushes others aside (`mending`).
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from partyschool_cli.schedule.closure import Closure, Hits
from partyschool_cli.schedule.mending import MOST_LOOKED_AT, Found, Mending, Moves
from partyschool_cli.schedule.obstacles import Obstacles
from partyschool_cli.schedule.openings import Openings, is_anchored, size_of
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

# Mends with proof; None where it comes to nothing.
Prove = Callable[[Mending], "Answer | None"]

# How many places are looked at before a proof is asked for, where there is somebody to ask.
_MOST_BEFORE: Final = 12_000


class Answer(NamedTuple):
    """Moves with `left` without a place: `others` of what was not hit move, `least` have to."""

    found: Found
    left: tuple[Meeting, ...]
    others: int
    least: int

    @property
    def is_proven(self) -> bool:
        """Whether no fewer can move, and nothing of what is left has a place."""
        return self.least >= self.others


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
    mended = _repaired(Mending(timetable, hits, openings, Obstacles(today)), prove)
    after = timetable.changed(tuple(mended.moves), tuple(mended.moves.values()))
    if all(is_anchored(after, old, new) for old, new in mended.moves.items()):
        return mended
    # One starts where another ended that went elsewhere: rare enough to begin anew.
    strict = replace(openings, is_strict=True)
    return _repaired(Mending(timetable, hits, strict, Obstacles(today)), prove)


def _repaired(mending: Mending, prove: Prove | None) -> Repair:
    nowhere = tuple(one for one in mending.hits.open if not mending.ways(one))
    placed, failed = mending.placed_freely()
    answer = Answer(placed, (), 0, 0)
    if failed:
        answer = _answer(mending, placed, failed, prove)
    return _result(mending, answer, nowhere)


def _answer(mending: Mending, placed: Found, failed: list[Meeting], prove: Prove | None) -> Answer:
    """The own search's answer if it is proven soon, else the proven one, else what is found."""
    if prove is not None:
        mending.most = _MOST_BEFORE
        own = _pushed(mending, placed, failed)
        if own.is_proven:
            return own
        if (better := prove(mending)) is not None:
            return better
    mending.most = MOST_LOOKED_AT
    return _pushed(mending, placed, failed)


def _pushed(mending: Mending, placed: Found, failed: list[Meeting]) -> Answer:
    mending.looked_at = 0
    found, least = mending.pushed(placed, failed)
    if found is not None:
        return Answer(found, (), mending.others_moved(found.moves), least)
    found, left, is_certain = mending.pushed_but_for_some(placed, failed)
    others = mending.others_moved(found.moves)
    return Answer(found, left, others, others if is_certain else -1)


def _result(mending: Mending, answer: Answer, nowhere: tuple[Meeting, ...]) -> Repair:
    left = [one for one in mending.hits.open if one in answer.left or one in nowhere]
    placed = sum(size_of(one) for one in mending.hits.open if one not in left)
    least = placed + max(0, answer.least)
    return Repair(
        answer.found.moves, tuple(left), nowhere, least, answer.is_proven, mending.looked_at
    )
