"""Make a possible plan better: simulated annealing, with moves that keep it possible.

At each temperature a number of random moves; one that costs more is accepted with a probability
that falls with what it costs and with the temperature. The temperature falls from step to step, or
with the clock, so that the search ends cold whatever ends it.
"""

from dataclasses import dataclass
from math import exp
from random import Random

from partyschool_cli.schedule.search.chains import exchanges
from partyschool_cli.schedule.search.construct import free_places
from partyschool_cli.schedule.search.neighbours import Neighbours, Shares
from partyschool_cli.schedule.search.objective import Move, Objective
from partyschool_cli.schedule.search.state import State

# Moves at one temperature, and between two looks at the clock.
_STEPS_A_LEVEL = 2000
# So many of those left over are tried between two levels.
_TRIED_AT_ONCE = 4
# What costs more than so many times the temperature is refused: exp(-10) is one in 22,000.
_HOPELESS = 10


@dataclass(frozen=True, slots=True)
class Cooling:
    """The first and the last temperature: a move that costs so much more is accepted in one of 2.7
    cases. They are in units of cost, so they belong to an objective."""

    hottest: float = 3.0
    coolest: float = 0.1


class Improver:
    """A state and its objective on their way down, and the best plan on it."""

    def __init__(
        self,
        state: State,
        objective: Objective,
        random: Random,
        cooling: Cooling,
        shares: Shares,
    ) -> None:
        """Begin with the plan as it is. State and objective have the same places."""
        self.state, self.objective, self.random = state, objective, random
        self.cooling, self.shares = cooling, shares
        self.steps = 0
        self._exchange = exchanges(state, random)
        self._neighbours = Neighbours(state, random, shares)
        self._movable = [
            meeting
            for meeting, times in enumerate(state.times)
            if times and not state.fixed >> meeting & 1
        ]
        self.best_cost = objective.cost
        self.best_left_over = len(state.left_over())
        self._best = state.snapshot()

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
        moves = self.state.changes_to(self._best)
        if moves:
            self.state.make(moves)
            self.objective.apply(moves)

    def _anneal(self, temperature: float, steps: int) -> None:
        """The loop that all the time goes into."""
        state, objective, movable = self.state, self.objective, self._movable
        delta, exchange, other = objective.delta, self._exchange, self._neighbours.other
        others, keeping = self.shares.others, self.shares.keeping
        times, times_of, needs_trying = state.time, state.times, state.needs_trying
        likely = [exp(-cost / temperature) for cost in range(int(_HOPELESS * temperature) + 1)]
        hopeless, count = len(likely), len(movable)
        rand = self.random.random
        cost, best = objective.cost, self.best_cost
        for _ in range(steps):
            meeting = movable[int(rand() * count)]
            start = times[meeting]
            if start < 0:
                continue
            if rand() < others:
                moves = other(meeting)
            else:
                options = times_of[meeting]
                goal = options[int(rand() * len(options))]
                moves = exchange(meeting, goal, rand() < keeping) if goal != start else None
            if not moves:
                continue
            if needs_trying and not state.can_make(moves):
                continue
            change = delta(moves)
            if change <= 0 or (change < hopeless and rand() < likely[change]):
                objective.apply(moves)
                state.make(moves)
                cost += change
                if cost < best:
                    best = cost
                    self._note_best(cost)
        self.steps += steps

    def _place_left_over(self) -> None:
        """Place what has become possible; the plan with the fewest left over is the best.

        A few are tried, as it takes long to find that there is no place.
        """
        state = self.state
        waiting = state.left_over()
        for meeting in self.random.sample(waiting, min(len(waiting), _TRIED_AT_ONCE)):
            place = next(free_places(state, self.random, meeting), None)
            if place is not None:
                self.objective.apply((Move(meeting, place),))
                state.place(meeting, place)
        left_over = len(state.left_over())
        if left_over < self.best_left_over:
            self.best_left_over = left_over
            self._note_best(self.objective.cost)

    def _note_best(self, cost: int) -> None:
        self.best_cost = cost
        self._best = self.state.snapshot()
