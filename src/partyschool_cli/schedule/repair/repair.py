"""Repair a timetable with the fewest sessions changed: what was hit goes elsewhere.

First all of it is placed where nothing is in the way, in several orders: that is proven the fewest,
since each of them has to change. What finds no place so pushes others aside (`repair_search`).
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from partyschool_cli.schedule.repair.closure import Closure, Hits
from partyschool_cli.schedule.repair.obstacles import Obstacles
from partyschool_cli.schedule.repair.openings import Openings, is_anchored, size_of
from partyschool_cli.schedule.repair.repair_search import (
    MOST_LOOKED_AT,
    Moves,
    Rearranged,
    RepairReport,
    RepairSearch,
    no_report,
)
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

# Repairs with proof; None where it comes to nothing.
Prove = Callable[[RepairSearch], "Answer | None"]

# How many places are looked at before a proof is asked for, where there is somebody to ask.
_MOST_BEFORE: Final = 12_000


class Answer(NamedTuple):
    """Moves with `left` without a place: `others` of what was not hit move, `least` have to."""

    found: Rearranged
    left: tuple[Meeting, ...]
    others: int
    least: int

    @property
    def is_proven(self) -> bool:
        """Whether no fewer can move, and nothing of what is left has a place."""
        return self.least >= self.others


class Repair(NamedTuple):
    """A repaired timetable.

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
    report: RepairReport = no_report,
) -> Repair:
    """The timetable after what was hit has gone elsewhere.

    `prove` is asked where the search was not exhaustive; `report` is told how far it is. What
    finds no place stays where it is, so that nothing else can be there; not so without
    `keeps_left`, where it is cancelled.
    """
    openings = Openings(timetable, closure, frozenset(hits.open), today)
    nowhere = tuple(one for one in hits.open if not openings.of(one))
    able = [one for one in hits.open if one not in nowhere] if keeps_left else [*hits.open]
    repaired = _anchored(replace(openings, hit=frozenset(able)), hits, prove, report)
    if keeps_left and not _is_sound(timetable, repaired):
        # Rather than that, what has no place is taken for what cannot move.
        able = [one for one in able if one not in repaired.left]
        again = _anchored(replace(openings, hit=frozenset(able)), hits, prove, report)
        repaired = again._replace(left=(*again.left, *repaired.left), is_proven=False)
    left = tuple(one for one in hits.open if one in repaired.left or one in nowhere)
    return repaired._replace(left=left, nowhere=nowhere)


def _is_sound(timetable: Timetable, repaired: Repair) -> bool:
    """Whether what has moved does not meet what stays where it is."""
    after = timetable.changed(tuple(repaired.moves), tuple(repaired.moves.values()))
    obstacles = Obstacles()
    return all(obstacles.is_free(after, one) for one in repaired.moves.values())


def _anchored(openings: Openings, hits: Hits, prove: Prove | None, report: RepairReport) -> Repair:
    able = replace(hits, open=tuple(one for one in hits.open if one in openings.hit))
    repaired = _repaired(openings, able, prove, report)
    gone = tuple(repaired.moves)
    after = openings.timetable.changed(gone, tuple(repaired.moves.values()))
    if all(is_anchored(after, old, new) for old, new in repaired.moves.items()):
        return repaired
    # One starts where another ended that went elsewhere: rare enough to begin anew.
    return _repaired(replace(openings, is_strict=True), able, prove, report)


def _repaired(openings: Openings, hits: Hits, prove: Prove | None, report: RepairReport) -> Repair:
    obstacles = Obstacles()
    search = RepairSearch(openings.timetable, hits, openings, obstacles, report)
    placed, failed = search.placed_freely()
    answer = Answer(placed, (), 0, 0)
    if failed:
        answer = _answer(search, placed, failed, prove)
    return _result(search, answer)


def _answer(
    search: RepairSearch, placed: Rearranged, failed: list[Meeting], prove: Prove | None
) -> Answer:
    """The own search's answer if it is proven soon, else the proven one, else what is found."""
    if prove is not None:
        search.most = _MOST_BEFORE
        own = _pushed(search, placed, failed)
        if own.is_proven:
            return own
        if (better := prove(search)) is not None:
            return better
    search.most = MOST_LOOKED_AT
    return _pushed(search, placed, failed)


def _pushed(search: RepairSearch, placed: Rearranged, failed: list[Meeting]) -> Answer:
    search.looked_at = 0
    found, least = search.pushed(placed, failed)
    if found is not None:
        return Answer(found, (), search.others_moved(found.moves), least)
    found, left, is_certain = search.pushed_but_for_some(placed, failed)
    others = search.others_moved(found.moves)
    return Answer(found, left, others, others if is_certain else -1)


def _result(search: RepairSearch, answer: Answer) -> Repair:
    placed = sum(size_of(one) for one in search.hits.open if one in answer.found.moves)
    least = placed + max(0, answer.least)
    moves, steps = answer.found.moves, search.looked_at
    return Repair(moves, answer.left, (), least, answer.is_proven, steps)
