"""The cost of a plan, kept up to date move by move: what the search asks for all the time."""

from bisect import insort
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Final

from partyschool_cli.schedule.cost.cost_by_wish import UNIT, cost_by_wish, in_time, weighed
from partyschool_cli.schedule.cost.cost_context import ClassFacts, CostContext, Placed
from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Place

# Days that were judged before are looked up; so many, then the oldest knowledge is dropped.
_MOST_KNOWN: Final = 500_000

# What a start costs that is not on the grid while no session of the class ends there. That may not
# be in a plan, and is a cost to the search, which comes to it by way of such.
_UNANCHORED: Final = 50 * UNIT
# Of two starts that cost the same, the earlier is taken: a hundredth for so many minutes, and for a
# part of a day. Before the opening of a class, and after its closing, it is taught where
# hardly anything else is left.
_LATE: Final = 30
_OUTSIDE_FRAME: Final = 4 * UNIT

# A planned class, and a day as an ordinal.
_Day = tuple[str, int]
# A meeting of a class: what sorts it, its index to tell equals apart, and the meeting.
_Member = tuple[tuple[object, ...], int, Placed]


class _Entry:
    """A meeting at a place, with what its part of the cost needs."""

    __slots__ = ("alone", "days", "hours", "member", "moment", "placed", "pooled")

    def __init__(self, index: int, placed: Placed, alone: int, compared: Container[str]) -> None:
        """`alone` is what it costs by itself; the hours of teachers `compared` are of interest."""
        self.placed = placed
        self.alone = alone
        self.member: _Member = (in_time(placed), index, placed)
        ordinal = placed.slot.date.toordinal()
        self.days: tuple[_Day, ...] = tuple((name, ordinal) for name in placed.classes)
        self.moment = placed.order
        is_counted = placed.wanted
        self.pooled = tuple(one for one in placed.slot.teachers if is_counted and one in compared)
        self.hours = placed.hours


class _Changes:
    """What some moves would make of the pieces of a plan that they touch."""

    __slots__ = ("classes", "cost", "days", "duties", "hours", "teachers")

    def __init__(self) -> None:
        self.cost = 0
        self.days: dict[_Day, tuple[list[_Member], int]] = {}
        self.classes: dict[str, tuple[list[_Member], int]] = {}
        self.hours: dict[str, float] = {}
        self.teachers: dict[str, tuple[float, int]] = {}
        self.duties: dict[int, int] = {}


class IncrementalCost:
    """An `Objective` of the search: the wishes of a context over meetings by index.

    `placed_at` says what a meeting at a place is. `half_day` is what the search is told that each
    half-day used costs: no wish is about half-days, but who fills them up comes to fewer days.
    """

    def __init__(
        self,
        context: CostContext,
        placed_at: Callable[[int, Place], Placed],
        count: int,
        half_day: int = 0,
    ) -> None:
        """The cost of an empty plan of `count` meetings."""
        self._half_day = half_day
        self._context = context
        self._placed_at = placed_at
        manifest = context.manifest
        self._alone = weighed(manifest, "meeting")
        self._of_day = weighed(manifest, "day")
        self._of_class = weighed(manifest, "class")
        self._of_teacher = weighed(manifest, "teacher")
        self._of_duty = weighed(manifest, "duty")
        self._facts: Mapping[str, ClassFacts] = context.facts
        self._entries: list[dict[Place, _Entry]] = [{} for _ in range(count)]
        self._now: list[_Entry | None] = [None] * count
        self._asked: tuple[Sequence[Move], _Changes] = ((), _Changes())
        self._days: dict[_Day, tuple[list[_Member], int]] = {}
        self._known_days: dict[tuple[str, tuple[Placed, ...]], int] = {}
        self._classes: dict[str, tuple[list[_Member], int]] = {
            name: ([], self._class_cost(name, [])) for name in self._facts
        }
        self._hours = dict(context.hours_that_stay)
        self._peers = context.peers
        self._sums = {
            name: sum(self._hours[one] for one in peers) for name, peers in self._peers.items()
        }
        self._teacher_costs = {
            name: self._teacher_cost(name, self._hours[name], total)
            for name, total in self._sums.items()
        }
        self._duties = [duty.planned for duty, _ in context.duties]
        self._duty_costs = [self._duty_cost(*each) for each in enumerate(self._duties)]
        costs = [cost for _, cost in self._classes.values()]
        self.cost = sum(costs) + sum(self._teacher_costs.values()) + sum(self._duty_costs)

    def delta(self, moves: Sequence[Move]) -> int:
        """What the cost would change by if these moves were made together."""
        self._asked = (moves, self._changes(moves))
        return self._asked[1].cost

    def apply(self, moves: Sequence[Move]) -> int:
        """Make the moves; what the cost changed by."""
        # Most moves are made right after their cost was asked for.
        asked, self._asked = self._asked, ((), _Changes())
        changes = asked[1] if asked[0] is moves and moves else self._changes(moves)
        self._days.update(changes.days)
        self._classes.update(changes.classes)
        self._hours.update(changes.hours)
        for name, (total, cost) in changes.teachers.items():
            self._sums[name] = total
            self._teacher_costs[name] = cost
        for index, planned in changes.duties.items():
            self._duties[index] = planned
            self._duty_costs[index] = self._duty_cost(index, planned)
        for index, place in moves:
            self._now[index] = None if place is None else self._entry(index, place)
        self.cost += changes.cost
        return changes.cost

    def parts(self) -> Mapping[str, int]:
        """The cost by wish, and of what only the search goes by."""
        plan = [entry.placed for entry in self._now if entry is not None]
        days = [[member[2] for member in members] for members, _ in self._days.values()]
        starts = sum(_UNANCHORED * len(unanchored(day)) for day in days)
        starts += sum(_untidy(one) for one in plan)
        classes = [[member[2] for member in members] for members, _ in self._classes.values()]
        halves = self._half_day * sum(map(_half_days, classes))
        return {**cost_by_wish(self._context, plan), "search": starts + halves}

    def _entry(self, index: int, place: Place) -> _Entry:
        known = self._entries[index]
        entry = known.get(place)
        if entry is None:
            placed = self._placed_at(index, place)
            alone = 0
            if placed.classes and placed.course is not None:
                alone = sum(wish.cost(self._context, placed) for wish in self._alone)
            alone += _untidy(placed)
            entry = known[place] = _Entry(index, placed, alone, self._peers)
        return entry

    def _changes(self, moves: Sequence[Move]) -> _Changes:
        changes = _Changes()
        days: dict[_Day, list[_Member]] = {}
        classes: dict[str, list[_Member]] = {}
        retimed: set[str] = set()
        for index, place in moves:
            old = self._now[index]
            new = None if place is None else self._entry(index, place)
            if old is not None:
                changes.cost -= old.alone
                for key in old.days:
                    self._open_day(days, key).remove(old.member)
            if new is not None:
                changes.cost += new.alone
                for key in new.days:
                    insort(self._open_day(days, key), new.member)
            self._move_in_classes(classes, old, new)
            if old is None or new is None or old.moment != new.moment:
                either = old if old is not None else new
                retimed.update(either.placed.classes if either is not None else ())
            self._move_duties(changes, old, new)
        self._judge_days(changes, days)
        self._judge_classes(changes, classes, retimed)
        if changes.hours:
            self._judge_teachers(changes)
        for duty, planned in changes.duties.items():
            changes.cost += self._duty_cost(duty, planned) - self._duty_costs[duty]
        return changes

    def _open_day(self, days: dict[_Day, list[_Member]], key: _Day) -> list[_Member]:
        """A copy of a day's meetings, to be changed."""
        if key not in days:
            known = self._days.get(key)
            days[key] = [] if known is None else known[0].copy()
        return days[key]

    def _move_in_classes(
        self, classes: dict[str, list[_Member]], old: _Entry | None, new: _Entry | None
    ) -> None:
        either = old if old is not None else new
        for name in either.placed.classes if either is not None else ():
            members = classes.get(name)
            if members is None:
                members = classes[name] = self._classes[name][0].copy()
            if old is not None:
                members.remove(old.member)
            if new is not None:
                insort(members, new.member)

    def _move_duties(self, changes: _Changes, old: _Entry | None, new: _Entry | None) -> None:
        is_other = old is None or new is None or old.pooled != new.pooled
        for entry, sign in ((old, -1), (new, 1)):
            if entry is None:
                continue
            for name in entry.pooled if is_other else ():
                hours = changes.hours.get(name, self._hours[name])
                changes.hours[name] = hours + sign * entry.hours
            for duty in entry.placed.duties:
                changes.duties[duty] = changes.duties.get(duty, self._duties[duty]) + sign

    def _judge_days(self, changes: _Changes, days: dict[_Day, list[_Member]]) -> None:
        for key, members in days.items():
            cost = self._day_cost(key[0], members)
            changes.days[key] = (members, cost)
            known = self._days.get(key)
            changes.cost += cost - (0 if known is None else known[1])

    def _judge_classes(
        self, changes: _Changes, classes: dict[str, list[_Member]], retimed: set[str]
    ) -> None:
        for name, members in classes.items():
            known = self._classes[name][1]
            cost = self._class_cost(name, members) if name in retimed else known
            changes.classes[name] = (members, cost)
            changes.cost += cost - known

    def _judge_teachers(self, changes: _Changes) -> None:
        sums: dict[str, float] = {}
        for name, hours in changes.hours.items():
            more = hours - self._hours[name]
            if more:
                for peer in self._peers[name]:
                    sums[peer] = sums.get(peer, self._sums[peer]) + more
        for name, total in sums.items():
            hours = changes.hours.get(name, self._hours[name])
            cost = self._teacher_cost(name, hours, total)
            changes.teachers[name] = (total, cost)
            changes.cost += cost - self._teacher_costs[name]

    def _day_cost(self, name: str, members: list[_Member]) -> int:
        if not members:
            return 0
        meetings = tuple([one[2] for one in members])
        key = (name, meetings)
        cost = self._known_days.get(key)
        if cost is None:
            facts = self._facts[name]
            cost = sum(wish.cost(self._context, facts, meetings) for wish in self._of_day)
            cost += _UNANCHORED * len(unanchored(meetings))
            if len(self._known_days) >= _MOST_KNOWN:
                self._known_days.clear()
            self._known_days[key] = cost
        return cost

    def _class_cost(self, name: str, members: list[_Member]) -> int:
        meetings = [one[2] for one in members]
        facts = self._facts[name]
        cost = sum([wish.cost(self._context, facts, meetings) for wish in self._of_class])
        return cost + self._half_day * _half_days(meetings)

    def _teacher_cost(self, name: str, hours: float, total: float) -> int:
        mean = total / len(self._peers[name])
        return sum([wish.cost(hours, mean) for wish in self._of_teacher])

    def _duty_cost(self, index: int, planned: int) -> int:
        at_least = self._context.duties[index].duty.obligation.at_least
        return sum(wish.cost(planned, at_least) for wish in self._of_duty)


def _untidy(placed: Placed) -> int:
    return placed.minutes_late // _LATE + placed.parts_in + _OUTSIDE_FRAME * placed.outside_frame


def _half_days(meetings: Sequence[Placed]) -> int:
    return len({(one.slot.date, one.part) for one in meetings})


def unanchored(day: Sequence[Placed]) -> tuple[Placed, ...]:
    """Of one class's meetings of a day, those that start where they may not."""
    off_grid = [one for one in day if not one.on_grid]
    if not off_grid:
        return ()
    ends = {one.slot.end for one in day}
    return tuple(one for one in off_grid if one.slot.start not in ends)
