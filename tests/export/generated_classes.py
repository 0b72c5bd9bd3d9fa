"""Classes of every length: 1 to 60 sessions in 1 to 3 weeks, with short and long titles."""

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from partyschool_cli.catalog.catalog import Catalog
from tests.catalogs import PINGCHENG, SHIPPED, loaded, write_catalog

COUNT: Final = 200

_MONDAY: Final = dt.date(2026, 3, 2)
_STARTS: Final = {
    "morning": (("08:30", "10:00"), ("10:00", "11:30")),
    "afternoon": (("14:30", "16:00"), ("16:00", "17:30")),
    "evening": (("19:30", "21:00"),),
}
_LONG: Final = (
    "深入学习贯彻习近平总书记关于基层治理的重要论述，全面推进乡村振兴：从一个村的实践谈起",
    "党员干部如何学会用大数据和智能手机为群众办实事、解难题、促增收（现场教学与分组讨论）",
    "新时代中国特色社会主义思想与农村集体经济发展壮大的路径、方法和身边案例",
)
_NOTES: Final = (
    None,
    None,
    None,
    "自带笔记本",
    "08:10在乡政府集中乘车，听从带队老师安排，注意安全",
)
_REMARKS: Final = ((), ("现场教学听从村里安排",), ("请提前十分钟到场", "有事向班主任请假"))


def numbers(count: int) -> tuple[int, ...]:
    """The numbers of the classes to look at, spread over all lengths."""
    return tuple(round(number * (COUNT - 1) / (count - 1)) for number in range(count))


def class_id(number: int) -> str:
    """The id of a generated class."""
    return f"class-{number:03}"


def length(number: int) -> int:
    """How many sessions a class has: the more the higher its number is."""
    return 1 + number * 59 // (COUNT - 1)


def catalog_of(folder: Path, chosen: Iterable[int]) -> Catalog:
    """A catalog with the classes of these numbers, the same at each call, written and loaded."""
    files: dict[str, str | None] = {"classes/banci.yaml": None}
    for number, title in enumerate(_titles()):
        files[f"courses/course-{number:03}.yaml"] = _yaml(_course(title))
    for number in chosen:
        files[f"classes/{class_id(number)}.yaml"] = _yaml(_class(number, len(_titles())))
    return loaded(write_catalog(folder, files))


@cache
def _titles() -> tuple[str, ...]:
    """The titles of both catalogs, and long ones."""
    catalogs = (loaded(SHIPPED), loaded(PINGCHENG))
    found = (course.title for catalog in catalogs for course in catalog.courses.values())
    return (*dict.fromkeys(found), *_LONG)


def _course(title: str) -> dict[str, object]:
    return {
        "title": title,
        "kind": "theme",
        "theme": "political-theory",
        "school": "liudu",
        "strand": "theory",
        "contact_hours": 2,
        "delivery": ["lecture"],
        "audience": ["members"],
        "teachers": ["wang"],
        "objectives": ["了解主要内容", "能对照身边的事说清楚"],
    }


def _class(number: int, courses: int) -> dict[str, object]:
    luck = random.Random(number)
    count = length(number)
    weeks = max(1 + number % 3, -(-count // 25))
    slots = sorted(luck.sample(list(_slots(weeks)), count))
    sessions = [_session(*slot, position, courses, luck) for position, slot in enumerate(slots)]
    return {
        "title": luck.choice(("党员轮训班", "全县农村党员“党课开讲啦”集中轮训示范培训班")),
        "school": "liudu",
        "from": min(date for date, *_ in slots),
        "to": max(date for date, *_ in slots),
        "audience": ["members"],
        "size": 30 + number % 40,
        "organizer": "柳杜乡党委、柳杜乡党校",
        "remarks": list(luck.choice(_REMARKS)),
        "sessions": sessions,
    }


def _slots(weeks: int) -> Iterator[tuple[dt.date, str, str]]:
    """All times of the weeks' days."""
    for day in range(7 * weeks):
        date = _MONDAY + dt.timedelta(day)
        if date.weekday() < 5:
            for times in _STARTS.values():
                yield from ((date, start, end) for start, end in times)


def _session(
    date: dt.date, start: str, end: str, position: int, courses: int, luck: random.Random
) -> dict[str, object]:
    session: dict[str, object] = {
        "id": f"s{position + 1:02}",
        "date": date,
        "start": start,
        "end": end,
        "site": "jiaoshi",
    }
    if luck.random() < 0.1:
        session |= {"activity": "分组讨论", "moderator": "乡党委组织委员"}
    else:
        session |= {"course": f"course-{luck.randrange(courses):03}", "teachers": ["wang"]}
    if note := luck.choice(_NOTES):
        session["note"] = note
    if luck.random() < 0.05:
        session["status"] = "cancelled"
    return session


class _Plain(yaml.SafeDumper):
    """Writes equal values each time: a catalog's files have no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _yaml(content: dict[str, object]) -> str:
    return yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False)
