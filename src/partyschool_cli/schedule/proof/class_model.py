"""One class alone, as a model of CP-SAT: which of its sessions is in which half-day, at which site.

It says less than the catalog does, so that its minimum is below the cost of the class in any plan.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import floor
from typing import Any, Final

from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.schedule.cost.cost_by_wish import UNIT, weighed, weights
from partyschool_cli.schedule.cost.cost_context import ClassFacts, Placed
from partyschool_cli.schedule.plan.catalog_problem import HALVES, CatalogProblem
from partyschool_cli.schedule.proof.solver import proved_minimum
from partyschool_cli.timetable.timeline import NO_MEETINGS

_TRAVEL_STEP: Final = 30

# A half-day: a day and a part of it.
_Half = tuple[dt.date, str]


@dataclass(frozen=True)
class ClassModel:
    """One class alone: which of its sessions is in which half-day, at which site."""

    problem: CatalogProblem
    name: str

    @property
    def facts(self) -> ClassFacts:
        """The facts of the class."""
        return self.problem.context.facts[self.name]

    @cached_property
    def staying(self) -> Sequence[Placed]:
        """Its meetings that stay where they are."""
        context = self.problem.context
        meetings = context.stays.by_class.get(self.name, NO_MEETINGS).meetings
        return [context.staying(one) for one in meetings]

    @cached_property
    def options(self) -> Mapping[int, Mapping[tuple[_Half, str], int]]:
        """For each wanted meeting, its half-days and sites with the least that it costs there."""
        context, problem = self.problem.context, self.problem
        alone = weighed(context.manifest, "meeting")
        found: dict[int, dict[tuple[_Half, str], int]] = {}
        for index, wanted in enumerate(problem.wanted):
            if self.name not in wanted.meeting.classes:
                continue
            own = found.setdefault(index, {})
            is_first = wanted.meeting.classes[0] == self.name
            for place in problem.options(index):
                placed = problem.placed(index, place)
                key = ((placed.slot.date, placed.part), placed.slot.site or "")
                # What 合班 costs by itself counts once, in the first of its classes.
                cost = sum(wish.cost(context, placed) for wish in alone) if is_first else 0
                own[key] = min(cost, own.get(key, cost))
        return found

    def bound(self, seconds: float) -> int:
        """What this class costs at least."""
        constant = sum(
            wish.cost(self.problem.context, one)
            for wish in weighed(self.problem.context.manifest, "meeting")
            for one in self.staying
            if one.course is not None and one.classes[:1] == (self.name,)
        )
        if not self.options or not all(self.options.values()):
            return constant
        return constant + max(0, floor(proved_minimum(_model_of(self), seconds)))


def _model_of(own: ClassModel) -> Any:
    from ortools.sat.python import cp_model

    builder = _Builder(own, cp_model.CpModel())
    return builder.model


class _Builder:
    """The CP-SAT model of one class."""

    def __init__(self, own: ClassModel, model: Any) -> None:
        self.own, self.model = own, model
        self.context = own.problem.context
        self.weights = {
            name: round(weight * UNIT) for name, weight in weights(self.context.manifest).items()
        }
        self.at: dict[tuple[int, _Half, str], Any] = {}
        costs: list[Any] = []
        for index, options in own.options.items():
            for (half, site), cost in options.items():
                chosen = self.at[index, half, site] = model.new_bool_var("")
                costs.append(cost * chosen)
            model.add_exactly_one([self.at[index, *key] for key in options])
        self.halves = sorted({half for _, half, _ in self.at})
        self.days = sorted({day for day, _ in self.halves})
        self._fill_half_days()
        self._keep_order()
        costs += [*self._days_used(), *self._sites(), *self._last_day(), *self._theory_first()]
        model.minimize(sum(costs))

    def _length(self, index: int) -> int:
        slot = self.own.problem.wanted[index].meeting.slot
        return slot.end - slot.start

    def _in(self, half: _Half, index: int | None = None) -> list[tuple[int, Any]]:
        """The sessions that may be in a half-day, with what says that they are."""
        return [
            (one, chosen)
            for (one, when, _), chosen in self.at.items()
            if when == half and index in (None, one)
        ]

    def _taught(self, half: _Half) -> int:
        return sum(
            one.slot.end - one.slot.start
            for one in self.own.staying
            if (one.slot.date, one.part) == half
        )

    def _fill_half_days(self) -> None:
        """No more than its length, nor the way between two sites."""
        manifest = self.context.manifest
        per_day: dict[dt.date, list[Any]] = {}
        for half in self.halves:
            part = manifest.day_parts[half[1]]
            length = minutes_of(part.end) - minutes_of(part.start)
            inside = self._in(half)
            self.model.add(sum(self._length(index) * chosen for index, chosen in inside) <= length)
            for index, chosen in inside:
                hours = round(self.own.problem.wanted[index].hours * HALVES)
                per_day.setdefault(half[0], []).append(hours * chosen)
            self._keep_ways(half, length)
        most = int(manifest.scheduling.hours_per_day * HALVES)
        for hours_of_day in per_day.values():
            self.model.add(sum(hours_of_day) <= most)

    def _keep_ways(self, half: _Half, length: int) -> None:
        here = [(key, chosen) for key, chosen in self.at.items() if key[1] == half]
        for (one, chosen), (other, also) in combinations(here, 2):
            if one[0] == other[0] or one[2] == other[2]:
                continue
            way = self.context.travel_minutes(one[2], other[2])
            if self._length(one[0]) + self._length(other[0]) + way > length:
                self.model.add_bool_or([chosen.negated(), also.negated()])

    def _on_day(self, index: int, day: dt.date) -> Any:
        return sum(
            chosen for (one, half, _), chosen in self.at.items() if one == index and half[0] == day
        )

    def _of_course(self, name: str) -> list[int]:
        wanted = self.own.problem.wanted
        return [index for index in self.own.options if wanted[index].course.id == name]

    def _keep_order(self) -> None:
        """A course is on no day before one that it requires."""
        for course, required in self.own.facts.requires:
            for one in self._of_course(course):
                for other in self._of_course(required):
                    number = sum(day.toordinal() * self._on_day(one, day) for day in self.days)
                    before = sum(day.toordinal() * self._on_day(other, day) for day in self.days)
                    self.model.add(number >= before)

    def _days_used(self) -> Iterator[Any]:
        """The days beyond the fewest, and required courses on the day before."""
        fixed = {one.slot.date for one in self.own.staying}
        used = []
        for day in self.days:
            if day in fixed:
                continue
            taken = self.model.new_bool_var("")
            for (_, half, _), chosen in self.at.items():
                if half[0] == day:
                    self.model.add_implication(chosen, taken)
            used.append(taken)
        beyond = self.model.new_int_var(0, len(self.days) + len(fixed), "")
        self.model.add(beyond >= sum(used) + len(fixed) - self.own.facts.fewest_days)
        yield self.weights["compact"] * beyond
        yield from self._required_just_before()

    def _required_just_before(self) -> Iterator[Any]:
        for course, required in self.own.facts.requires:
            is_near = self.model.new_bool_var("")
            for one in self._of_course(course):
                for other in self._of_course(required):
                    for day in self.days:
                        around = (day, day - dt.timedelta(days=1))
                        near = sum(self._on_day(other, before) for before in around)
                        self.model.add(is_near >= self._on_day(one, day) + near - 1)
            yield self.weights["requires-gap"] * is_near

    def _sites(self) -> Iterator[Any]:
        """Another site in a half-day is a change; two sites on a day are a way apart at least."""
        ways = self._shortest_ways()
        of_day: dict[tuple[dt.date, str], list[Any]] = {}
        for half in self.halves:
            here = []
            for site in sorted({site for _, when, site in self.at if when == half and site}):
                used = self.model.new_bool_var("")
                for (_, when, where), chosen in self.at.items():
                    if (when, where) == (half, site):
                        self.model.add_implication(chosen, used)
                here.append(used)
                of_day.setdefault((half[0], site), []).append(used)
            changes = self.model.new_int_var(0, len(here), "")
            self.model.add(changes >= sum(here) - 1)
            yield self.weights["site-change"] * changes
        yield from self._travel(of_day, ways)

    def _travel(
        self, of_day: Mapping[tuple[dt.date, str], list[Any]], ways: Mapping[tuple[str, str], int]
    ) -> Iterator[Any]:
        for day in self.days:
            visited = {}
            for (date, site), used in of_day.items():
                if date == day:
                    visited[site] = self.model.new_bool_var("")
                    self.model.add_max_equality(visited[site], used)
            most = self.model.new_int_var(0, max(ways.values(), default=0), "")
            for one, other in combinations(visited, 2):
                way = ways[one, other]
                if way:
                    self.model.add(most >= way * (visited[one] + visited[other] - 1))
            yield self.weights["travel"] * most

    def _shortest_ways(self) -> Mapping[tuple[str, str], int]:
        """Half hours between sites by way of any others, the meetings that stay among them."""
        fixed = {one.slot.site for one in self.own.staying if one.slot.site}
        sites = sorted({site for _, _, site in self.at if site} | fixed)
        travel = self.context.travel_minutes
        ways = {
            (one, other): -(-travel(one, other) // _TRAVEL_STEP) for one in sites for other in sites
        }
        for via in sites:
            for one in sites:
                for other in sites:
                    ways[one, other] = min(ways[one, other], ways[one, via] + ways[via, other])
        # A session without a site between two others costs no way at all.
        if any(not site for _, _, site in self.at) or None in {
            one.slot.site for one in self.own.staying
        }:
            return dict.fromkeys(ways, 0)
        return ways

    def _last_day(self) -> Iterator[Any]:
        """Whether the last afternoon is full."""
        closing = self.own.facts.closing
        if closing is None or (closing[0], closing[1].part) not in self.halves:
            return
        day, window = closing
        inside = self._in((day, window.part))
        taught = sum(self._length(index) * chosen for index, chosen in inside)
        half_hour = self.context.minutes_per_hour / 2
        least = floor(window.end - window.start - half_hour)  # more than that is full
        is_full = self.model.new_bool_var("")
        self.model.add(taught <= least + (window.end - window.start) * is_full)
        yield self.weights["last-day"] * is_full

    def _theory_first(self) -> Iterator[Any]:
        """Practical courses in a half-day before all theory, where no theory stays."""
        if any(one.course and one.course.strand == "theory" for one in self.own.staying):
            return
        wanted = self.own.problem.wanted
        theory = [one for one in self.own.options if wanted[one].course.strand == "theory"]
        practical = {
            wanted[one].course.id
            for one in self.own.options
            if wanted[one].course.strand == "practical"
        }
        order = [
            (day, part)
            for day in self.days
            for part in self.context.manifest.day_parts
            if (day, part) in self.halves
        ]
        for course in sorted(practical) if theory else ():
            is_early = self.model.new_bool_var("")
            until: list[Any] = []
            for half in self._in_time(order):
                until += [chosen for one in theory for _, chosen in self._in(half, one)]
                for one in self._of_course(course):
                    here = sum(chosen for _, chosen in self._in(half, one))
                    self.model.add(is_early >= here - sum(until))
            yield self.weights["theory-first"] * is_early

    def _in_time(self, halves: Sequence[_Half]) -> list[_Half]:
        parts = self.context.manifest.day_parts
        return sorted(halves, key=lambda half: (half[0], parts[half[1]].start))
