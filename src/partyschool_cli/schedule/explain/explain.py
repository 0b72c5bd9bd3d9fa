"""Why something cannot be: the smallest set of facts that together forbid it.

One session is decided exactly: each of its ways has the facts that forbid it. Several sessions of a
course are in each other's way as well; they are placed one after the other, all orders tried.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.explain.facts import SESSIONS, Fact, Together
from partyschool_cli.schedule.explain.hitting_set import forbids, smallest_reasons
from partyschool_cli.schedule.explain.question import Question, Subject, subject_of
from partyschool_cli.schedule.explain.ways import Facts, Reasons, Way, Ways, against, moved
from partyschool_cli.schedule.placing.places import teachers_of
from partyschool_cli.schedule.placing.wanted import delivered
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

# How many combinations of ways of several sessions are tried.
_MOST_TRIED: Final = 3_000


class Explanation(NamedTuple):
    """The answer to a question.

    `places` are the meetings as they can be, none where they cannot. `facts` are those that forbid
    it, `others` what forbids a single way besides. `is_smallest` where no smaller set of facts
    forbids it; `is_proven` where all combinations of several sessions were tried.
    """

    allowed: bool
    places: tuple[Meeting, ...] = ()
    facts: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()
    is_smallest: bool = True
    is_proven: bool = True


def explain(timetable: Timetable, question: Question, today: dt.date) -> Explanation:
    """Whether something can be, and if not, why."""
    return explain_subject(subject_of(timetable, question, today))


def explain_subject(subject: Subject) -> Explanation:
    """The same of a question's subject."""
    if not subject.ways:
        return Explanation(True)
    if nowhere := _nowhere(subject):
        return Explanation(False, facts=nowhere)
    if len(subject.ways) == 1:
        return _of_one(subject.ways[0])
    return _of_several(subject)


def _nowhere(subject: Subject) -> tuple[Fact, ...]:
    """That a course has nobody who teaches it, or no site; that no part of the day is so long."""
    if not all(ways.times for ways in subject.ways):
        return tuple(Fact(None, ("day_parts", part)) for part in subject.parts)
    if subject.course is None or all(ways.places for ways in subject.ways):
        return ()
    course = subject.course
    classes = [one.training_class for one in subject.ways[0].meeting.sessions]
    able = teachers_of(subject.timetable.catalog, course, classes)
    return (Fact(Key(Kind.COURSE, course.id), ("sites" if able else "teachers",)),)


def _of_one(ways: Ways) -> Explanation:
    if (free := next(ways.free(), None)) is not None:
        return Explanation(True, (moved(ways.meeting, free),))
    found = smallest_reasons(ways.remaining)
    if found is None:
        raise ValueError("a way is open and is not free")
    others: tuple[Fact, ...] = ()
    if len(ways.times) * len(ways.places) == 1:
        every = frozenset[Fact]().union(*ways.against(Way(ways.times[0], ways.places[0])))
        others = _in_order(every - found.facts)
    return Explanation(False, (), _in_order(found.facts), others, found.is_smallest)


def _in_order(facts: Facts) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=str))


def _of_several(subject: Subject) -> Explanation:
    """Each alone first: what forbids one forbids all, and is the shorter answer."""
    for ways in subject.ways:
        if next(ways.free(), None) is None:
            return _of_one(ways)
    combined = _Combinations(subject)
    places = combined.places()
    if places is not None:
        return Explanation(True, places)
    if not combined.is_complete:
        return _unproven(combined)
    found = smallest_reasons(combined.remaining)
    if found is None:
        raise ValueError("a combination is open and is not free")
    return Explanation(
        False, (), _in_order(found.facts), (), found.is_smallest, combined.is_complete
    )


def _unproven(combined: "_Combinations") -> Explanation:
    """Nothing was found in the time there is: what is in the way is told without proof."""
    facts = frozenset[Fact]().union(*combined.met)
    return Explanation(False, (), _in_order(facts), (), is_smallest=False, is_proven=False)


@dataclass(eq=False)
class _Combinations:
    """The ways of several sessions together."""

    subject: Subject
    is_complete: bool = True
    left: int = 0

    def __post_init__(self) -> None:
        self.met: set[Together] = set()

    def remaining(self, facts: Facts) -> Reasons | None:
        """What forbids one of the combinations that `facts` leave; None where they leave none."""
        self.left = _MOST_TRIED
        ways = [_fewest_first(one, facts) for one in self.subject.ways]
        found = self._place(ways, facts, self.subject.timetable, (), frozenset(), free=False)
        return None if found is None else found[1]

    def places(self) -> tuple[Meeting, ...] | None:
        """A combination that nothing forbids."""
        self.left = _MOST_TRIED
        ways = [list(one.free()) for one in self.subject.ways]
        nothing: Facts = frozenset()
        found = self._place(ways, nothing, self.subject.timetable, (), frozenset(), free=True)
        return None if found is None else found[0]

    def _place(
        self,
        candidates: list[list[Way]],
        facts: Facts,
        timetable: Timetable,
        placed: tuple[Meeting, ...],
        reasons: Reasons,
        *,
        free: bool,
    ) -> tuple[tuple[Meeting, ...], Reasons] | None:
        """The sessions from the next one on, in a timetable that has those before it."""
        if len(placed) == len(candidates):
            return placed, reasons
        ways = self.subject.ways[len(placed)]
        for way in self._later(candidates[len(placed)], ways, placed):
            self.left -= 1
            if self.left <= 0:
                self.is_complete = False
                return None
            own = self._against(timetable, ways, way, placed)
            if own is None or (free and own) or forbids(facts, own):
                self.met |= own or set()
                continue
            meeting = moved(ways.meeting, way)
            with_it = timetable.changed(added=(meeting,))
            found = self._place(
                candidates, facts, with_it, (*placed, meeting), reasons | own, free=free
            )
            if found is not None:
                return found
        return None

    @staticmethod
    def _later(found: list[Way], ways: Ways, placed: tuple[Meeting, ...]) -> Iterator[Way]:
        """Of two sessions alike, only the order in which the one placed first is earlier."""
        before = placed[-1] if placed else None
        if before is None or before.hours != ways.meeting.hours:
            return iter(found)
        return (way for way in found if way.slot[:2] >= before.slot[:2])

    @staticmethod
    def _against(
        timetable: Timetable, ways: Ways, way: Way, placed: tuple[Meeting, ...]
    ) -> Reasons | None:
        """What forbids a way besides the sessions placed before; None where they do alone."""
        meeting = delivered(ways.meeting, way.place.delivery)
        found = against(timetable, meeting, way.slot, ways.today)
        moments = {(meeting.first.ref, meeting.slot.span) for meeting in placed}
        kept = {frozenset(fact for fact in reason if not _is_of(fact, moments)) for reason in found}
        return None if frozenset() in kept else frozenset(kept)


def _fewest_first(ways: Ways, facts: Facts) -> list[Way]:
    """The ways that some facts leave, those that the fewest others forbid first."""
    return sorted(ways.left_by(facts), key=lambda way: len(ways.against(way)))


def _is_of(fact: Fact, moments: set[tuple[str, str]]) -> bool:
    if fact.field[0] != SESSIONS or fact.meeting is None:
        return False
    return (fact.meeting.first.ref, fact.meeting.slot.span) in moments
