"""Judges timetables from the YAML alone, by scheduling.md: shares no code with what makes them.

`faults` reads a catalog's files as plain text values and says, of some sessions, what may not be.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import chinese_calendar  # type: ignore[import-untyped]
import yaml

# All values are text. The one in C, where there is it, takes a tenth of the time.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Entities = Mapping[str, Mapping[str, Any]]

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS = {
    "morning": {"start": "08:30", "end": "11:30"},
    "afternoon": {"start": "14:30", "end": "17:30"},
    "evening": {"start": "19:30", "end": "21:00"},
}


@dataclass(frozen=True)
class Lesson:
    """A session as its file has it."""

    ref: str
    klass: str
    course: str | None
    date: dt.date
    start: int
    end: int
    site: str | None
    teachers: tuple[str, ...]
    delivery: str | None
    group: str | None

    def overlaps(self, other: "Lesson") -> bool:
        return self.date == other.date and self.start < other.end and other.start < self.end

    def is_joint(self, other: "Lesson") -> bool:
        """合班: the same course, teachers, site and time."""
        mine = (self.course, self.date, self.start, self.end, self.site, set(self.teachers))
        theirs = (other.course, other.date, other.start, other.end, other.site)
        return mine == (*theirs, set(other.teachers)) and self.klass != other.klass


class Files:
    """A catalog's files."""

    def __init__(self, root: Path) -> None:
        self.manifest = _read(root / "catalog.yaml")
        self.schools, self.courses, self.teachers, self.sites, self.classes = (
            {path.stem: _read(path) for path in sorted((root / kind).rglob("*.yaml"))}
            for kind in ("schools", "courses", "teachers", "sites", "classes")
        )
        self.parts = self.manifest.get("day_parts", _PARTS)
        self.scheduling = self.manifest.get("scheduling", {})
        self.lessons = tuple(
            _lesson(name, one)
            for name, klass in self.classes.items()
            if klass.get("status") != "retired"
            for one in klass.get("sessions") or ()
            if one.get("status") != "cancelled" and "date" in one
        )

    @property
    def minutes_per_hour(self) -> float:
        rule = self.manifest.get("contact_hours", {"half_day": "4"})
        if "minutes" in rule:
            return float(rule["minutes"])
        morning = self.parts["morning"]
        return (_minutes(morning["end"]) - _minutes(morning["start"])) / float(rule["half_day"])

    def hours(self, lesson: Lesson) -> float:
        """Contact hours, of a session within one part of the day, in halves."""
        if lesson.course is None:
            return 0
        return int((lesson.end - lesson.start) / self.minutes_per_hour * 2 + 0.5) / 2

    def ancestors(self, school: str | None) -> Iterator[str]:
        while school in self.schools:
            yield school or ""
            school = self.schools[school].get("parent")


def faults(root: Path, refs: Iterable[str], today: dt.date) -> list[str]:
    """What the sessions `class/s01` of a catalog do that no plan may; nothing where all is well."""
    files = Files(root)
    judged = [one for one in files.lessons if one.ref in set(refs)]
    assert len(judged) == len(set(refs)), "a session is not there"
    found = []
    for lesson in judged:
        found += [f"{lesson.ref}: {text}" for text in _alone(files, lesson, today)]
        for other in files.lessons:
            if other.ref != lesson.ref and other.date == lesson.date:
                found += [
                    f"{lesson.ref}, {other.ref}: {text}" for text in _pair(files, lesson, other)
                ]
        found += [f"{lesson.ref}: {text}" for text in _day(files, lesson)]
        found += [f"{lesson.ref}: {text}" for text in _order(files, lesson)]
    return found


def _alone(files: Files, lesson: Lesson, today: dt.date) -> Iterator[str]:
    klass, course = files.classes[lesson.klass], files.courses[lesson.course or ""]
    if lesson.date < today:
        yield "in the past"
    if not klass["from"] <= lesson.date.isoformat() <= klass["to"]:
        yield "outside the class's dates"
    if _is_off(files.manifest.get("calendar", {}), lesson.date):
        yield "on a day off"
    yield from _class_times(files, klass, lesson)
    if not 0 < files.hours(lesson) <= float(_session_hours(files).get("max", 4)):
        yield f"{files.hours(lesson)} hours long"
    yield from _people_and_site(files, klass, course, lesson)
    if lesson.delivery is not None and lesson.delivery not in course["delivery"]:
        yield f"delivered as {lesson.delivery}"


def _class_times(files: Files, klass: Mapping[str, Any], lesson: Lesson) -> Iterator[str]:
    weekday = _WEEK[lesson.date.weekday()]
    if "days" in klass:
        if weekday not in klass["days"]:
            yield f"on {weekday}"
    elif weekday in {"sat", "sun"} and not _is_makeup(files.manifest, lesson.date):
        yield "on a weekend"
    daytime = [name for name in files.parts if name != "evening"]
    usual = ["evening"] if klass.get("type") == "evening" else daytime
    windows = [
        (_minutes(files.parts[name]["start"]), _minutes(files.parts[name]["end"]))
        for name in klass.get("day_parts", usual)
    ]
    inside = [first for first, last in windows if first <= lesson.start and lesson.end <= last]
    if not inside:
        yield f"from {lesson.start} to {lesson.end}, in no part of the day"
        return
    step = int(files.scheduling.get("step", 30))
    ends = {
        one.end for one in files.lessons if one.klass == lesson.klass and one.date == lesson.date
    }
    if (lesson.start - inside[0]) % step and lesson.start not in ends:
        yield f"starts at {lesson.start}, which is on no grid"


def _people_and_site(
    files: Files, klass: Mapping[str, Any], course: Mapping[str, Any], lesson: Lesson
) -> Iterator[str]:
    schools = {*files.ancestors(klass["school"]), *files.ancestors(course["school"])}
    for name in lesson.teachers:
        teacher = files.teachers[name]
        if name not in course.get("teachers", ()) and (
            course.get("teachers") or teacher.get("school") not in schools
        ):
            yield f"by {name}, whom the course does not list"
        if any(_is_in(files, one, lesson) for one in teacher.get("unavailable", ())):
            yield f"{name} is away"
    if not lesson.teachers:
        yield "without a teacher"
    if lesson.site is None:
        return
    site = files.sites[lesson.site]
    if lesson.site not in course.get("sites", ()) and (
        course.get("sites") or site.get("school") not in schools
    ):
        yield f"at {lesson.site}, which the course does not list"
    if any(_is_in(files, one, lesson) for one in site.get("unavailable", ())):
        yield f"{lesson.site} is not available"
    hours = site.get("open", {})
    if "days" in hours and _WEEK[lesson.date.weekday()] not in hours["days"]:
        yield f"{lesson.site} is closed on that day of the week"
    opens, closes = _minutes(hours.get("from", "00:00")), _minutes(hours.get("to", "23:59"))
    if lesson.start < opens or lesson.end > closes:
        yield f"{lesson.site} is closed at that time"
    if site["venue"] == "classroom" and lesson.delivery in {"onsite", "demonstration"}:
        yield "a visit to a classroom"
    if site["venue"] != "online" and int(klass["size"]) > int(site["capacity"]):
        yield f"{lesson.site} is too small"


def _pair(files: Files, lesson: Lesson, other: Lesson) -> Iterator[str]:
    if lesson.is_joint(other):
        return
    if lesson.overlaps(other):
        groups = {lesson.group, other.group}
        if lesson.klass == other.klass and (None in groups or len(groups) == 1):
            yield "one class at two places"
        for name in set(lesson.teachers) & set(other.teachers):
            yield f"{name} at two places"
        if lesson.site is not None and lesson.site == other.site:
            site = files.sites[lesson.site]
            if site["venue"] != "online" and site.get("shared") != "true":
                yield f"{lesson.site} taken twice"
            elif site["venue"] != "online":
                yield from _crowd(files, lesson, int(site["capacity"]))
        return
    needed = _way(files, lesson.site, other.site)
    gap = max(lesson.start, other.start) - min(lesson.end, other.end)
    if needed > gap and (lesson.klass == other.klass or set(lesson.teachers) & set(other.teachers)):
        yield f"{gap} minutes for a way of {needed}"


def _crowd(files: Files, lesson: Lesson, capacity: int) -> Iterator[str]:
    there = [one for one in files.lessons if one.site == lesson.site and one.overlaps(lesson)]
    for moment in {one.start for one in there}:
        classes = {one.klass for one in there if one.start <= moment < one.end}
        people = sum(int(files.classes[name]["size"]) for name in classes)
        if len(classes) > 1 and people > capacity:
            yield f"{people} people in {lesson.site}"


def _day(files: Files, lesson: Lesson) -> Iterator[str]:
    """Hours of one day; 合班 counts once."""
    day = [one for one in files.lessons if one.date == lesson.date]
    most = float(files.scheduling.get("hours_per_day", 8))
    # Of sessions of groups at one time, one is each trainee's.
    own = sum(
        hours
        for (klass, _), hours in {
            (one.klass, one.start if one.group else one.ref): files.hours(one) for one in day
        }.items()
        if klass == lesson.klass
    )
    if own > most:
        yield f"the class has {own} hours"
    for name in lesson.teachers:
        taught = [one for one in day if name in one.teachers]
        joint = {two.ref for one, two in combinations(taught, 2) if one.is_joint(two)}
        hours = sum(files.hours(one) for one in taught if one.ref not in joint)
        if hours > float(files.teachers[name].get("contact_hours_per_day", 8)):
            yield f"{name} teaches {hours} hours"


def _order(files: Files, lesson: Lesson) -> Iterator[str]:
    """What a course requires is over, unless the two require each other."""
    for other in files.lessons:
        if other.klass != lesson.klass or other.course is None or lesson.course is None:
            continue
        required = _needs(files, lesson.course, other.course)
        if (
            required
            and not _needs(files, other.course, lesson.course)
            and ((other.date, other.end) > (lesson.date, lesson.start))
        ):
            yield f"before {other.ref}, which it requires"


def _needs(files: Files, course: str, other: str) -> bool:
    return course != other and other in files.courses[course].get("requires", ())


def _is_in(files: Files, days: Mapping[str, Any], lesson: Lesson) -> bool:
    date = lesson.date.isoformat()
    if not days.get("from", "0000") <= date <= days.get("to", "9999"):
        return False
    if "days" in days and _WEEK[lesson.date.weekday()] not in days["days"]:
        return False
    return "day_parts" not in days or any(
        _minutes(files.parts[name]["start"]) < lesson.end
        and lesson.start < _minutes(files.parts[name]["end"])
        for name in days["day_parts"]
    )


def _is_off(calendar: Mapping[str, Any], date: dt.date) -> bool:
    text = date.isoformat()
    if any(one["from"] <= text <= one["to"] for one in calendar.get("closed", ())):
        return True
    if calendar.get("holidays", "cn") == "none" or text in calendar.get("workdays", ()):
        return False
    return date in chinese_calendar.constants.holidays


def _is_makeup(manifest: Mapping[str, Any], date: dt.date) -> bool:
    calendar = manifest.get("calendar", {})
    if date.isoformat() in calendar.get("workdays", ()):
        return True
    is_announced = date in chinese_calendar.constants.workdays
    return is_announced and calendar.get("holidays", "cn") != "none"


def _session_hours(files: Files) -> Mapping[str, str]:
    found: Mapping[str, str] = files.scheduling.get("session_hours", {})
    return found


def _way(files: Files, one: str | None, other: str | None) -> int:
    if one is None or other is None or one == other:
        return 0
    there = files.sites[one].get("travel_minutes", {}).get(other)
    back = files.sites[other].get("travel_minutes", {}).get(one)
    return int(there or back or 0)


def _lesson(klass: str, one: Mapping[str, Any]) -> Lesson:
    return Lesson(
        f"{klass}/{one['id']}",
        klass,
        one.get("course"),
        dt.date.fromisoformat(one["date"]),
        _minutes(one["start"]),
        _minutes(one["end"]),
        one.get("site"),
        tuple(one.get("teachers", ())),
        one.get("delivery"),
        one.get("group"),
    )


def _minutes(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), _LOADER)
    return found
