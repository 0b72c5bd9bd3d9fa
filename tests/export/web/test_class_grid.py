"""The timetable of a class as a grid: of at most seven days."""

import datetime as dt
from pathlib import Path

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.web.class_grid import WeekGrid, class_grid
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from tests.export.web.sites import small_site

CLASS = "classes/banci.yaml"


def grid_of(folder: Path, first: str, last: str, *sessions: str) -> tuple[WeekGrid, ...]:
    head = "title: 班\nschool: liudu\naudience: [members]\nsize: 30\n"
    lines = "".join(
        f"  - {{id: s{at:02d}, {one}, activity: 讨论}}\n" for at, one in enumerate(sessions, 1)
    )
    listed = f"sessions:\n{lines}" if sessions else ""
    site = small_site(folder, {CLASS: f"{head}from: {first}\nto: {last}\n{listed}"})
    shown = sheet(site.published.catalog, Key(Kind.CLASS, "banci"))
    return class_grid(shown, site.published.session_of)


def test_a_class_of_seven_days_has_one_and_of_eight_has_none(tmp_path: Path) -> None:
    session = "date: 2026-11-23, start: 08:30, end: 10:00"
    assert grid_of(tmp_path / "a", "2026-11-23", "2026-11-29", session)
    assert not grid_of(tmp_path / "b", "2026-11-23", "2026-11-30", session)


def test_a_session_outside_the_days_of_its_class_counts(tmp_path: Path) -> None:
    sessions = (
        "date: 2026-11-23, start: 08:30, end: 10:00",
        "date: 2026-12-23, start: 08:30, end: 10:00",
    )
    assert not grid_of(tmp_path, "2026-11-23", "2026-11-24", *sessions)


def test_days_are_columns_and_parts_are_rows(tmp_path: Path) -> None:
    (grid,) = grid_of(
        tmp_path,
        "2026-11-23",
        "2026-11-24",
        "date: 2026-11-23, start: 08:30, end: 11:30",
        "date: 2026-11-24, start: 14:30, end: 16:00",
    )
    assert [date for date, _ in grid.days] == [dt.date(2026, 11, 23), dt.date(2026, 11, 24)]
    assert [(row.title, row.times) for row in grid.rows] == [
        ("上午", "08:30—11:30"),
        ("下午", "14:30—17:30"),
    ]
    filled = [[len(cell.sessions) for cell in row.cells] for row in grid.rows]
    assert filled == [[1, 0], [0, 1]]


def test_a_whole_day_is_one_cell_over_both_rows(tmp_path: Path) -> None:
    (grid,) = grid_of(
        tmp_path,
        "2026-11-23",
        "2026-11-24",
        "date: 2026-11-23, start: 08:30, end: 17:30",
        "date: 2026-11-24, start: 08:30, end: 10:00",
        "date: 2026-11-24, start: 14:30, end: 16:00",
    )
    assert [[cell.span for cell in row.cells] for row in grid.rows] == [[2, 1], [1]]


def test_a_class_over_a_weekend_has_a_table_for_each_week(tmp_path: Path) -> None:
    grids = grid_of(
        tmp_path,
        "2026-11-26",
        "2026-12-01",
        "date: 2026-11-27, start: 08:30, end: 10:00",
        "date: 2026-11-30, start: 08:30, end: 10:00",
    )
    assert len(grids) == 2


def test_without_sessions_there_is_none(tmp_path: Path) -> None:
    assert grid_of(tmp_path, "2026-11-23", "2026-11-24") == ()
