"""Judges solutions of ITC-2007, track 3, from the files alone, by the words of the rules.

It shares no code with the reader, the search and its objective: lines in, costs out.
"""

import re
from collections.abc import Mapping
from itertools import combinations

Row = list[str]


def costs(instance: str, solution: str) -> Mapping[str, int]:
    """The violations and costs by name; the first four are the hard constraints."""
    size = {
        key: int(value) for key, value in re.findall(r"^(\w+): (\d+)\s*$", instance, re.MULTILINE)
    }
    courses = {row[0]: row for row in _table(instance, "COURSES")}
    rooms = {name: int(seats) for name, seats in _table(instance, "ROOMS")}
    curricula = [set(row[2:]) for row in _table(instance, "CURRICULA")]
    absent = {tuple(row) for row in _table(instance, "UNAVAILABILITY_CONSTRAINTS")}
    lessons = [tuple(line.split()) for line in solution.splitlines()]

    found = dict.fromkeys(("Lectures", "Conflicts", "Availability", "RoomOccupation"), 0)
    for name, (_, _, lectures, *_) in courses.items():
        times = [(day, period) for course, _, day, period in lessons if course == name]
        found["Lectures"] += abs(int(lectures) - len(times)) + len(times) - len(set(times))
    for one, other in combinations(lessons, 2):
        if one[2:] != other[2:]:
            continue
        found["RoomOccupation"] += one[1] == other[1]
        same_teacher = courses[one[0]][1] == courses[other[0]][1]
        together = any(one[0] in each and other[0] in each for each in curricula)
        if one[0] != other[0]:
            found["Conflicts"] += same_teacher or together
    found["Availability"] = sum((name, day, period) in absent for name, _, day, period in lessons)

    found["RoomCapacity"] = sum(
        max(0, int(courses[name][4]) - rooms[room]) for name, room, *_ in lessons
    )
    found["MinimumWorkingDays"] = 0
    found["RoomStability"] = 0
    for name, row in courses.items():
        own = [lesson for lesson in lessons if lesson[0] == name]
        found["MinimumWorkingDays"] += 5 * max(0, int(row[3]) - len({one[2] for one in own}))
        found["RoomStability"] += max(0, len({one[1] for one in own}) - 1)
    found["CurriculumCompactness"] = 0
    for curriculum in curricula:
        busy = {(int(day), int(period)) for name, _, day, period in lessons if name in curriculum}
        alone = [
            (day, period)
            for day, period in busy
            if (day, period - 1) not in busy and (day, period + 1) not in busy
        ]
        found["CurriculumCompactness"] += 2 * len(alone)
    assert all(int(day) < size["Days"] for *_, day, _ in lessons)
    assert all(int(period) < size["Periods_per_day"] for *_, period in lessons)
    return found


def _table(text: str, heading: str) -> list[Row]:
    section = re.search(rf"^{heading}:\s*\n(.*?)\n\s*\n", text, re.MULTILINE | re.DOTALL)
    return [line.split() for line in section.group(1).splitlines()] if section else []
