"""Schools of FET (`.fet` files) as problems of the core, as far as the commonest constraints go.

What cannot be broken in FET is a hard constraint here, but for two kinds: days between activities
and gaps are costs, 100 for one that FET would never allow, else its weight. Constraints of other
kinds are left out, and told; so are those of less than 100% that would be hard ones here.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from fet_objective import Days, FetObjective, Gaps

from partyschool_cli.schedule.search.problem import Meeting, Place, Problem, Resource, Room, Time

_BASIC = ("ConstraintBasicCompulsoryTime", "ConstraintBasicCompulsorySpace")


@dataclass(frozen=True, slots=True)
class Activity:
    """What is taught once: the people are indices of resources."""

    id: str
    subject: str
    duration: int
    people: tuple[int, ...]
    students: tuple[str, ...]
    teachers: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class School:
    """A file as a problem, a fresh objective for it, and how many constraints were left out."""

    problem: Problem
    activities: tuple[Activity, ...]
    objective: Callable[[], FetObjective]
    left_out: Mapping[str, int]


class FetReader:
    """Reads one file."""

    def __init__(self, path: Path) -> None:
        """Read what is taught; the constraints are read by `school`."""
        self._root = ET.parse(path).getroot()
        self._days = [_text(one, "Name") for one in self._root.iterfind("Days_List/Day")]
        self._hours = [_text(one, "Name") for one in self._root.iterfind("Hours_List/Hour")]
        self._left_out = Counter[str]()
        self._resources: dict[tuple[str, str], int] = {}
        self._leaves = dict(self._student_sets())
        self._activities = tuple(self._read_activities())
        self._by_id = {one.id: index for index, one in enumerate(self._activities)}
        rooms = (_text(one, "Name") for one in self._root.iterfind("Rooms_List/Room"))
        self._rooms = {name: number for number, name in enumerate(rooms, 1)}  # 0: no room
        self._away = defaultdict[int, set[tuple[int, int]]](set)
        self._closed = defaultdict[int, set[tuple[int, int]]](set)
        self._limits: dict[int, int] = {}
        self._starts: dict[int, set[tuple[int, int]]] = {}
        self._places: dict[int, set[int]] = {}
        self._homes: dict[int, set[int]] = {}
        self._wishes: list[Days | Gaps] = []

    def school(self) -> School:
        """All of it. Raises xml.etree.ElementTree.ParseError for what is no XML."""
        for part in ("Time_Constraints_List", "Space_Constraints_List"):
            for constraint in self._root.iterfind(f"{part}/*"):
                if _text(constraint, "Active", "true") == "true":
                    self._read_constraint(constraint)
        problem = self._problem()
        wishes = tuple(self._wishes)
        return School(
            problem,
            self._activities,
            lambda: FetObjective(problem, wishes),
            dict(sorted(self._left_out.items())),
        )

    def _student_sets(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """By name of a year, group or subgroup the resources of its smallest parts."""
        for year in self._root.iterfind("Students_List/Year"):
            of_year = set[int]()
            for group in year.iterfind("Group"):
                names = [_text(one, "Name") for one in group.iterfind("Subgroup")]
                own = {self._resource("students", one) for one in names or [_text(group, "Name")]}
                of_year |= own
                yield _text(group, "Name"), tuple(sorted(own))
                yield from ((one, (self._resource("students", one),)) for one in names)
            name = _text(year, "Name")
            yield name, tuple(sorted(of_year or {self._resource("students", name)}))

    def _resource(self, kind: str, name: str) -> int:
        return self._resources.setdefault((kind, name), len(self._resources))

    def _read_activities(self) -> Iterator[Activity]:
        for one in self._root.iterfind("Activities_List/Activity"):
            if _text(one, "Active", "true") == "true":
                teachers = tuple(each.text or "" for each in one.iterfind("Teacher"))
                students = tuple(each.text or "" for each in one.iterfind("Students"))
                people = {self._resource("teacher", name) for name in teachers}
                people.update(*(self._leaves[name] for name in students))
                yield Activity(
                    _text(one, "Id"),
                    _text(one, "Subject"),
                    int(_text(one, "Duration")),
                    tuple(sorted(people)),
                    students,
                    teachers,
                )

    def _read_constraint(self, one: ET.Element) -> None:
        read = _READERS.get(one.tag)
        weight = float(_text(one, "Weight_Percentage", "100"))
        is_wish = read in (FetReader.min_days, FetReader.gaps)
        if one.tag in _BASIC and weight == 100:
            return
        if read is None or (weight < 100 and not is_wish):
            self._left_out[one.tag] += 1
        else:
            read(self, one)

    def _moments(self, one: ET.Element, each: str, prefix: str = "") -> set[tuple[int, int]]:
        return {
            (
                self._days.index(_text(moment, f"{prefix}Day")),
                self._hours.index(_text(moment, f"{prefix}Hour")),
            )
            for moment in one.iterfind(each)
        }

    def break_times(self, one: ET.Element) -> None:
        """Nobody is taught then."""
        for resource in self._resources.values():
            self._away[resource] |= self._moments(one, "Break_Time")

    def not_available(self, one: ET.Element) -> None:
        """A teacher or students cannot come then."""
        for resource in self._people_of(one):
            self._away[resource] |= self._moments(one, "Not_Available_Time")

    def room_not_available(self, one: ET.Element) -> None:
        """A room cannot be used then."""
        self._closed[self._rooms[_text(one, "Room")]] |= self._moments(one, "Not_Available_Time")

    def _people_of(self, one: ET.Element) -> Iterable[int]:
        """Whom a constraint is about: the teacher or students that it names, else all of a kind."""
        teacher = _text(one, "Teacher") or _text(one, "Teacher_Name")
        if teacher:
            return (self._resource("teacher", teacher),)
        if _text(one, "Students"):
            return self._leaves[_text(one, "Students")]
        kind = "teacher" if "Teacher" in one.tag else "students"
        return [number for (each, _), number in self._resources.items() if each == kind]

    def hours_daily(self, one: ET.Element) -> None:
        """One, or all, have so many hours on a day at most."""
        most = int(_text(one, "Maximum_Hours_Daily"))
        for resource in self._people_of(one):
            self._limits[resource] = min(most, self._limits.get(resource, most))

    def starting_time(self, one: ET.Element) -> None:
        """An activity starts then."""
        index = self._by_id.get(_text(one, "Activity_Id"))
        prefix = "Preferred_" if one.find("Preferred_Day") is not None else ""
        if index is not None:
            self._start_in(index, self._moments(one, ".", prefix))

    def starting_times(self, one: ET.Element) -> None:
        """An activity starts at one of these times."""
        index = self._by_id.get(_text(one, "Activity_Id"))
        if index is not None:
            times = self._moments(one, "Preferred_Starting_Time", "Preferred_Starting_")
            self._start_in(index, times)

    def _start_in(self, index: int, starts: set[tuple[int, int]]) -> None:
        self._starts[index] = self._starts.get(index, starts) & starts

    def rooms_in(self, one: ET.Element) -> None:
        """An activity, or those of a subject, are in one of these rooms."""
        rooms = self._rooms_named(one)
        for index, activity in enumerate(self._activities):
            if (
                _text(one, "Activity_Id") == activity.id
                or _text(one, "Subject") == activity.subject
            ):
                self._places[index] = self._places.get(index, rooms) & rooms

    def home_rooms(self, one: ET.Element) -> None:
        """What has no room of its own is in one of these, where these people are in it."""
        rooms = self._rooms_named(one)
        for index, activity in enumerate(self._activities):
            names = (*activity.students, *activity.teachers)
            if _text(one, "Students") in names or _text(one, "Teacher") in names:
                self._homes[index] = rooms

    def _rooms_named(self, one: ET.Element) -> set[int]:
        named = [*one.iterfind("Room"), *one.iterfind("Preferred_Room")]
        return {self._rooms[each.text or ""] for each in named}

    def min_days(self, one: ET.Element) -> None:
        """Days between activities: a wish."""
        members = (self._by_id.get(each.text or "") for each in one.iterfind("Activity_Id"))
        self._wishes.append(
            Days(
                tuple(index for index in members if index is not None),
                int(_text(one, "MinDays")),
                _cost(one),
            )
        )

    def gaps(self, one: ET.Element) -> None:
        """Gaps in a week: a wish."""
        for resource in self._people_of(one):
            members = (i for i, each in enumerate(self._activities) if resource in each.people)
            self._wishes.append(Gaps(tuple(members), int(_text(one, "Max_Gaps")), _cost(one)))

    def _problem(self) -> Problem:
        times = [
            Time(day, start, start + length)
            for length in sorted({one.duration for one in self._activities})
            for day in range(len(self._days))
            for start in range(len(self._hours) - length + 1)
        ]

        def overlapping(moments: set[tuple[int, int]]) -> frozenset[int]:
            return frozenset(
                index
                for index, (day, start, end) in enumerate(times)
                if any((day, hour) in moments for hour in range(start, end))
            )

        count = len(self._resources)
        return Problem(
            times=times,
            rooms=[
                Room(exclusive=False),
                *(Room(closed=overlapping(self._closed[i])) for i in self._rooms.values()),
            ],
            resources=[
                Resource(overlapping(self._away[one]), self._limits.get(one))
                for one in range(count)
            ],
            meetings=[self._meeting(index, times) for index in range(len(self._activities))],
        )

    def _meeting(self, index: int, times: list[Time]) -> Meeting:
        activity, starts = self._activities[index], self._starts.get(index)
        return Meeting(
            resources=activity.people,
            times=tuple(
                number
                for number, (day, start, end) in enumerate(times)
                if end - start == activity.duration and (starts is None or (day, start) in starts)
            ),
            rooms=tuple(sorted(self._places.get(index) or self._homes.get(index, {0}))),
            load=activity.duration,
        )


# The twelve commonest kinds besides the basic ones, with those that say the same of one or of all.
_READERS: Mapping[str, Callable[[FetReader, ET.Element], None]] = {
    "ConstraintBreakTimes": FetReader.break_times,
    "ConstraintTeacherNotAvailableTimes": FetReader.not_available,
    "ConstraintStudentsSetNotAvailableTimes": FetReader.not_available,
    "ConstraintRoomNotAvailableTimes": FetReader.room_not_available,
    "ConstraintMinDaysBetweenActivities": FetReader.min_days,
    "ConstraintActivityPreferredStartingTime": FetReader.starting_time,
    "ConstraintActivityPreferredStartingTimes": FetReader.starting_times,
    "ConstraintStudentsMaxGapsPerWeek": FetReader.gaps,
    "ConstraintStudentsSetMaxGapsPerWeek": FetReader.gaps,
    "ConstraintTeachersMaxGapsPerWeek": FetReader.gaps,
    "ConstraintTeacherMaxGapsPerWeek": FetReader.gaps,
    "ConstraintTeachersMaxHoursDaily": FetReader.hours_daily,
    "ConstraintTeacherMaxHoursDaily": FetReader.hours_daily,
    "ConstraintStudentsMaxHoursDaily": FetReader.hours_daily,
    "ConstraintStudentsSetMaxHoursDaily": FetReader.hours_daily,
    "ConstraintActivityPreferredRoom": FetReader.rooms_in,
    "ConstraintActivityPreferredRooms": FetReader.rooms_in,
    "ConstraintSubjectPreferredRoom": FetReader.rooms_in,
    "ConstraintSubjectPreferredRooms": FetReader.rooms_in,
    "ConstraintStudentsSetHomeRoom": FetReader.home_rooms,
    "ConstraintTeacherHomeRoom": FetReader.home_rooms,
}


def read(path: Path) -> School:
    """The school in a file."""
    return FetReader(path).school()


def solution_text(school: School, places: Iterable[Place | None]) -> str:
    """`ACTIVITY DAY HOUR ROOM`, a line an activity that has a place; from 0; room 0 is none."""
    times = school.problem.times
    return "".join(
        f"{activity.id} {times[place.time].day} {times[place.time].start} {place.room}\n"
        for activity, place in zip(school.activities, places, strict=True)
        if place is not None
    )


def _text(one: ET.Element, name: str, default: str = "") -> str:
    return (one.findtext(name) or default).strip()


def _cost(one: ET.Element) -> int:
    return max(1, round(float(_text(one, "Weight_Percentage", "100"))))
