"""Small towns in which something came between, and their repair by trying everything."""

import datetime as dt
from itertools import combinations, product
from pathlib import Path
from random import Random

from partyschool_cli.schedule.explain.ways import forbidding, moved
from partyschool_cli.schedule.placing.limits import violations
from partyschool_cli.schedule.repair.closure import Closure, Hits, hits_of
from partyschool_cli.schedule.repair.obstacles import Obstacles, is_movable
from partyschool_cli.schedule.repair.openings import Openings
from partyschool_cli.schedule.repair.repair_search import Moves, RepairSearch
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable, timetable_of
from tests.schedule.towns import Files, catalog, course, klass

TODAY = dt.date(2026, 10, 1)
MONDAY = dt.date(2026, 10, 12)
TUESDAY = MONDAY + dt.timedelta(1)

# Sessions may start at two moments of a half-day only: there is little to try.
_FEW_STARTS = (
    "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\nscheduling: {step: 90}\n"
)
# Who teaches the course of a number, and where.
_PLACES = [("zhao", "hekou-room"), ("qian", "hekou-room"), ("zhao", "nanping-room")]
_COURSES: Files = {
    "catalog.yaml": _FEW_STARTS,
    **{
        f"courses/c{number}.yaml": course(
            f"课{number}", 2, teachers=f"[{teacher}]", sites=f"[{site}]"
        )
        for number, (teacher, site) in enumerate(_PLACES)
    },
}


def town(folder: Path, files: Files | None = None, **classes: str) -> Timetable:
    return timetable_of(catalog(folder, {**_COURSES, **(files or {})}, **classes))


def day(date: dt.date = MONDAY) -> Closure:
    """A day on which nothing takes place."""
    return Closure(((date, date),))


def session(name: str, number: int, date: dt.date, start: str, end: str, **fields: str) -> str:
    """A session of the course of that number, where and by whom it is taught."""
    teacher, site = _PLACES[number]
    usual = {"course": f"c{number}", "teachers": f"[{teacher}]", "site": site}
    rest = ", ".join(f"{key}: {value}" for key, value in {**usual, **fields}.items())
    return f"  - {{id: {name}, date: {date}, start: {start}, end: {end}, {rest}}}\n"


def random_town(folder: Path, seed: int) -> Timetable:
    """Two classes of two days with some sessions on them, of which none is in another's way."""
    random = Random(seed)
    times = [("08:30", "10:00"), ("10:00", "11:30"), ("14:30", "16:00"), ("16:00", "17:30")]
    cells = [(date, time) for date in (MONDAY, TUESDAY) for time in times[: random.choice([2, 3])]]
    taken: set[object] = set()
    texts: dict[str, str] = {}
    for name in ("a", "b"):
        found = ""
        chosen = random.sample(cells, random.randint(2, min(4, len(cells))))
        for number, (date, (start, end)) in enumerate(sorted(chosen)):
            subject = random.randrange(3)
            teacher = "qian" if subject == 1 else "zhao"
            site = "nanping-room" if subject == 2 else "hekou-room"
            if {(date, start, teacher), (date, start, site)} & taken:
                continue
            taken |= {(date, start, teacher), (date, start, site)}
            locked = {"locked": "true"} if random.random() < 0.1 else {}
            found += session(f"s{number}", subject, date, start, end, **locked)
        parts = "[morning]" if len(cells) == 4 else "[morning, afternoon]"
        last = "2026-10-13" if random.random() < 0.4 else "2026-10-14"
        texts[name] = klass("c0", sessions=found, day_parts=parts, to=last)
    return town(folder, None, **texts)


def all_repairs(timetable: Timetable, hits: Hits, closure: Closure) -> tuple[int, int]:
    """The most hits that can have a place, and the fewest others that move for it."""
    openings = Openings(timetable, closure, frozenset(hits.open), TODAY)
    others = [one for one in timetable.meetings if one not in hits.all and is_movable(one, TODAY)]
    for left in range(len(hits.open) + 1):
        placed = [set(hits.open) - set(some) for some in combinations(hits.open, left)]
        for count in range(len(others) + 1):
            for able, going in product(placed, combinations(others, count)):
                wanted = [one for one in timetable.meetings if one in able or one in going]
                base = timetable.changed((*hits.open, *going))
                if _fits(base, wanted, openings):
                    return len(hits.open) - left, count
    raise AssertionError("nothing can stay")


def _fits(timetable: Timetable, wanted: list[Meeting], openings: Openings) -> bool:
    """Whether all of some meetings have a place together, by trying all."""
    if not wanted:
        return True
    meeting, *rest = wanted
    for new in (moved(meeting, way) for way in openings.of(meeting)):
        if not any(forbidding(timetable, new, new.slot, TODAY)) and _fits(
            timetable.changed(added=(new,)), rest, openings
        ):
            return True
    return False


def is_sound(timetable: Timetable, moves: Moves, gone: tuple[Meeting, ...]) -> bool:
    """Whether nothing speaks against moved meetings where they are, `gone` ones left out."""
    after = timetable.changed((*moves, *gone), tuple(moves.values()))
    return not any(reason for new in moves.values() for reason in _against(after, new))


def _against(timetable: Timetable, meeting: Meeting) -> list[str]:
    found = violations(timetable, meeting, meeting.slot, TODAY)
    return [one.constraint for one in found]


def hits_on(timetable: Timetable, closure: Closure) -> Hits:
    return hits_of(timetable, closure, None, TODAY)


def search_of(timetable: Timetable, closure: Closure | None = None) -> RepairSearch:
    """The search for places of what a closure hits; Monday's, unless told."""
    closed = closure or day()
    hits = hits_on(timetable, closed)
    openings = Openings(timetable, closed, frozenset(hits.open), TODAY)
    return RepairSearch(timetable, hits, openings, Obstacles())
