"""A year's training added up straight from the YAML files, knowing nothing of the product.

What `export report` says has to be the same. It reads files with another parser, and takes the
rules from the contract only: 期数 and 人次 by a class's first day, 学时 by a session's date, drafts
and retired ones out, cancelled sessions without hours, 合班 once a class, once a teacher, once a
site.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

Numbers = dict[str, dict[str, float]]

NAMES = ("classes", "people", "contact_hours", "sessions", "cancelled", "moved")


class _Dates(SafeConstructor):
    """Dates are dates, though another library of this process (check-jsonschema) lets the shared
    constructor leave them as text.
    """


_Dates.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_timestamp)


def _yaml() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Dates
    return yaml


@cache
def read(root: Path, kind: str) -> dict[str, Any]:
    """The files of a folder, by id."""
    found = sorted((root / kind).rglob("*.yaml")) if (root / kind).is_dir() else []
    return {path.stem: _yaml().load(path) for path in found}


def numbers() -> Numbers:
    return {name: {"done": 0, "planned": 0} for name in NAMES}


@dataclass
class Year:
    """The sums, by group."""

    total: Numbers = field(default_factory=numbers)
    schools: dict[str, Numbers] = field(default_factory=lambda: defaultdict(numbers))
    types: dict[str, Numbers] = field(default_factory=lambda: defaultdict(numbers))
    months: dict[str, Numbers] = field(default_factory=lambda: defaultdict(numbers))
    audiences: dict[str, Numbers] = field(default_factory=lambda: defaultdict(numbers))
    themes: dict[str, Numbers] = field(default_factory=lambda: defaultdict(numbers))
    strands: dict[str, Numbers] = field(default_factory=lambda: defaultdict(numbers))
    teachers: dict[str, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    sites: dict[str, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    changed: list[tuple[str, str, str]] = field(default_factory=list)
    taught: set[str] = field(default_factory=set)


def year_by_hand(
    root: Path,
    first: dt.date,
    last: dt.date,
    today: dt.date,
    schools: frozenset[str] | None = None,
) -> Year:
    """The sums of the classes of `schools`, of all if None, from `first` to `last`."""
    manifest = _yaml().load(root / "catalog.yaml")
    courses = read(root, "courses")
    year = Year()
    meetings: dict[tuple[Any, ...], dict[str, Any]] = {}
    for name, own in read(root, "classes").items():
        if own.get("status", "active") != "active":
            continue
        if schools is not None and own["school"] not in schools:
            continue
        begins = first <= own["from"] <= last
        sessions = [one for one in own.get("sessions") or () if first <= one["date"] <= last]
        state = "done" if own["from"] <= today else "planned"
        groups = [year.schools[own["school"]], year.types[own.get("type", "regular")]]
        groups += [year.audiences[each] for each in dict.fromkeys(own["audience"])]
        if begins:
            held = [one for one in sessions if one.get("status") != "cancelled"]
            known = [courses[one["course"]] for one in held if one.get("course") in courses]
            themes = {theme(each) for each in known} - {None}
            strands = {each.get("strand") for each in known} - {None}
            for group in (
                year.total,
                *groups,
                year.months[f"{own['from']:%Y-%m}"],
                *(year.themes[str(each)] for each in themes),
                *(year.strands[str(each)] for each in strands),
            ):
                group["classes"][state] += 1
                group["people"][state] += own["size"]
        for one in sessions:
            add_session(year, manifest, courses, (name, own), one, groups, today)
            if one.get("status") != "cancelled":
                add_meeting(meetings, name, own, one)
    for key, meeting in meetings.items():
        taught = contact_hours(key[1], key[2], manifest) if meeting["course"] else 0
        if meeting["course"]:
            for teacher in dict.fromkeys(meeting["teachers"]):
                year.teachers[teacher][0] += 1
                year.teachers[teacher][1] += taught
        if meeting["site"]:
            year.sites[meeting["site"]][0] += 1
            year.sites[meeting["site"]][1] += sum(meeting["people"].values())
    return year


def add_session(
    year: Year,
    manifest: Any,
    courses: dict[str, Any],
    named: tuple[str, Any],
    one: Any,
    groups: list[Numbers],
    today: dt.date,
) -> None:
    class_id, own = named
    state = "done" if one["date"] <= today else "planned"
    status = one.get("status", "planned")
    course = courses.get(one.get("course"))
    mine = [year.total, *groups, year.months[f"{one['date']:%Y-%m}"]]
    if course is not None:
        mine += [year.themes[name] for name in filter(None, [theme(course)])]
        mine += [year.strands[course["strand"]]] if course.get("strand") else []
    hours = 0.0
    if one.get("course") and status != "cancelled" and one.get("group") in (None, fullest(own)):
        hours = contact_hours(one["start"], one["end"], manifest)
    for group in mine:
        group["cancelled" if status == "cancelled" else "sessions"][state] += 1
        group["moved"][state] += status == "moved"
        group["contact_hours"][state] += hours
    if status in ("cancelled", "moved"):
        year.changed.append((class_id, one["id"], status))
    elif one.get("course"):
        year.taught.add(one["course"])
    if status == "moved" and one.get("course"):
        year.taught.add(one["course"])


def add_meeting(meetings: dict[tuple[Any, ...], Any], name: str, own: Any, one: Any) -> None:
    """Sessions of several classes with the same course, teachers, place and time are one."""
    teachers = one.get("teachers") or []
    together = bool(one.get("site") or teachers)
    repeat = 0
    while True:
        key = (
            one["date"],
            str(one["start"]),
            str(one["end"]),
            one.get("course"),
            one.get("activity"),
            one.get("site"),
            tuple(sorted(set(teachers))),
            None if together else name,
            repeat,
        )
        found = meetings.setdefault(
            key,
            {
                "course": one.get("course"),
                "site": one.get("site"),
                "teachers": teachers,
                "people": {},
            },
        )
        if name not in found["people"]:
            found["people"][name] = share(own, one)
            return
        repeat += 1


def share(own: Any, one: Any) -> int:
    """The people of a session: a group is an equal part of its class."""
    groups = {each["group"] for each in own["sessions"] if each.get("group")}
    if not one.get("group"):
        return int(own["size"])
    return -(-int(own["size"]) // len(groups))


def fullest(own: Any) -> str | None:
    """The group with the most lessons; of equal ones the first in the file."""
    minutes: dict[str, int] = {}
    for one in own["sessions"]:
        if one.get("group"):
            counts = one.get("course") and one.get("status") != "cancelled"
            length = clock(one["end"]) - clock(one["start"]) if counts else 0
            minutes[one["group"]] = minutes.get(one["group"], 0) + length
    return max(minutes, key=lambda name: minutes[name]) if minutes else None


def theme(course: Any) -> str | None:
    if course.get("kind") == "special":
        return "special"
    own: str | None = course.get("theme")
    return own


def clock(text: Any) -> int:
    hours, _, minutes = str(text).partition(":")
    return int(hours) * 60 + int(minutes)


def contact_hours(start: Any, end: Any, manifest: Any) -> float:
    """Hours in steps of a half: noon is left out, a whole day is `full_day`."""
    rule = manifest.get("contact_hours") or {"half_day": 4, "full_day": 8}
    parts = manifest.get("day_parts") or {
        "morning": {"start": "08:30", "end": "11:30"},
        "afternoon": {"start": "14:30", "end": "17:30"},
    }
    morning, afternoon = parts["morning"], parts["afternoon"]
    begin, finish = clock(start), clock(end)
    if (
        begin <= clock(morning["start"])
        and finish >= clock(afternoon["end"])
        and "half_day" in rule
    ):
        return float(rule["full_day"])
    noon = max(0, min(finish, clock(afternoon["start"])) - max(begin, clock(morning["end"])))
    length = clock(morning["end"]) - clock(morning["start"])
    hour = rule["minutes"] if "minutes" in rule else length / rule["half_day"]
    return int((finish - begin - noon) / hour * 2 + 0.5) / 2


def nonzero(listed: list[Any], key: str = "id") -> Iterator[tuple[str, Numbers]]:
    """The groups of a report's list that have something."""
    for each in listed:
        own = {name: each[name] for name in NAMES}
        if any(part for split in own.values() for part in split.values()):
            yield each[key], own
