"""Curriculum-based course timetabling (ITC-2007, track 3): `.ctt` files as problems of the core."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from partyschool_cli.schedule.search.problem import Meeting, Place, Problem, Resource, Room, Time

# A room is not offered to a course that is larger by more students than this, if another is near.
_MOST_STANDING = 20


@dataclass(frozen=True, slots=True)
class Course:
    """A course: its lectures are alike. `min_days` and the students are what costs go by."""

    name: str
    teacher: str
    lectures: int
    min_days: int
    students: int


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """What a file has. A period is `day * periods_per_day + period of the day`.

    `rooms` are names with seats; `curricula` the indices of courses that share students; a course
    cannot be taught at the periods of `unavailable`.
    """

    name: str
    days: int
    periods_per_day: int
    courses: tuple[Course, ...]
    rooms: tuple[tuple[str, int], ...]
    curricula: tuple[tuple[int, ...], ...]
    unavailable: tuple[frozenset[int], ...]

    @property
    def lectures(self) -> list[int]:
        """The course of each meeting of the problem."""
        return [index for index, one in enumerate(self.courses) for _ in range(one.lectures)]


def read(path: Path) -> Instance:
    """The instance in a file. Raises ValueError where it is none."""
    sections = _sections(path.read_text(encoding="utf-8"))
    head = {key.rstrip(":"): value for key, value in sections[""]}
    courses = tuple(
        Course(name, teacher, int(lectures), int(days), int(students))
        for name, teacher, lectures, days, students in sections["COURSES"]
    )
    number = {course.name: index for index, course in enumerate(courses)}
    periods = int(head["Periods_per_day"])
    unavailable = [set[int]() for _ in courses]
    for name, day, period in sections["UNAVAILABILITY_CONSTRAINTS"]:
        unavailable[number[name]].add(int(day) * periods + int(period))
    return Instance(
        name=head["Name"],
        days=int(head["Days"]),
        periods_per_day=periods,
        courses=courses,
        rooms=tuple((name, int(seats)) for name, seats in sections["ROOMS"]),
        curricula=tuple(
            tuple(number[name] for name in names) for _, _, *names in sections["CURRICULA"]
        ),
        unavailable=tuple(frozenset(one) for one in unavailable),
    )


def _sections(text: str) -> dict[str, list[list[str]]]:
    """The words of each line by the heading that it stands under; under none the file's head."""
    sections: dict[str, list[list[str]]] = {"": []}
    heading = ""
    for line in text.splitlines():
        words = line.split()
        if words == ["END."]:
            return sections
        if len(words) == 1 and words[0].endswith(":"):
            heading = words[0].rstrip(":")
            sections[heading] = []
        elif words:
            sections[heading].append(words)
    raise ValueError("no END.: the file is cut off")


def problem_of(instance: Instance) -> Problem:
    """The hard constraints: curricula, teachers, lectures of a course; availability; rooms."""
    periods = range(instance.days * instance.periods_per_day)
    teachers = sorted({course.teacher for course in instance.courses})
    groups: list[tuple[int, ...]] = [
        *((index,) for index in range(len(instance.courses))),
        *(
            tuple(i for i, course in enumerate(instance.courses) if course.teacher == teacher)
            for teacher in teachers
        ),
        *dict.fromkeys(instance.curricula),
    ]
    of_course = [
        tuple(group for group, members in enumerate(groups) if course in members)
        for course in range(len(instance.courses))
    ]
    meetings = [
        Meeting(
            resources=of_course[course],
            times=tuple(one for one in periods if one not in instance.unavailable[course]),
            rooms=tuple(_rooms_for(instance, instance.courses[course].students)),
        )
        for course in instance.lectures
    ]
    return Problem(
        times=[
            Time(day, period, period + 1)
            for day in range(instance.days)
            for period in range(instance.periods_per_day)
        ],
        rooms=[Room() for _ in instance.rooms],
        resources=[Resource() for _ in groups],
        meetings=meetings,
    )


def _rooms_for(instance: Instance, students: int) -> Iterator[int]:
    """The rooms in which not many more stand than they have to, those with the fewest first."""
    standing = [max(0, students - seats) for _, seats in instance.rooms]
    most = min(standing) + _MOST_STANDING
    for index in sorted(range(len(standing)), key=lambda one: (standing[one], one)):
        if standing[index] <= most:
            yield index


def solution_text(instance: Instance, places: Sequence[Place | None]) -> str:
    """The plan in the competition's format: `COURSE ROOM DAY PERIOD`, a line a lecture."""
    lines = []
    for course, place in zip(instance.lectures, places, strict=True):
        if place is not None:
            day, period = divmod(place.time, instance.periods_per_day)
            room = instance.rooms[place.room][0]
            lines.append(f"{instance.courses[course].name} {room} {day} {period}\n")
    return "".join(lines)
