"""PS415: whose class, which days, what time of day."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import Files, found_in
from tests.linting import fields, places, related
from tests.timetables import session, training_class

MANIFEST = "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\n"


def seasons(text: str) -> Files:
    return {"catalog.yaml": f"{MANIFEST}calendar: {{busy_seasons: [{text}]}}\n"}


OVER_NEW_YEAR = seasons("{title: 冬管, from: 12-20, to: 01-10}")


def test_daytime_of_a_season_over_the_new_year(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, bool]] = [
        ("2026-12-19 08:30-10:00", False),
        ("2026-12-20 08:30-10:00", True),
        ("2026-01-01 08:30-10:00", True),
        ("2026-01-10 17:59-19:00", True),
        ("2026-01-10 18:00-19:00", False),
        ("2026-01-10 19:30-21:00", False),
        ("2026-01-11 08:30-10:00", False),
    ]
    for number, (when, is_busy) in enumerate(cases):
        with subtests.test(when=when):
            held = training_class(session("s01", when), audience=["members", "farmers"])
            found = found_in(tmp_path / str(number), "PS415", OVER_NEW_YEAR, a=held)
            assert fields(found) == (["class:a sessions[s01].date"] if is_busy else [])


def test_who_is_no_farmer_has_no_busy_season(tmp_path: Path) -> None:
    held = training_class(session("s01", "2026-12-20 08:30-10:00"))
    assert found_in(tmp_path, "PS415", OVER_NEW_YEAR, a=held) == ()


def test_the_leap_day_is_of_a_season_to_the_end_of_february(tmp_path: Path) -> None:
    held = training_class(session("s01", "2028-02-29 08:30-10:00"), audience=["farmers"])
    files = [seasons(f"{{title: 春耕, from: 02-01, to: 02-{day}}}") for day in (29, 28)]
    to_29, to_28 = (
        found_in(tmp_path / str(i), "PS415", one, a=held) for i, one in enumerate(files)
    )
    assert (len(to_29), len(to_28)) == (1, 0)


def test_a_class_and_season_are_one_finding(tmp_path: Path) -> None:
    held = training_class(
        session("s01", "2026-12-20 08:30-10:00"),
        session("s02", "2026-12-21 08:30-10:00"),
        session("s03", "2026-12-22 19:30-21:00"),
        session("s04", "2026-12-23 08:30-10:00", status="cancelled"),
        audience=["farmers"],
    )
    (found,) = found_in(tmp_path, "PS415", OVER_NEW_YEAR, a=held)
    assert places([found]) == ["classes/a.yaml:9:11"]
    assert related(found) == ["classes/a.yaml:14", "catalog.yaml:4"]
    assert "有 2 次白天的课在冬管期间" in found.message
