"""Small random problems, and a judge of plans that goes by the definitions, pair by pair."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from partyschool_cli.schedule.search.problem import (
    Meeting,
    Place,
    Problem,
    Resource,
    Room,
    Time,
)

Places = Sequence[Place | None]


def random_problem(seed: int, meetings: int = 8, days: int = 2) -> Problem:
    """A problem with everything that there can be: shared rooms, ways, limits, order, absences."""
    random = Random(seed)
    times = [
        Time(day, start, start + length)
        for day in range(days)
        for length in (2, 3)
        for start in range(8 - length)
    ]
    numbers = range(len(times))

    def some(share: float) -> frozenset[int]:
        return frozenset(one for one in numbers if random.random() < share)

    rooms = [
        Room(closed=some(0.1)),
        Room(),
        Room(exclusive=False, seats=50),
        Room(exclusive=False),
    ]
    resources = [
        *(Resource(day_limit=6) for _ in range(3)),
        *(Resource(away=some(0.2), day_limit=5) for _ in range(3)),
    ]
    ways = [[0 if a == b else (a + b) % 3 for b in range(4)] for a in range(4)]
    return Problem(
        times=times,
        rooms=rooms,
        resources=resources,
        meetings=[_random_meeting(random, index, times) for index in range(meetings)],
        ways=ways,
    )


def _random_meeting(random: Random, index: int, times: Sequence[Time]) -> Meeting:
    length = random.choice((2, 3))
    fitting = tuple(i for i, time in enumerate(times) if time.end - time.start == length)
    teachers = random.sample((3, 4, 5), random.choice((1, 2)))
    return Meeting(
        resources=tuple(random.sample((0, 1, 2), random.choice((1, 1, 2)))),
        times=fitting,
        rooms=tuple(sorted(random.sample(range(4), 2))),
        staffs=tuple((one,) for one in teachers),
        people=random.choice((20, 30)),
        load=length,
        after=(random.randrange(index),) if index and random.random() < 0.2 else (),
        fixed=Place(fitting[0], 3) if random.random() < 0.1 else None,
    )


def periods_problem(seed: int, meetings: int = 12) -> Problem:
    """A problem of periods of one length, exclusive rooms, and nothing else: a school's week."""
    random = Random(seed)
    return Problem(
        times=[Time(day, period, period + 1) for day in range(3) for period in range(3)],
        rooms=[Room(), Room(), Room()],
        resources=[Resource() for _ in range(5)],
        meetings=[
            Meeting(
                resources=tuple(sorted(random.sample(range(5), random.choice((1, 2))))),
                times=tuple(sorted(random.sample(range(9), 6))),
                rooms=tuple(sorted(random.sample(range(3), 2))),
            )
            for _ in range(meetings)
        ],
    )


def faults(problem: Problem, places: Places) -> list[str]:
    """What may not be in a plan. Fixed meetings are never at fault alone."""
    return [
        *(f for index, place in enumerate(places) if place for f in _alone(problem, index, place)),
        *_pairs(problem, places),
        *_limits(problem, places),
        *_seats(problem, places),
    ]


def _people(problem: Problem, index: int, place: Place) -> set[int]:
    one = problem.meetings[index]
    return {*one.resources, *one.staffs[place.staff]}


def _alone(problem: Problem, index: int, place: Place) -> Iterator[str]:
    one = problem.meetings[index]
    if one.fixed is not None:
        if place != one.fixed:
            yield f"{index} is fixed"
        return
    if place.time not in one.times or place.room not in one.rooms:
        yield f"{index} may not be there"
    if place.time in problem.rooms[place.room].closed:
        yield f"{index} in a closed room"
    if any(place.time in problem.resources[who].away for who in _people(problem, index, place)):
        yield f"{index} without someone"


def _pairs(problem: Problem, places: Places) -> Iterator[str]:
    placed = [(index, place) for index, place in enumerate(places) if place]
    for (a, at), (b, bt) in combinations(placed, 2):
        one, other = problem.meetings[a], problem.meetings[b]
        if one.fixed is not None and other.fixed is not None:
            continue
        first, second = problem.times[at.time], problem.times[bt.time]
        if (a in other.after and (first.day, first.end) > (second.day, second.start)) or (
            b in one.after and (second.day, second.end) > (first.day, first.start)
        ):
            yield f"{a} and {b} in the wrong order"
        if first.day != second.day:
            continue
        meet = first.start < second.end and second.start < first.end
        common = _people(problem, a, at) & _people(problem, b, bt)
        if meet and common:
            yield f"{a} and {b} share {common}"
        if meet and at.room == bt.room and problem.rooms[at.room].exclusive:
            yield f"{a} and {b} in one room"
        if not meet and common and problem.ways:
            between = max(second.start - first.end, first.start - second.end)
            if between < problem.ways[at.room][bt.room]:
                yield f"{a} and {b} too far apart"


def _limits(problem: Problem, places: Places) -> Iterator[str]:
    loads, movable = Counter[tuple[int, int]](), set[tuple[int, int]]()
    for index, place in enumerate(places):
        if place:
            for who in _people(problem, index, place):
                key = who, problem.times[place.time].day
                loads[key] += problem.meetings[index].load
                if problem.meetings[index].fixed is None:
                    movable.add(key)
    for who, day in movable:
        limit = problem.resources[who].day_limit
        if limit is not None and loads[who, day] > limit:
            yield f"too much for {who} on {day}"


def _seats(problem: Problem, places: Places) -> Iterator[str]:
    for number, room in enumerate(problem.rooms):
        there = [
            (index, problem.times[place.time])
            for index, place in enumerate(places)
            if place and place.room == number
        ]
        if room.exclusive or room.seats is None:
            continue
        for day, start, _ in {time for _, time in there}:
            crowd = [
                index for index, time in there if time.day == day and time.start <= start < time.end
            ]
            people = sum(problem.meetings[index].people for index in crowd)
            if people > room.seats and any(problem.meetings[i].fixed is None for i in crowd):
                yield f"{people} in {number}"
