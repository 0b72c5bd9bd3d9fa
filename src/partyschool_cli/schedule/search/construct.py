"""Give every meeting a place: the hardest first; who is in the way goes, and is placed again.

Iterative forward search (T. Müller): take a meeting without a place, look at where it may be and
nobody is in the way, choose the cheapest; where there is no such place, the one whose occupants had
to go least often, and send them away. Nothing is undone wholesale, so that there is a plan whenever
the time is up.
"""

import heapq
import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

from partyschool_cli.schedule.search.objective import Move, Objective
from partyschool_cli.schedule.search.occupancy import members_of
from partyschool_cli.schedule.search.problem import Meeting, Place
from partyschool_cli.schedule.search.state import State

# So many free places of a meeting are compared by cost.
_COMPARED = 12
# Where none is free, so many places are compared by who would have to go.
_LOOKED_AT = 100
# So many meetings are placed in vain before the search gives up; at least as many as there are.
_PATIENCE = 500


def construct(
    state: State,
    objective: Objective,
    random: Random,
    until: float,
    told: Callable[[], None] | None = None,
) -> bool:
    """Place all meetings that can be placed before `time.perf_counter()` is `until`.

    State and objective are changed alike. `told` is called now and then. Gives whether the clock
    ended it. It ends too when sending meetings away has not led to a more complete plan for long:
    then there may be none, and the most complete one is kept.
    """
    order = _order(state)
    # Those that had to go wait behind the others: two could send each other away forever.
    waiting = [(0, order[meeting], meeting) for meeting in state.left_over()]
    heapq.heapify(waiting)
    sent_away = [0] * len(order)
    patience = max(_PATIENCE, len(waiting))
    fewest, fewest_at, kept = len(waiting) + 1, 0, state.snapshot()
    in_time = True
    for count in itertools.count():
        if count % 64 == 0 and told is not None:
            told()
        in_time = count % 16 != 0 or time.perf_counter() < until
        if not waiting or count - fewest_at > patience or not in_time:
            break
        *_, meeting = heapq.heappop(waiting)
        place = _cheapest_free(state, objective, random, meeting)
        if place is None:
            left_over = len(state.left_over())
            if left_over < fewest:
                fewest, fewest_at, kept = left_over, count, state.snapshot()
            place = _least_contested(state, random, meeting, sent_away)
        if place is not None:
            for other in _take(state, objective, meeting, place):
                sent_away[other] += 1
                heapq.heappush(waiting, (sent_away[other], order[other], other))
    if len(state.left_over()) > fewest:
        _change(state, objective, state.changes_to(kept))
    if in_time:
        _fill(state, objective, random)
    return not in_time


def _take(state: State, objective: Objective, meeting: int, place: Place) -> tuple[int, ...]:
    """Put a meeting into a place; the meetings that were in its way and are out of the plan."""
    in_the_way = tuple(members_of(state.blockers(meeting, place)))
    _change(state, objective, [*((one, None) for one in in_the_way), (meeting, place)])
    return in_the_way


def _fill(state: State, objective: Objective, random: Random) -> None:
    """Place what is left over where that sends nobody away."""
    for meeting in state.left_over():
        place = _cheapest_free(state, objective, random, meeting)
        if place is not None:
            _change(state, objective, [(meeting, place)])


def _change(state: State, objective: Objective, moves: Iterable[tuple[int, Place | None]]) -> None:
    made = [Move(*move) for move in moves]
    objective.apply(made)
    state.make(made)


def _order(state: State) -> list[tuple[int, int]]:
    """What sorts the meetings: those with the fewest places first, and none before its `after`."""
    meetings = state.problem.meetings
    depths = dict[int, int]()
    return [
        (
            len(state.times[index]) * len(one.rooms) * len(one.staffs),
            _depth(meetings, index, depths),
        )
        for index, one in enumerate(meetings)
    ]


def _depth(meetings: Sequence[Meeting], index: int, depths: dict[int, int]) -> int:
    """How long the longest chain of meetings is that come before this one; a circle counts once."""
    if index not in depths:
        depths[index] = 0
        depths[index] = max(
            (_depth(meetings, other, depths) + 1 for other in meetings[index].after), default=0
        )
    return depths[index]


def _cheapest_free(
    state: State, objective: Objective, random: Random, meeting: int
) -> Place | None:
    best, best_cost = None, 0
    for count, place in enumerate(free_places(state, random, meeting)):
        cost = objective.delta((Move(meeting, place),))
        if best is None or cost < best_cost:
            best, best_cost = place, cost
        if count + 1 >= _COMPARED:
            break
    return best


def free_places(state: State, random: Random, meeting: int) -> Iterator[Place]:
    """Places where a meeting can be with nobody in the way, at most one a time.

    Times, rooms and staffs are each gone through from a random one on.
    """
    one = state.problem.meetings[meeting]
    staffs = range(len(one.staffs))
    for time_index in _from_random(state.times[meeting], random):
        for staff in _from_random(staffs, random):
            if not state.people_free(meeting, time_index, staff):
                continue
            place = _free_room(state, random, meeting, time_index, staff)
            if place is not None:
                yield place
                break


def _free_room(
    state: State, random: Random, meeting: int, time_index: int, staff: int
) -> Place | None:
    for room in _from_random(state.problem.meetings[meeting].rooms, random):
        if time_index not in state.closed[room]:
            place = Place(time_index, room, staff)
            if not state.blockers(meeting, place):
                return place
    return None


def _least_contested(
    state: State, random: Random, meeting: int, sent_away: Sequence[int]
) -> Place | None:
    """Of some places the one with the fewest occupants that had to go often; None where those that
    are fixed are in the way everywhere."""
    one = state.problem.meetings[meeting]
    times = state.times[meeting]
    if not times:
        return None
    best, best_weight = None, 0
    for _ in range(_LOOKED_AT):
        place = Place(
            random.choice(times), random.choice(one.rooms), random.randrange(len(one.staffs))
        )
        if place.time in state.closed[place.room] or place.time in state.away[meeting][place.staff]:
            continue
        blockers = state.blockers(meeting, place)
        if blockers & state.fixed:
            continue
        weight = sum(1 + sent_away[other] for other in members_of(blockers))
        if best is None or weight < best_weight:
            best, best_weight = place, weight
    return best


def _from_random(items: Sequence[int], random: Random) -> Iterator[int]:
    """All items, from a random one on, and after the last from the first."""
    if len(items) > 1:
        start = int(random.random() * len(items))
        yield from items[start:]
        yield from items[:start]
    else:
        yield from items
