"""Write a county whose classes have nothing planned yet, made from a timetable that is then hidden.

`python benchmarks/generate.py DIR SESSIONS --county [--seed N]`. So there is a timetable for all of
it: ten townships that share lecturers of the county and a red-education base, each with classes of
a working week; teachers and sites are away on some of the days on which the timetable needs none of
them. The same arguments write the same bytes.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

TOWNSHIPS = 10
_YEAR = 2026
_FIRST, _LAST = dt.date(_YEAR, 1, 5), dt.date(_YEAR, 12, 11)
_PARTS = (("08:30", "10:00", "11:30"), ("14:30", "16:00", "17:30"))
_THEMES = ("political-theory", "party-affairs", "rural-revitalization", "skills")
_STRANDS = ("theory", "party-spirit", "practical")
_HOLIDAYS = tuple(
    (dt.date(_YEAR, *first), dt.date(_YEAR, *last))
    for first, last in (
        ((2, 15), (2, 23)),
        ((4, 4), (4, 6)),
        ((5, 1), (5, 5)),
        ((6, 19), (6, 21)),
        ((9, 25), (9, 27)),
        ((10, 1), (10, 7)),
    )
)
_MOST_A_DAY = 8
# Of the ten half days of a class's week, so many are taught: there is a closing, and the way home.
_HALF_DAYS = 9


class Half(NamedTuple):
    """Half a day of the year."""

    date: dt.date
    part: int


@dataclass
class Township:
    """Its own teachers and sites, and the days on which each is needed."""

    id: str
    teachers: list[str]
    rooms: list[str]
    fields: list[str]


@dataclass
class Session:
    """A session of the hidden timetable."""

    half: Half
    hours: int
    second: bool
    teacher: str
    site: str
    course: str = ""


@dataclass
class Hidden:
    """The hidden timetable: who and what is taken when, and the sessions by class."""

    rng: random.Random
    busy: set[tuple[str, Half, bool]] = field(default_factory=set)
    days: dict[str, set[dt.date]] = field(default_factory=dict)
    hours: dict[tuple[str, dt.date], int] = field(default_factory=dict)
    at: dict[tuple[str, dt.date], set[str]] = field(default_factory=dict)
    sessions: dict[str, list[Session]] = field(default_factory=dict)

    def is_free(self, name: str, half: Half, second: bool, hours: int) -> bool:
        """Whether a teacher or a site is free in a quarter of a day, or in both of a half."""
        quarters = (False, True) if hours == 4 else (second,)
        return all((name, half, quarter) not in self.busy for quarter in quarters)

    def take(self, name: str, half: Half, second: bool, hours: int) -> None:
        """Take it."""
        for quarter in (False, True) if hours == 4 else (second,):
            self.busy.add((name, half, quarter))
        self.days.setdefault(name, set()).add(half.date)


def generate_county(root: Path, sessions: int, seed: int = 1) -> int:
    """Write a county with about `sessions` sessions to plan; return how many there are."""
    rng = random.Random(seed)
    hidden = Hidden(rng)
    townships = [_township(number) for number in range(TOWNSHIPS)]
    weeks = [day for day in _days(_FIRST, _LAST) if day.weekday() == 0 and _is_whole(day)]
    placed = number = 0
    while placed < sessions:
        town = townships[number % TOWNSHIPS]
        # Two classes of a township a week at most: it has two rooms.
        week = weeks[(number // TOWNSHIPS) % len(weeks)]
        name = f"{town.id}-k{number // TOWNSHIPS:03d}"
        hidden.sessions[name] = _class(hidden, town, week, sessions - placed)
        placed += len(hidden.sessions[name])
        number += 1
    _write(root, hidden, townships)
    return placed


def _township(number: int) -> Township:
    town = f"town-{number}"
    return Township(
        town,
        [f"{town}-t{index}" for index in range(6)],
        [f"{town}-r{index}" for index in range(2)],
        [f"{town}-f{index}" for index in range(2)],
    )


_COUNTY = [f"county-t{index}" for index in range(4)]
_BASE = "red-base"


def _class(hidden: Hidden, town: Township, monday: dt.date, most: int) -> list[Session]:
    """The sessions of a class in its week: each half day at one site, four hours or twice two."""
    rng = hidden.rng
    halves = [Half(monday + dt.timedelta(days=day), part) for day in range(5) for part in (0, 1)]
    found: list[Session] = []
    for half in sorted(rng.sample(halves, _HALF_DAYS)):
        lengths = ((4, False),) if rng.random() < 0.4 else ((2, False), (2, True))
        for length in lengths:
            session = _session(hidden, town, half, length, found)
            if session is not None and len(found) < most:
                found.append(session)
    return found


def _session(
    hidden: Hidden, town: Township, half: Half, length: tuple[int, bool], found: list[Session]
) -> Session | None:
    rng = hidden.rng
    hours, second = length
    before = found[-1] if found and second and found[-1].half == half else None
    sites = [before.site] if before else rng.sample([*town.rooms, *town.fields, _BASE], 5)
    site = next((one for one in sites if hidden.is_free(one, half, second, hours)), None)
    # A lecturer of the county is in one township a day.
    teachers = [
        one
        for one in [*town.teachers, *_COUNTY]
        if hidden.is_free(one, half, second, hours)
        and hidden.hours.get((one, half.date), 0) + hours <= _MOST_A_DAY
        and (one in town.teachers or hidden.at.get((one, half.date), set()) <= {town.id})
    ]
    if site is None or not teachers:
        return None
    teacher = rng.choice(teachers)
    hidden.take(site, half, second, hours)
    hidden.take(teacher, half, second, hours)
    hidden.hours[teacher, half.date] = hidden.hours.get((teacher, half.date), 0) + hours
    hidden.at.setdefault((teacher, half.date), set()).add(town.id)
    return Session(half, hours, second, teacher, site)


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield dt.date.fromordinal(ordinal)


def _is_whole(monday: dt.date) -> bool:
    """Whether no day of a week is a holiday."""
    friday = monday + dt.timedelta(days=4)
    return not any(monday <= last and first <= friday for first, last in _HOLIDAYS)


def _write(root: Path, hidden: Hidden, townships: list[Township]) -> None:
    for path, text in _files(hidden, townships):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def _files(hidden: Hidden, townships: list[Township]) -> Iterator[tuple[str, str]]:
    yield "catalog.yaml", _MANIFEST
    yield "schools/county.yaml", "title: 示例县委党校\ntier: county\n"
    for index, name in enumerate(_COUNTY):
        yield f"teachers/{name}.yaml", _teacher(hidden, name, f"县委党校讲师{index + 1}", "county")
    yield f"sites/{_BASE}.yaml", _site(hidden, _BASE, "红色教育基地", "county", townships)
    for number, town in enumerate(townships):
        title = f"第{number + 1}乡"
        yield (
            f"schools/{town.id}.yaml",
            f"title: {title}党校\ntier: township\nparent: county\n",
        )
        for index, name in enumerate(town.teachers):
            text = _teacher(hidden, name, f"{title}教师{index + 1}", town.id)
            yield f"teachers/{name}.yaml", text
        for index, name in enumerate([*town.rooms, *town.fields]):
            text = _site(hidden, name, f"{title}教学点{index + 1}", town.id, [town])
            yield f"sites/{name}.yaml", text
    for name, sessions in hidden.sessions.items():
        town = townships[int(name.split("-")[1])]
        for index, session in enumerate(sessions):
            session.course = f"{name}-c{index:02d}"
            yield f"courses/{name}/{session.course}.yaml", _course(hidden, town, session, index)
        yield f"classes/{name}.yaml", _class_file(town, name, sessions)


_MANIFEST = """\
format: 1
title: 排课基准目录
themes:
  political-theory: 政治理论
  party-affairs: 党建实务
  rural-revitalization: 乡村振兴
  skills: 技能素养
calendar:
  busy_seasons:
    - {title: 春播, from: 04-20, to: 05-05}
    - {title: 秋收, from: 09-20, to: 10-08}
scheduling: {severe_months: [12, 1, 2]}
"""


def _teacher(hidden: Hidden, name: str, title: str, school: str) -> str:
    text = f"name: {title}\ncategory: school-teacher\nschool: {school}\n"
    return text + _unavailable(hidden, name, "开会")


def _unavailable(hidden: Hidden, name: str, why: str) -> str:
    """A few days of the year on which the hidden timetable does not need somebody."""
    needed = hidden.days.get(name, set())
    days = [day for day in _days(_FIRST, _LAST) if day not in needed and day.weekday() < 5]
    away = sorted(hidden.rng.sample(days, min(12, len(days))))
    lines = "".join(f"  - {{from: {day}, to: {day}, why: {why}}}\n" for day in away)
    return f"unavailable:\n{lines}" if lines else ""


def _site(hidden: Hidden, name: str, title: str, school: str, towns: list[Township]) -> str:
    text = f"title: {title}\nvenue: classroom\nschool: {school}\ncapacity: 60\n"
    if "-r" not in name:
        text = (
            f"title: {title}\nvenue: field\ncategory: rural-development\nschool: {school}\n"
            f"capacity: 60\noutdoor: {str('-f' in name).lower()}\n"
        )
        ways = "".join(f"  {room}: 30\n" for town in towns for room in town.rooms)
        text += f"travel_minutes:\n{ways}"
    return text + _unavailable(hidden, name, "维修")


def _course(hidden: Hidden, town: Township, session: Session, index: int) -> str:
    """Who and what the hidden timetable has, and one or two others."""
    rng = hidden.rng
    others = rng.sample([one for one in town.teachers if one != session.teacher], 2)
    teachers = rng.sample([session.teacher, *others], 3)
    is_room = session.site in town.rooms
    sites = list(town.rooms) if is_room else [session.site]
    delivery = "[lecture, discussion]" if is_room else "[onsite, discussion]"
    return f"""\
title: 第{index + 1}讲（{session.half.date:%m%d}{session.half.part}{int(session.second)}）
kind: theme
theme: {_THEMES[index % len(_THEMES)]}
school: {town.id}
strand: {_STRANDS[index % len(_STRANDS)]}
contact_hours: {session.hours}
delivery: {delivery}
audience: [members, farmers]
teachers: [{", ".join(teachers)}]
sites: [{", ".join(sites)}]
objectives: [学懂弄通]
"""


def _class_file(town: Township, name: str, sessions: list[Session]) -> str:
    monday = min(session.half.date for session in sessions)
    monday -= dt.timedelta(days=monday.weekday())
    listed = [session.course for session in sessions]
    audience = "farmers" if name.endswith(("0", "3", "6")) else "members"
    return f"""\
title: {name}培训班
school: {town.id}
from: {monday}
to: {monday + dt.timedelta(days=4)}
audience: [{audience}]
size: 45
courses: [{", ".join(listed)}]
"""
