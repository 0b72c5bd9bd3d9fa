"""Random small catalogs in which much clashes: few teachers, sites, days and times."""

import datetime as dt
import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.timetable import Timetable, timetable_of
from tests.catalogs import write_catalog
from tests.timetables import session, training_class

Files = Mapping[str, str | None]

# 26 and 27 September 2026 are a weekend, 1 October is a holiday, 29 September is closed.
DATES = ["2026-09-27", "2026-09-28", "2026-09-28", "2026-09-29", "2026-10-01"]
TIMES = ["08:00-08:45", "08:30-10:00", "08:45-11:45", "09:40-10:20", "10:00-11:30", "10:00-15:30"]

FIXED: Files = {
    "catalog.yaml": (
        "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\n"
        "calendar: {closed: [{from: 2026-09-29, to: 2026-09-29, why: 集市}]}\n"
    ),
    "classes/banci.yaml": None,
    "teachers/t1.yaml": (
        "name: 甲\ncategory: school-teacher\nunavailable: [{from: 2026-09-28, to: 2026-09-28}]\n"
    ),
    "teachers/t2.yaml": (
        "name: 乙\ncategory: school-teacher\ncontact_hours_per_day: 3\n"
        "unavailable: [{to: 2026-10-01, days: [mon, tue], day_parts: [afternoon]}]\n"
    ),
    "teachers/old.yaml": "name: 丙\ncategory: school-teacher\nstatus: retired\n",
    "sites/hall.yaml": (
        "title: 堂\nvenue: classroom\ncapacity: 60\ntravel_minutes: {field: 20, shared: 45}\n"
    ),
    "sites/field.yaml": (
        "title: 田\nvenue: field\ncategory: party-building\ncapacity: 30\n"
        "open: {days: [mon, tue, sun], from: 08:20, to: 15:00}\ntravel_minutes: {shared: 5}\n"
    ),
    "sites/shared.yaml": "title: 馆\nvenue: classroom\ncapacity: 45\nshared: true\n",
    "sites/net.yaml": "title: 云\nvenue: online\ncapacity: 10\n",
    "courses/basic.yaml": (
        "title: 基础\nkind: special\nschool: liudu\nstrand: theory\ncontact_hours: 2\n"
        "delivery: [onsite]\naudience: [members]\n"
    ),
    "courses/next.yaml": (
        "title: 提高\nkind: special\nschool: liudu\nstrand: theory\ncontact_hours: 2\n"
        "delivery: [lecture, onsite]\naudience: [members]\nrequires: [basic]\n"
        "season: {from: 09-28, to: 12-31}\n"
    ),
}

_WHEN = st.tuples(st.sampled_from(DATES), st.sampled_from(TIMES))
_TEACHERS = st.lists(st.sampled_from(["t1", "t2", "old", "nobody"]), max_size=2)
_SITES = st.sampled_from(["hall", "field", "shared", "shared", "net", "nowhere", None])

# What several classes draw from, so that some are taught together.
_SESSIONS = st.fixed_dictionaries(
    {
        "when": _WHEN.map(" ".join),
        "course": st.sampled_from(["basic", "next", "unknown", None]),
        "teachers": _TEACHERS,
        "site": _SITES,
        "delivery": st.sampled_from(["lecture", "onsite", None]),
        "status": st.sampled_from(["planned", "planned", "planned", "moved", "cancelled"]),
    }
)


@st.composite
def files(draw: st.DrawFn) -> Files:
    """The files of a catalog with three classes of one to five sessions."""
    pool = draw(st.lists(_SESSIONS, min_size=2, max_size=6))
    found = dict(FIXED)
    for name in ("a", "b", "c"):
        held = draw(st.lists(st.one_of(st.sampled_from(pool), _SESSIONS), min_size=1, max_size=5))
        sessions = [_session(f"s{number:02d}", given) for number, given in enumerate(held)]
        found[f"classes/{name}.yaml"] = training_class(
            *sessions,
            size=draw(st.sampled_from([20, 35])),
            days=draw(st.sampled_from([[], [], ["mon", "tue"]])),
            day_parts=draw(st.sampled_from([[], [], ["morning"]])),
            **{"from": "2026-09-27", "to": draw(st.sampled_from(["2026-09-28", "2026-10-08"]))},
        )
    return found


@st.composite
def slots(draw: st.DrawFn) -> Slot:
    """A slot in the days of such a catalog."""
    date, times = draw(_WHEN)
    start, end = (minutes_of(dt.time.fromisoformat(time)) for time in times.split("-"))
    teachers = tuple(dict.fromkeys(draw(_TEACHERS)))
    return Slot(dt.date.fromisoformat(date), start, end, draw(_SITES), teachers)


def _session(name: str, given: Mapping[str, object]) -> str:
    fields = {field: value for field, value in given.items() if value and field != "when"}
    return session(name, str(given["when"]), **fields)


def random_catalog(given: Files) -> Catalog:
    """The catalog of these files, loaded; they are gone then."""
    with tempfile.TemporaryDirectory() as folder:
        return load(DiskTree(write_catalog(Path(folder), dict(given))))


def random_timetable(given: Files) -> Timetable:
    """The timetable of these files."""
    return timetable_of(random_catalog(given))
