"""Days and times of day of a session."""

from pathlib import Path

from partyschool_cli.editor.completion.complete import complete
from partyschool_cli.editor.text.place import Place
from tests.catalogs import loaded, write_catalog
from tests.editor.places import labels, offered

_CLASS = "classes/new.yaml"
_HEAD = "from: 2026-09-29\nto: 2026-10-11\n"


def _titles(marked: str) -> dict[str, str]:
    return {one.label: one.title for one in offered(_CLASS, marked).proposals}


def test_the_days_of_the_class_without_holidays_with_their_day_of_the_week() -> None:
    found = _titles(f"{_HEAD}sessions:\n  - date: ‸")
    assert list(found) == [
        "2026-09-29",
        "2026-09-30",
        "2026-10-08",
        "2026-10-09",
        "2026-10-10",
        "2026-10-11",
    ]
    assert found["2026-09-29"] == "周二"
    assert found["2026-10-10"] == "周六 调休上班"


def test_only_the_days_of_the_week_of_the_class() -> None:
    found = _titles(f"{_HEAD}days: [tue]\nsessions:\n  - date: 20‸")
    assert list(found) == ["2026-09-29"]


def test_days_that_the_catalog_closes_are_left_out() -> None:
    found = _titles("from: 2026-03-02\nto: 2026-03-05\nsessions:\n  - date: ‸")
    assert list(found) == ["2026-03-02", "2026-03-05"]


def test_without_the_days_of_the_class_there_are_none_to_offer() -> None:
    assert labels(_CLASS, "sessions:\n  - date: ‸") == []
    assert labels(_CLASS, "from: 2026-01-01\nto: 2036-01-01\nsessions:\n  - date: ‸") == []
    assert labels(_CLASS, "from: ‸") == []


def test_a_session_starts_in_a_part_of_the_day_of_its_class() -> None:
    found = _titles("day_parts: [evening]\nsessions:\n  - start: ‸")
    assert list(found) == ["19:30", "20:00", "20:30"]
    assert found["19:30"] == "晚上开始"


def test_it_ends_after_its_start_by_the_hours_of_its_course_first() -> None:
    session = "sessions:\n  - start: 08:30\n    course: greenhouse-planting\n    end: ‸"
    found = _titles(session)
    assert next(iter(found.items())) == ("11:30", "课程的学时正好")
    assert "08:30" not in found
    assert found["17:30"] == "下午结束"
    assert min(list(found)[1:]) == "09:00"


def test_days_and_times_go_on_from_the_session_above() -> None:
    above = f"{_HEAD}sessions:\n  - {{date: 2026-10-08, end: 09:45}}\n  - date: "
    assert labels(_CLASS, f"{above}‸")[0] == "2026-10-08"
    assert labels(_CLASS, f"{above}‸")[-1] == "2026-09-30"
    found = _titles(f"{above}2026-10-08\n    start: ‸")
    assert next(iter(found.items())) == ("09:45", "接着上一次课")
    assert labels(_CLASS, f"{above}2026-10-09\n    start: ‸")[0] == "08:30"


def test_steps_are_those_of_the_catalog(tmp_path: Path) -> None:
    manifest = "format: 1\ntitle: 示例\nthemes: {a: 一}\nscheduling: {step: 60}\n"
    catalog = loaded(write_catalog(tmp_path, {"catalog.yaml": manifest}))
    text = "day_parts: [morning]\nsessions:\n  - start: "
    place = Place(catalog, _CLASS, text, len(text))
    found = complete(place, uses_snippets=False, adds_indent=False).proposals
    assert [one.label for one in found] == ["08:30", "09:30", "10:30"]
