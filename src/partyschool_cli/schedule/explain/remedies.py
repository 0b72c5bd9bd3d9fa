"""The cheapest changes after which something can be, each of them tried before it is told.

A way costs what it takes to lift all that forbids it: another place, another session moved out of
the way, a class that lasts longer. The cheapest are made on the data, and the question is asked
again; what does not help after all is not told.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.errors import CommandLineError
from partyschool_cli.schedule.explain.elsewhere import Elsewhere
from partyschool_cli.schedule.explain.explain import Explanation, explain_subject
from partyschool_cli.schedule.explain.facts import Together, reasons_of
from partyschool_cli.schedule.explain.lifts import Lift, lift_of
from partyschool_cli.schedule.explain.other_places import Switch, switches
from partyschool_cli.schedule.explain.question import Question, Subject, subject_of
from partyschool_cli.schedule.explain.times import DAYS_AFTER
from partyschool_cli.schedule.explain.trial import FieldEdit, changed_catalog, session_edits
from partyschool_cli.schedule.explain.ways import Way, Ways, forbidding, moved
from partyschool_cli.schedule.placing.places import Place
from partyschool_cli.schedule.placing.wanted import delivered
from partyschool_cli.timetable.meetings import Meeting, Slot, slot_of
from partyschool_cli.timetable.timetable import Timetable, timetable_of
from partyschool_cli.wording.dates import date_text, time_text

MOST_TOLD: Final = 3
# How many are tried, and how many ways are looked at for them.
_MOST_TRIED: Final = 8
_MOST_WAYS: Final = 2_000
# What takes more changes than so many is no remedy but another plan.
_MOST_CHANGES: Final = 2


class Remedy(NamedTuple):
    """What to change, as edits of fields or as one edit command, and what that is called."""

    message: str
    edits: tuple[FieldEdit, ...] = ()
    command: str = ""


class _Candidate(NamedTuple):
    """A way, at its own place or another, and what has to be lifted for it."""

    cost: float
    way: Way
    switch: Switch | None
    lifts: tuple[Lift, ...]

    @property
    def what(self) -> frozenset[object]:
        """What is changed, to whatever: of two candidates with the same, one is a remedy."""
        edits = [edit for lift in self.lifts for edit in lift.edits]
        found: set[object] = {(edit.key, edit.field) for edit in edits}
        found |= {lift.meeting for lift in self.lifts if lift.meeting is not None}
        return frozenset(found | ({self.switch.message} if self.switch else set()))


# Makes what a question is about of a timetable, which may be another than now.
Ask = Callable[[Timetable], Subject]


def remedies(
    timetable: Timetable,
    question: Question,
    explanation: Explanation,
    today: dt.date,
    ask: Ask | None = None,
) -> tuple[Remedy, ...]:
    """The cheapest remedies that work, at most `MOST_TOLD`.

    `ask` makes the subject, where it is not that of the question alone.
    """
    # What is asked for by name is answered by another name where the remedy is another place.
    anywhere = replace(question, site=None, teachers=None)
    asked = [
        partial(subject_of, question=one, today=today)
        for one in dict.fromkeys((question, anywhere))
    ]
    asks: list[Ask] = [ask] if ask is not None else [*asked]
    subject = asks[0](timetable)
    search = _Search(timetable, question, subject, tuple(asks), today)
    if explanation.allowed or not subject.ways:
        return ()
    is_single = len(subject.ways) == 1
    found = search.by_way(subject.ways[0]) if is_single else search.by_fact(explanation)
    told: list[Remedy] = []
    for remedy in found:
        told.append(remedy)
        if len(told) == MOST_TOLD:
            break
    return tuple(told)


@dataclass(frozen=True)
class _Search:
    timetable: Timetable
    question: Question
    subject: Subject
    asks: tuple[Ask, ...]
    today: dt.date

    @property
    def catalog(self) -> Catalog:
        return self.timetable.catalog

    @property
    def _elsewhere(self) -> Elsewhere:
        return Elsewhere(self.today, self.subject.ways[0].closed)

    def by_way(self, ways: Ways) -> Iterator[Remedy]:
        """Remedies of one session: those of its cheapest ways."""
        cheapest: dict[frozenset[object], _Candidate] = {}
        for candidate in self._candidates(ways):
            known = cheapest.get(candidate.what)
            if known is None or candidate.cost < known.cost:
                cheapest[candidate.what] = candidate
        ordered = sorted(cheapest.values(), key=lambda one: (one.cost, one.way.time))
        kept: list[_Candidate] = []
        for candidate in ordered[: _MOST_TRIED * 4]:
            if any(one.what <= candidate.what for one in kept):
                continue  # it changes more than what is told already
            if len(kept) >= _MOST_TRIED:
                return
            remedy = self._tried(ways, candidate)
            if remedy is not None:
                kept.append(candidate)
                yield remedy

    def _candidates(self, ways: Ways) -> Iterator[_Candidate]:
        own: list[tuple[Sequence[Place], Switch | None]] = [(ways.places, None)]
        own += [((one.place,), one) for one in switches(self.catalog, self.question, ways.meeting)]
        left = _MOST_WAYS
        for time in ways.times:
            for places, switch in own:
                for place in places:
                    left -= 1
                    if left < 0:
                        return
                    way = Way(time, place)
                    if ways.is_closed(way):
                        continue
                    lifts = self._lifts(ways, way, switch)
                    if lifts is not None and len(lifts) + bool(switch) <= _MOST_CHANGES:
                        cost = sum(one.cost for one in lifts) + (switch.cost if switch else 0)
                        yield _Candidate(cost, way, switch, lifts)

    def _lifts(self, ways: Ways, way: Way, switch: Switch | None) -> tuple[Lift, ...] | None:
        """The cheapest lifts of all that forbids a way; None where something cannot be lifted."""
        reasons = sorted(self._reasons(ways, way, switch), key=lambda one: (len(one), _texts(one)))
        found: dict[str, Lift] = {}
        for reason in reasons:
            lifts = [
                lift_of(self.catalog, fact, way.slot, self.today)
                for fact in sorted(reason, key=str)
            ]
            able = [one for one in lifts if one is not None]
            # What is lifted already is lifted for this as well: more of a day, of a room.
            same = [one for one in able if one.message in found]
            if not able:
                return None
            if not same:
                best = min(able, key=lambda one: one.cost)
                found[best.message] = best
        return tuple(found.values())

    def _reasons(self, ways: Ways, way: Way, switch: Switch | None) -> set[Together]:
        """What forbids a way, without what a switch lifts of itself."""
        meeting = delivered(ways.meeting, way.place.delivery)
        lifted = switch.lifts if switch is not None else frozenset()
        return {
            reason
            for violation in forbidding(ways.timetable, meeting, way.slot, self.today)
            if violation.constraint not in lifted
            for reason in reasons_of(ways.timetable, way.slot, violation)
        }

    def _tried(self, ways: Ways, candidate: _Candidate) -> Remedy | None:
        """The remedy of a candidate; None where it does not help."""
        meeting = moved(ways.meeting, candidate.way)
        in_the_way = [one.meeting for one in candidate.lifts if one.meeting is not None]
        # What is asked for is where it is until the others have made room.
        present = (meeting, ways.meeting) if self.question.session is not None else (meeting,)
        moves = self._elsewhere.moved(ways.timetable.changed(added=present), in_the_way)
        if moves is None:
            return None
        edits = [edit for one in candidate.lifts for edit in one.edits]
        for other, slot in moves:
            edits += self._move_edits(other, slot)
        messages = [one.message for one in candidate.lifts if one.meeting is None]
        messages += [f"移动 {one.first.ref} 到{_moment(slot)}" for one, slot in moves]
        switch = candidate.switch
        if switch is not None:
            messages.insert(0, switch.message)
            edits += switch.edits
        if not self._helps(edits):
            return None
        message = "，".join(messages)
        if not edits or (len(moves) == 1 and len(messages) == 1) or self._is_switch(candidate):
            return Remedy(message, command=self._command(candidate, moves))
        return Remedy(message, tuple(edits))

    def _is_switch(self, candidate: _Candidate) -> bool:
        """Whether a session at a day and time of its own needs another place only."""
        is_session = self.question.session is not None
        switch = candidate.switch
        return is_session and switch is not None and bool(switch.options) and not candidate.lifts

    def _command(self, candidate: _Candidate, moves: list[tuple[Meeting, Slot]]) -> str:
        if moves:
            (meeting, slot), *_ = moves
            return f"pschool move {meeting.first.ref} {slot.date} {time_text(slot.start)}"
        slot = candidate.way.slot
        ref = f"{self.question.class_id}/{self.question.session}"
        place = candidate.switch.options if candidate.switch else ""
        return f"pschool move {ref} {slot.date} {time_text(slot.start)}{place}"

    def _move_edits(self, meeting: Meeting, slot: Slot) -> tuple[FieldEdit, ...]:
        one = meeting.first
        values = {
            "date": slot.date.isoformat(),
            "start": time_text(slot.start),
            "end": time_text(slot.end),
            "status": "moved",
        }
        return session_edits(self.catalog, (one.training_class.id, one.position), values)

    def _helps(self, edits: Iterable[FieldEdit]) -> bool:
        """Whether the answer is yes after some edits."""
        try:
            after = changed_catalog(self.catalog, edits)
        except (CommandLineError, ValueError):
            return False
        if len(after.left_out) > len(self.catalog.left_out):
            return False
        timetable = _as_planned(self.timetable, timetable_of(after))
        return any(explain_subject(ask(timetable)).allowed for ask in self.asks)

    def by_fact(self, explanation: Explanation) -> Iterator[Remedy]:
        """Remedies of several sessions: one fact of the explanation lifted, the cheapest first."""
        found: dict[str, Lift] = {}
        for fact in explanation.facts:
            for slot in _slots_near(self.subject.ways[0]):
                lift = lift_of(self.catalog, fact, slot, self.today)
                if lift is not None:
                    found.setdefault(lift.message, lift)
        ordered = sorted(found.values(), key=lambda one: one.cost)
        told: set[object] = set()
        for lift in ordered[: _MOST_TRIED * 2]:
            which = lift.meeting or lift.edits[0].field
            if which in told:
                continue
            remedy = self._lifted(lift)
            if remedy is not None:
                told.add(which)
                yield remedy

    def _lifted(self, lift: Lift) -> Remedy | None:
        if lift.meeting is None:
            return Remedy(lift.message, lift.edits) if self._helps(lift.edits) else None
        for slot in self._elsewhere.free_slots(self.timetable, lift.meeting):
            if self._helps(self._move_edits(lift.meeting, slot)):
                ref = lift.meeting.first.ref
                command = f"pschool move {ref} {slot.date} {time_text(slot.start)}"
                return Remedy(f"移动 {ref} 到{_moment(slot)}", command=command)
        return None


def _texts(facts: Together) -> list[str]:
    return sorted(map(str, facts))


def _as_planned(planned: Timetable, after: Timetable) -> Timetable:
    """A timetable with what is in another that its files do not have: sessions of a plan."""
    moved = [one for one in planned.meetings if one.slot != slot_of(one.first.session)]
    refs = {each.ref for one in moved for each in one.sessions}
    if not moved:
        return after
    stale = [one for one in after.meetings if any(each.ref in refs for each in one.sessions)]
    return after.changed(stale, moved)


def _slots_near(ways: Ways) -> Iterator[Slot]:
    """One slot a day: what a fact would have to allow."""
    seen: set[dt.date] = set()
    for time in ways.times[-DAYS_AFTER * 20 :]:
        if time.date not in seen:
            seen.add(time.date)
            yield Slot(*time)


def _moment(slot: Slot) -> str:
    return f"{date_text(slot.date)}{time_text(slot.start)}"
