"""Something came between: what is hit, where it goes instead, and what has no place."""

import datetime as dt
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from partyschool_cli.schedule.cost.cost_by_wish import cost_by_wish
from partyschool_cli.schedule.cost.cost_context import CostContext
from partyschool_cli.schedule.explain.facts import Fact, session_field
from partyschool_cli.schedule.explain.remedies import Remedy
from partyschool_cli.schedule.explain.trial import FieldEdit
from partyschool_cli.schedule.explain.ways import moved
from partyschool_cli.schedule.placing.wanted import Wanted
from partyschool_cli.schedule.repair.closure import Closure, Hits
from partyschool_cli.schedule.repair.left_meeting import explained
from partyschool_cli.schedule.repair.obstacles import Obstacles
from partyschool_cli.schedule.repair.online import against_online, online_ways
from partyschool_cli.schedule.repair.openings import size_of
from partyschool_cli.schedule.repair.repair import Prove, Repair, repair
from partyschool_cli.schedule.repair.repair_search import RepairReport, no_report
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

Action = Literal["move", "online", "cancel"]


class Event(NamedTuple):
    """What came between, and what is to be done about it; `cancel_rest` for what has no place."""

    closure: Closure
    action: Action = "move"
    cancel_rest: bool = False


class LeftMeeting(NamedTuple):
    """A meeting that was hit and has no place, why, and what would help.

    Without `facts`, a place may be there that was not found.
    """

    meeting: Meeting
    facts: tuple[Fact, ...]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True)
class Rescheduling:
    """The proposal. `moves` are meetings as they were and as they will be, in order of time.

    `cancelled` are those that will not take place, `left` those that stay as they are although they
    cannot be. `needed` sessions change; `is_proven` where no fewer can.
    """

    hits: Hits
    moves: tuple[tuple[Meeting, Meeting], ...]
    cancelled: tuple[Meeting, ...]
    left: tuple[LeftMeeting, ...]
    needed: int
    is_proven: bool
    seconds: float = 0.0
    steps: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether all that was hit has a place, or is cancelled."""
        return not self.left

    def after(self, timetable: Timetable) -> Timetable:
        """The timetable as it will be."""
        old = [was for was, _ in self.moves]
        return timetable.changed((*old, *self.cancelled), tuple(new for _, new in self.moves))


def reschedule(
    timetable: Timetable,
    hits: Hits,
    event: Event,
    today: dt.date,
    prove: Prove | None = None,
    *,
    report: RepairReport = no_report,
) -> Rescheduling:
    """What to do about an event. `prove` is asked where the own search proves nothing.

    `report` is told how far the search is.
    """
    begin = time.perf_counter()
    if event.action == "cancel":
        found = Rescheduling(hits, (), hits.open, (), _sessions(hits.open), is_proven=True)
    elif event.action == "online":
        found = _online(timetable, hits, today)
    else:
        keeps_left = not event.cancel_rest
        repaired = repair(
            timetable, hits, event.closure, today, prove, keeps_left=keeps_left, report=report
        )
        found = _moved(hits, repaired)
    if event.cancel_rest:
        rest = tuple(one.meeting for one in found.left)
        needed = found.needed + _sessions(rest)
        found = replace(found, cancelled=rest, left=(), needed=needed)
    found = replace(found, left=_with_reasons(timetable, found, event.closure, today))
    return replace(found, seconds=time.perf_counter() - begin)


def rescheduled_cost(timetable: Timetable, found: Rescheduling) -> Mapping[str, int]:
    """The cost of all sessions of the classes that are hit or move, in hundredths."""
    planned = [
        (Wanted(old, old.course, old.hours), new)
        for old, new in found.moves
        if old.course is not None
    ]
    # An activity costs nothing by itself: it is there, for its neighbours' sake.
    staying = [new for old, new in found.moves if old.course is None]
    gone = [old for old, _ in found.moves]
    stays = timetable.changed((*gone, *found.cancelled), staying)
    meetings = (*found.hits.all, *gone)
    classes = {
        one.training_class.id: one.training_class for each in meetings for one in each.sessions
    }
    context = CostContext(stays, tuple(wanted for wanted, _ in planned), tuple(classes.values()))
    places = [context.placed(wanted, new.slot) for wanted, new in planned]
    return cost_by_wish(context, (*context.all_staying(), *places))


def _moved(hits: Hits, found: Repair) -> Rescheduling:
    moves = sorted(found.moves.items(), key=lambda pair: pair[0].order)
    left = tuple(LeftMeeting(one, (), ()) for one in found.left)
    return Rescheduling(
        hits, tuple(moves), (), left, found.needed, found.is_proven, steps=found.steps
    )


def _online(timetable: Timetable, hits: Hits, today: dt.date) -> Rescheduling:
    """All that can be taught online, when it was to be."""
    obstacles = Obstacles()
    moves: list[tuple[Meeting, Meeting]] = []
    left: list[LeftMeeting] = []
    current = timetable.changed(hits.open)
    for meeting in hits.open:
        places = (moved(meeting, way) for way in online_ways(timetable, meeting, today))
        free = (new for new in places if obstacles.is_free(current, new))
        new = next(free, None)
        if new is None:
            left.append(LeftMeeting(meeting, against_online(current, meeting, today), ()))
            continue
        current = current.changed(added=(new,))
        moves.append((meeting, new))
    needed = sum(size_of(one) for one, _ in moves)
    return Rescheduling(hits, tuple(moves), (), tuple(left), needed, is_proven=True)


def _with_reasons(
    timetable: Timetable, found: Rescheduling, closure: Closure, today: dt.date
) -> tuple[LeftMeeting, ...]:
    after = found.after(timetable)
    left = [
        one
        if one.facts
        else LeftMeeting(one.meeting, *explained(after, one.meeting, closure, today))
        for one in found.left
    ]
    left += map(_locked, found.hits.locked)
    return tuple(sorted(left, key=lambda one: one.meeting.order))


def _locked(meeting: Meeting) -> LeftMeeting:
    """A lock is its own reason, and the only one: nobody looks for a place for it."""
    facts = tuple(session_field(one, "locked") for one in meeting.sessions if one.session.locked)
    edits = tuple(FieldEdit(fact.key, fact.field, None) for fact in facts)
    return LeftMeeting(meeting, facts, (Remedy("去掉“不可调”的标记，再运行一次", edits),))


def _sessions(meetings: Sequence[Meeting]) -> int:
    return sum(map(size_of, meetings))
