"""Proof that a repair has the fewest changes, by CP-SAT: the extra `solver`.

The model says less than the catalog does, so that what it proves holds: of meetings that it may put
elsewhere, only that nobody is in two places at once, and that whoever is in the way has to go. What
comes out is held against every constraint; what is wrong with it is forbidden, and the model solved
again. A session that has to give way gets places of its own in the next round. One worker, and a
bound is believed only where a second search, with another seed and without presolving, agrees.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, NamedTuple

from partyschool_cli.schedule.explain.ways import moved
from partyschool_cli.schedule.proof.solver import is_installed
from partyschool_cli.schedule.repair.openings import size_of
from partyschool_cli.schedule.repair.repair import Answer, Prove
from partyschool_cli.schedule.repair.repair_search import Rearranged, RepairSearch
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable

# A session without a place is worse than any number of others moved.
_LEFT: Final = 10_000
_SECONDS: Final = 15.0
_ROUNDS: Final = 60
_SEED, _OTHER_SEED = 1, 77


def prover() -> Prove | None:
    """What proves that a repair has the fewest changes; None where the extra is not installed."""
    return _prove if is_installed() else None


def _prove(search: RepairSearch) -> Answer | None:
    model = _Model(search, time.monotonic() + _SECONDS)
    moves = model.solved()
    if moves is None:
        return None
    left = tuple(one for one in model.hits if one not in moves)
    others = search.others_moved(moves)
    return Answer(Rearranged(model.timetable(moves), moves), left, others, others)


class _Option(NamedTuple):
    """A place of a meeting: `gone` have to go for it, and one at least of each of `any_of`."""

    meeting: Meeting
    place: Meeting
    gone: tuple[Meeting, ...]
    any_of: tuple[tuple[Meeting, ...], ...]


# A meeting at a place, or where it is (None).
_At = tuple[Meeting, Meeting | None]


@dataclass(eq=False)
class _Model:
    """Which meetings go where. `forbidden` are combinations that turned out to be none."""

    search: RepairSearch
    deadline: float
    forbidden: list[tuple[_At, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hits = tuple(one for one in self.search.hits.open if self.search.ways(one))
        self.options: dict[Meeting, list[_Option]] = {}
        for one in self.hits:
            self.options[one] = list(self._options(one))

    @cached_property
    def staying(self) -> Timetable:
        """The timetable of all that was not hit."""
        return self.search.without_hits()

    def _options(self, meeting: Meeting) -> Iterator[_Option]:
        is_hit = meeting in self.hits
        timetable = self.staying if is_hit else self.staying.changed((meeting,))
        for way in self.search.ways(meeting):
            place = moved(meeting, way)
            gone: set[Meeting] = set()
            any_of: list[tuple[Meeting, ...]] = []
            for needed, together in self.search.obstacles.demands(timetable, place):
                gone |= needed
                any_of += together
            if all(self._may_go(one) for one in gone):
                # In order, so that the same timetable is repaired in the same way again.
                in_order = sorted(gone, key=lambda one: one.order)
                yield _Option(meeting, place, tuple(in_order), tuple(any_of))

    def _may_go(self, meeting: Meeting) -> bool:
        return self.search.may_move(meeting)

    def solved(self) -> dict[Meeting, Meeting] | None:
        """The moves, with the fewest that there can be; None where that is not proven in time."""
        least = 0
        for _ in range(_ROUNDS):
            self.search.report(least % _LEFT)
            answer = _Run(self, least=least).solve(_SEED, self.deadline)
            if answer is None:
                return None
            # What a model that says less costs is what any that says more costs at least.
            moves, displaced, least = answer
            missing = [one for one in displaced if one not in self.options]
            for one in missing:
                self.options[one] = list(self._options(one))
            if missing or self._refuted(moves):
                continue
            cheaper = _Run(self, most=least - 1)
            is_sure = not least or cheaper.is_impossible(_OTHER_SEED, self.deadline)
            return moves if is_sure else None
        return None

    def timetable(self, moves: dict[Meeting, Meeting]) -> Timetable:
        """The timetable after some moves; what was hit and has no place is out of it."""
        gone = tuple(one for one in moves if one not in self.hits)
        return self.staying.changed(gone, tuple(moves.values()))

    def _refuted(self, moves: dict[Meeting, Meeting]) -> bool:
        """Whether a constraint speaks against some moves; these together are forbidden then."""
        timetable = self.timetable(moves)
        origin = {place: one for one, place in moves.items()}
        before = len(self.forbidden)
        for meeting, place in moves.items():
            for needed, together in self.search.obstacles.demands(timetable, place):
                sets = [*((one,) for one in needed), *together]
                for others in sets:
                    at = ((origin.get(one, one), one if one in origin else None) for one in others)
                    self.forbidden.append(((meeting, place), *at))
        return len(self.forbidden) > before


class _Run:
    """One solving of the model, for solutions that cost `least` at least and `most` at most."""

    def __init__(self, model: _Model, least: int = 0, most: int | None = None) -> None:
        from ortools.sat.python import cp_model

        self.cp_model = cp_model
        self.cp: Any = cp_model.CpModel()
        self.model = model
        self.at: dict[tuple[Meeting, Meeting], Any] = {}
        self.goes: dict[Meeting, Any] = {}
        self._add_places()
        self._add_demands()
        self._add_clashes()
        for together in model.forbidden:
            self.cp.add_bool_or([self._not(one) for one in together])
        self.cost = sum(self._costs())
        if least:
            self.cp.add(self.cost >= least)
        if most is not None:
            self.cp.add(self.cost <= most)
        self.cp.minimize(self.cost)

    def _goes(self, meeting: Meeting) -> Any:
        """Whether a meeting leaves where it is."""
        if meeting not in self.goes:
            self.goes[meeting] = self.cp.new_bool_var("")
        return self.goes[meeting]

    def _add_places(self) -> None:
        for meeting, options in self.model.options.items():
            for option in options:
                self.at[meeting, option.place] = self.cp.new_bool_var("")
            places = [self.at[meeting, option.place] for option in options]
            if meeting in self.model.hits:
                self.cp.add_at_most_one(places)
            else:
                self.cp.add(sum(places) == self._goes(meeting))

    def _add_demands(self) -> None:
        for meeting, options in self.model.options.items():
            for option in options:
                here = self.at[meeting, option.place]
                for other in option.gone:
                    self.cp.add_implication(here, self._goes(other))
                for together in option.any_of:
                    able = [self._goes(one) for one in together if self.model.search.may_move(one)]
                    self.cp.add_bool_or([here.negated(), *able])

    def _add_clashes(self) -> None:
        """Nobody is in two places at once, and no room of one meeting in two."""
        taken: dict[tuple[object, ...], list[tuple[int, int, Any]]] = {}
        for meeting, options in self.model.options.items():
            for option in options:
                slot = option.place.slot
                entry = (slot.start, slot.end, self.at[meeting, option.place])
                for name in _resources(self.model.search.timetable, option.place):
                    taken.setdefault((*name, slot.date), []).append(entry)
        for key, moving in taken.items():
            entries = [*moving, *self._staying(key)]
            for start in {one[0] for one in entries}:
                together = [var for first, last, var in entries if first <= start < last]
                if len(together) > 1:
                    self.cp.add_at_most_one(together)

    def _staying(self, key: tuple[Any, ...]) -> Iterator[tuple[int, int, Any]]:
        """Whoever is there then unless it goes: says again what the demands say, but tighter."""
        kind, name, date = key
        staying = self.model.staying
        timelines = {
            "class": staying.by_class,
            "teacher": staying.by_teacher,
            "site": staying.by_site,
        }
        for meeting in timelines[kind].get(name, NO_MEETINGS).on(date):
            is_there = (kind, name) in _resources(staying, meeting)
            if is_there and self.model.search.may_move(meeting):
                yield meeting.start, meeting.end, self._goes(meeting).negated()

    def _not(self, at: _At) -> Any:
        meeting, place = at
        if place is None:
            return self._goes(meeting)
        return self.at[meeting, place].negated()

    def _costs(self) -> Iterator[Any]:
        for meeting in self.model.hits:
            places = [self.at[meeting, one.place] for one in self.model.options[meeting]]
            yield _LEFT * size_of(meeting) * (1 - sum(places))
        for meeting, goes in self.goes.items():
            yield size_of(meeting) * goes

    def solve(
        self, seed: int, deadline: float
    ) -> tuple[dict[Meeting, Meeting], list[Meeting], int] | None:
        """The moves, the others that go, and the cost; None where it is not solved in time."""
        solver = self._solver(seed, deadline)
        if solver.solve(self.cp) != self.cp_model.OPTIMAL:
            return None
        moves = {
            meeting: place for (meeting, place), var in self.at.items() if solver.boolean_value(var)
        }
        gone = [one for one, var in self.goes.items() if solver.boolean_value(var)]
        return moves, gone, round(solver.objective_value)

    def is_impossible(self, seed: int, deadline: float) -> bool:
        """Whether there is no solution, found without the steps that come before a search."""
        solver = self._solver(seed, deadline)
        solver.parameters.cp_model_presolve = False
        return bool(solver.solve(self.cp) == self.cp_model.INFEASIBLE)

    def _solver(self, seed: int, deadline: float) -> Any:
        solver = self.cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = seed
        # That more has to be placed than there is room for, only sums see.
        solver.parameters.linearization_level = 2
        solver.parameters.max_time_in_seconds = max(0.1, deadline - time.monotonic())
        return solver


def _resources(timetable: Timetable, meeting: Meeting) -> Iterator[tuple[str, str]]:
    for one in meeting.sessions:
        # Groups of a class may be in two places at once: what of them may not be, comes out later.
        if one.session.group is None:
            yield "class", one.training_class.id
    for name in meeting.slot.teachers:
        yield "teacher", name
    site = timetable.sites.get(meeting.slot.site or "")
    if site is not None and not site.shared and site.venue != "online":
        yield "site", site.id
