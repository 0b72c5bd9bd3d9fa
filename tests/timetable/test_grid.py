"""Weeks as grids: every row of a day is covered once, and every session is in one cell."""

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.grid import Week, monday_of, week_of, weeks
from partyschool_cli.timetable.sheet import Sheet, sheet
from tests.catalogs import write_catalog
from tests.timetables import session, training_class

MONDAY = dt.date(2026, 10, 12)


def shown(folder: Path, *sessions: str, manifest: str = "") -> Sheet:
    head = "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\n"
    files = {"catalog.yaml": head + manifest, "classes/banci.yaml": training_class(*sessions)}
    return sheet(load(DiskTree(write_catalog(folder, files))), Key(Kind.CLASS, "banci"))


def cells(week: Week, date: str) -> list[tuple[int, int, list[str]]]:
    """(row, span, ids of sessions) of each cell of a day."""
    (found,) = (one for one in week.days if one.date == dt.date.fromisoformat(date))
    return [
        (cell.row, cell.span, [entry.refs[0].partition("/")[2] for entry in cell.entries])
        for cell in found.cells
    ]


def test_a_session_over_several_parts_is_one_merged_cell(tmp_path: Path) -> None:
    (week,) = weeks(
        shown(
            tmp_path,
            session("s01", "2026-10-12 08:30-17:30"),
            session("s02", "2026-10-12 19:30-21:00"),
            session("s03", "2026-10-13 14:30-17:30"),
        )
    )
    assert [part.title for part in week.parts] == ["上午", "下午", "晚上"]
    assert cells(week, "2026-10-12") == [(0, 2, ["s01"]), (2, 1, ["s02"])]
    assert cells(week, "2026-10-13") == [(0, 1, []), (1, 1, ["s03"]), (2, 1, [])]


def test_what_overlaps_a_merged_cell_stands_in_it(tmp_path: Path) -> None:
    (week,) = weeks(
        shown(
            tmp_path,
            session("s01", "2026-10-12 08:00-08:30"),
            session("s02", "2026-10-12 08:30-17:30"),
            session("s03", "2026-10-12 16:30-20:00"),
        )
    )
    assert cells(week, "2026-10-12") == [(0, 3, ["s01", "s02", "s03"])]


def test_a_part_that_nothing_is_in_has_no_row(tmp_path: Path) -> None:
    (week,) = weeks(shown(tmp_path, session("s01", "2026-10-12 19:30-21:00")))
    assert [part.title for part in week.parts] == ["晚上"]
    assert cells(week, "2026-10-12") == [(0, 1, ["s01"])]


def test_what_is_outside_of_all_parts_stands_in_the_nearest(tmp_path: Path) -> None:
    (week,) = weeks(
        shown(
            tmp_path,
            session("s01", "2026-10-12 06:00-07:00"),
            session("s02", "2026-10-12 22:00-23:00"),
        )
    )
    assert cells(week, "2026-10-12") == [(0, 1, ["s01"]), (1, 1, ["s02"])]


@pytest.mark.parametrize(
    ("date", "days"), [("2026-10-16", 5), ("2026-10-17", 6), ("2026-10-18", 7)]
)
def test_a_weekend_is_there_where_something_is_on_it(tmp_path: Path, date: str, days: int) -> None:
    (week,) = weeks(shown(tmp_path, session("s01", f"{date} 08:30-09:30")))
    assert len(week.days) == days
    assert week.days[0].date == MONDAY


def test_weeks_without_sessions_are_left_out(tmp_path: Path) -> None:
    found = weeks(
        shown(
            tmp_path,
            session("s01", "2026-12-31 08:30-09:30"),
            session("s02", "2027-01-01 08:30-09:30"),
            session("s03", "2027-01-20 08:30-09:30"),
        )
    )
    assert [week.name for week in found] == ["2026-W53", "2027-W03"]


def test_days_off_are_named(tmp_path: Path) -> None:
    closed = "calendar: {closed: [{from: 2026-10-13, to: 2026-10-13, why: 集市}]}\n"
    (week,) = weeks(shown(tmp_path, session("s01", "2026-10-12 08:30-09:30"), manifest=closed))
    assert [day.off for day in week.days] == [None, "集市", None, None, None]


def test_one_week_is_there_empty_too(tmp_path: Path) -> None:
    found = shown(tmp_path, session("s01", "2026-10-12 19:30-21:00"))
    week = week_of(found, dt.date(2026, 10, 19))
    assert [part.title for part in week.parts] == ["晚上"]
    assert not any(cell.entries for day in week.days for cell in day.cells)
    assert week_of(found, MONDAY) == weeks(found)[0]
    empty = week_of(shown(tmp_path / "empty"), MONDAY)
    assert [part.title for part in empty.parts] == ["上午", "下午", "晚上"]


times = st.tuples(st.integers(0, 23 * 60), st.integers(1, 59)).map(
    lambda pair: (pair[0], min(pair[0] + pair[1] * 15, 23 * 60 + 59))
)
days = st.integers(0, 20).map(lambda number: MONDAY + dt.timedelta(number))


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@given(st.lists(st.tuples(days, times), max_size=12))
def test_every_row_is_covered_once_and_every_session_is_once(
    drawn: list[tuple[dt.date, tuple[int, int]]],
) -> None:
    sessions = [
        session(f"s{number}", f"{date} {clock(start)}-{clock(end)}")
        for number, (date, (start, end)) in enumerate(drawn)
    ]
    with tempfile.TemporaryDirectory() as folder:
        found = shown(Path(folder), *sessions)
    placed: list[str] = []
    for week in weeks(found):
        for day in week.days:
            rows = [row for cell in day.cells for row in range(cell.row, cell.row + cell.span)]
            assert rows == list(range(len(week.parts)))
            for cell in day.cells:
                names = [part.id for part in week.parts[cell.row : cell.row + cell.span]]
                for entry in cell.entries:
                    assert entry.date == day.date
                    assert set(entry.parts) <= set(names)
                    placed.append(entry.refs[0])
                starts = [entry.start for entry in cell.entries]
                assert starts == sorted(starts)
    assert sorted(placed) == sorted(entry.refs[0] for entry in found.entries)
    assert len(placed) == len(drawn)


@given(st.dates(min_value=dt.date(1, 1, 1)))
def test_monday_of_a_day(date: dt.date) -> None:
    monday = monday_of(date)
    assert monday.weekday() == 0
    assert 0 <= (date - monday).days < 7


def test_a_class_within_one_week_has_its_own_days_only() -> None:
    catalog = load(DiskTree(Path("catalog")))
    (own,) = weeks(sheet(catalog, Key(Kind.CLASS, "qingxu-village-cadres-2026")))
    assert [day.date.day for day in own.days] == [13, 14, 15]
    everyone = week_of(sheet(catalog, None), own.monday)
    assert [day.date.day for day in everyone.days] == [13, 14, 15, 16, 17]


def test_the_week_that_was_asked_for_has_no_empty_weekend() -> None:
    catalog = load(DiskTree(Path("catalog")))
    monday = dt.date(2026, 3, 9)
    asked = sheet(catalog, Key(Kind.CLASS, "qingxu-members-2026"), monday, dt.date(2026, 3, 15))
    assert [day.date.day for day in week_of(asked, monday).days][-1] == 13
