"""Mend a timetable with the fewest sessions changed: what was hit goes elsewhere.

First all of it is placed where nothing is in the way, in several orders: that is proven the fewest,
since each of them has to change. What finds no place so pushes others aside (`mending`).
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from partyschool_cli.schedule.closure import Closure, Hits
from partyschool_cli.schedule.mending import MOST_LOOKED_AT, Found, Mending, Moves, Report, silent
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
    *,
    keeps_left: bool = True,
    report: Report = silent,
) -> Repair:
    """The timetable after what was hit has gone elsewhere.

    `prove` is asked where the search was not exhaustive; `report` is told how far it is. What
    finds no place stays where it is, so that nothing else can be there; not so without
    `keeps_left`, where it is cancelled.
    """
    openings = Openings(timetable, closure, frozenset(hits.open), today)
    nowhere = tuple(one for one in hits.open if not openings.of(one))
    able = [one for one in hits.open if one not in nowhere] if keeps_left else [*hits.open]
    mended = _anchored(replace(openings, hit=frozenset(able)), hits, prove, report)
    if keeps_left and not _is_sound(timetable, mended):
        # Rather than that, what has no place is taken for what cannot move.
        able = [one for one in able if one not in mended.left]
        again = _anchored(replace(openings, hit=frozenset(able)), hits, prove, report)
        mended = again._replace(left=(*again.left, *mended.left), is_proven=False)
    left = tuple(one for one in hits.open if one in mended.left or one in nowhere)
    return mended._replace(left=left, nowhere=nowhere)


def _is_sound(timetable: Timetable, mended: Repair) -> bool:
    """Whether what has moved does not meet what stays where it is."""
    after = timetable.changed(tuple(mended.moves), tuple(mended.moves.values()))
    obstacles = Obstacles(dt.date.min)
    return all(obstacles.is_free(after, one) for one in mended.moves.values())


def _anchored(openings: Openings, hits: Hits, prove: Prove | None, report: Report) -> Repair:
    able = replace(hits, open=tuple(one for one in hits.open if one in openings.hit))
    mended = _repaired(openings, able, prove, report)
    gone = tuple(mended.moves)
    after = openings.timetable.changed(gone, tuple(mended.moves.values()))
    if all(is_anchored(after, old, new) for old, new in mended.moves.items()):
        return mended
    # One starts where another ended that went elsewhere: rare enough to begin anew.
    return _repaired(replace(openings, is_strict=True), able, prove, report)


def _repaired(openings: Openings, hits: Hits, prove: Prove | None, report: Report) -> Repair:
    obstacles = Obstacles(openings.today)
    mending = Mending(openings.timetable, hits, openings, obstacles, report)
    placed, failed = mending.placed_freely()
    answer = Answer(placed, (), 0, 0)
    if failed:
        answer = _answer(mending, placed, failed, prove)
    return _result(mending, answer)


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


def _result(mending: Mending, answer: Answer) -> Repair:
    placed = sum(size_of(one) for one in mending.hits.open if one in answer.found.moves)
    least = placed + max(0, answer.least)
    moves, steps = answer.found.moves, mending.looked_at
    return Repair(moves, answer.left, (), least, answer.is_proven, steps)
