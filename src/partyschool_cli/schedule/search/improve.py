"""Make a possible plan better: simulated annealing, with moves that keep it possible.

At each temperature a number of random moves; one that costs more is accepted with a probability
that falls with what it costs and with the temperature. The temperature falls from step to step, or
with the clock, so that the search ends cold whatever ends it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from random import Random

from partyschool_cli.schedule.search.chains import exchanges
from partyschool_cli.schedule.search.construct import free_places
from partyschool_cli.schedule.search.objective import Move, Objective
from partyschool_cli.schedule.search.problem import Place
from partyschool_cli.schedule.search.state import State

# Moves at one temperature, and between two looks at the clock.
_STEPS_A_LEVEL = 2000
# What costs more than this is refused at any temperature.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Cooling:
    """Temperatures in units of cost, and the shares of kinds of moves.

    At temperature t a move that costs t more is accepted in one of 2.7 cases. `elsewhere` is the
    share of moves that try one meeting at a random place of all it may have, `rooms` of those that
    change rooms; the others are exchanges of times, of which the share `keeping` keeps all rooms.
    """

    hottest: float = 3.0
    coolest: float = 0.2
    elsewhere: float = 0.0
    rooms: float = 0.2
    keeping: float = 0.25


class Improver:
    """A state and its objective on their way down, and the best plan on it."""

    def __init__(
        self, state: State, objective: Objective, random: Random, cooling: Cooling | None = None
    ) -> None:
        """Begin with the plan as it is. State and objective have the same places."""
        self.state = state
        self.objective = objective
        self.random = random
        self._rand = random.random
        self.cooling = cooling or Cooling()
        self.steps = 0
        self._exchange = exchanges(state, random)
        self._movable = [
            meeting
            for meeting, times in enumerate(state.times)
            if times and not state.fixed >> meeting & 1
        ]
        self.best_cost = objective.cost
        self.best_left_over = len(state.left_over())
        self._best = state.time[:], state.room[:], state.staff[:]

    @property
    def is_perfect(self) -> bool:
        """Whether no plan can be better: everything has a place and costs nothing."""
        return not self._movable or not (self.best_cost or self.best_left_over)

    def level(self, done: float, most_steps: int = _STEPS_A_LEVEL) -> None:
        """Some steps at the temperature that is due when a share `done` of all has been done."""
        cooling = self.cooling
        temperature = cooling.hottest * (cooling.coolest / cooling.hottest) ** done
        if self.best_left_over:
            self._place_left_over()
        self._anneal(temperature, min(most_steps, _STEPS_A_LEVEL))

    def restore_best(self) -> None:
        """Make the best plan the plan of state and objective."""
        best = (None if place[0] < 0 else Place(*place) for place in zip(*self._best, strict=True))
        moves = [
            Move(meeting, place)
            for meeting, place in enumerate(best)
            if place != self.state.where(meeting)
        ]
        if moves:
            self.state.make(moves)
            self.objective.apply(moves)

    def _anneal(self, temperature: float, steps: int) -> None:
        """The loop that all the time goes into."""
        state, objective, movable, cooling = self.state, self.objective, self._movable, self.cooling
        delta, apply, exchange, rand = objective.delta, objective.apply, self._exchange, self._rand
        times, times_of, needs_trying = state.time, state.times, state.needs_trying
        to_room, elsewhere = cooling.rooms, cooling.rooms + cooling.elsewhere
        keeping = cooling.keeping
        likely = [exp(-cost / temperature) for cost in range(_MOST)]
        count = len(movable)
        before: Sequence[Move] = ()
        cost, best = objective.cost, self.best_cost
        for _ in range(steps):
            meeting = movable[int(rand() * count)]
            start = times[meeting]
            kind = rand()
            if start < 0:
                continue
            if kind >= elsewhere:
                options = times_of[meeting]
                goal = options[int(rand() * len(options))]
                moves = exchange(meeting, goal, rand() < keeping) if goal != start else None
            elif kind < to_room:
                moves = self._to_room(meeting)
            else:
                moves = self._elsewhere(meeting)
            if moves is None:
                continue
            if needs_trying:
                before = state.places_of(moves)
                if not state.try_moves(moves):
                    continue
            change = delta(moves)
            if change <= 0 or (change < _MOST and rand() < likely[change]):
                apply(moves)
                if not needs_trying:
                    state.make(moves)
                cost += change
                if cost < best:
                    best = cost
                    self._note_best(cost)
            elif needs_trying:
                state.make(before)
        self.steps += steps

    def _to_room(self, meeting: int) -> Sequence[Move] | None:
        """A meeting to another room, in exchange with who is there."""
        state = self.state
        rooms = state.problem.meetings[meeting].rooms
        room = rooms[int(self._rand() * len(rooms))]
        time, old, staff = self._place(meeting)
        if room == old:
            return None
        move = Move(meeting, Place(time, room, staff))
        there = 0
        for cell in state.cells[time]:
            there |= state.present[cell]
        there &= state.in_room[room]
        if not there:
            return (move,)
        other = there.bit_length() - 1
        if (
            there != 1 << other
            or there & state.fixed
            or state.time[other] != time
            or old not in state.problem.meetings[other].rooms
        ):
            return None
        return (move, Move(other, Place(time, old, state.staff[other])))

    def _elsewhere(self, meeting: int) -> Sequence[Move] | None:
        """A meeting alone to another time, room and staff, or to what changes of these."""
        state, rand = self.state, self._rand
        one = state.problem.meetings[meeting]
        time, room, staff = before = self._place(meeting)
        if rand() < 0.5:
            time = state.times[meeting][int(rand() * len(state.times[meeting]))]
        if len(one.rooms) > 1 and rand() < 0.5:
            room = one.rooms[int(rand() * len(one.rooms))]
        if len(one.staffs) > 1 and rand() < 0.5:
            staff = int(rand() * len(one.staffs))
        place = Place(time, room, staff)
        if place == before or (not state.needs_trying and state.blockers(meeting, place)):
            return None
        return (Move(meeting, place),)

    def _place(self, meeting: int) -> Place:
        state = self.state
        return Place(state.time[meeting], state.room[meeting], state.staff[meeting])

    def _place_left_over(self) -> None:
        """Place what has become possible; the plan with the fewest left over is the best."""
        state = self.state
        for meeting in state.left_over():
            for place in free_places(state, self.random, meeting):
                self.objective.apply((Move(meeting, place),))
                state.place(meeting, place)
                break
        left_over = len(state.left_over())
        if left_over < self.best_left_over:
            self.best_left_over = left_over
            self._note_best(self.objective.cost)

    def _note_best(self, cost: int) -> None:
        state = self.state
        self.best_cost = cost
        self._best = state.time[:], state.room[:], state.staff[:]
