"""PS409: the sessions of a course in a class against its contact hours."""

from pathlib import Path

import pytest

from tests.catalogs import BASE
from tests.lint.rules.timed import found_in
from tests.linting import fields, places, related
from tests.timetables import session, taught, training_class

DAY = "2026-10-12"
ONE = f"{DAY} 08:30-09:15"


@pytest.mark.parametrize(
    ("sessions", "is_wrong"),
    [
        ([taught("s01", f"{DAY} 08:30-10:00")], False),
        ([taught("s01", ONE), taught("s02", f"{DAY} 09:15-10:00", status="moved")], False),
        ([taught("s01", ONE), taught("s02", f"{DAY} 09:15-10:00", status="cancelled")], True),
        ([taught("s01", ONE), taught("s02", f"{DAY} 09:15-11:30")], True),
        ([taught("s01", f"{DAY} 08:30-10:00", status="cancelled")], False),
        ([session("s01", ONE)], False),
        ([taught("s01", ONE, course="unknown")], False),
    ],
    ids=["one", "moved", "cancelled", "too-many", "all-cancelled", "activity", "unknown"],
)
def test_sessions_of_a_course(sessions: list[str], is_wrong: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS409", a=training_class(*sessions))
    assert fields(found) == (["class:a sessions[s01].course"] if is_wrong else [])


def test_hours_that_a_mistyped_course_may_have_taken_are_not_missed(tmp_path: Path) -> None:
    typo = taught("s02", f"{DAY} 09:15-10:00", course="dangzahng")
    assert found_in(tmp_path, "PS409", a=training_class(taught("s01", ONE), typo)) == ()


def test_a_mismatch_names_every_session_and_the_course(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS409",
        a=training_class(taught("s02", f"{DAY} 10:00-11:30"), taught("s01", ONE)),
    )
    assert places([found]) == ["classes/a.yaml:19:13"]
    assert related(found) == ["classes/a.yaml:12", "courses/dangzhang.yaml:6"]
    assert found.message == "课程“党章导读”（dangzhang）是 2 学时，党员轮训班排了 3 学时"


def test_time_that_counts_as_noon_is_told(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[str], str]] = [
        (["14:00-16:15"], "排了 2.5 学时（s01 的 14:00—14:30 是午休，不算）"),
        (["10:30-15:15"], "排了 2.5 学时（s01 的 11:30—14:30 是午休，不算）"),
        (
            ["11:00-12:00", "14:15-15:15"],
            "排了 1.5 学时（s01 的 11:30—12:00、s02 的 14:15—14:30 是午休，不算）",
        ),
        (["08:30-17:30"], "排了 8 学时"),
        (["08:30-11:30"], "排了 4 学时"),
        (["19:00-19:45"], "排了 1 学时"),
    ]
    for number, (times, told) in enumerate(cases):
        with subtests.test(times=times):
            sessions = [taught(f"s0{at}", f"{DAY} {time}") for at, time in enumerate(times, 1)]
            (found,) = found_in(tmp_path / str(number), "PS409", a=training_class(*sessions))
            assert found.message.endswith(told)


def test_a_catalog_whose_day_has_no_noon_tells_of_none(tmp_path: Path) -> None:
    days = "day_parts: {all: {title: 全天, start: 08:30, end: 17:30}}\n"
    files: dict[str, str | bytes | None] = {"catalog.yaml": BASE["catalog.yaml"] + days}
    a = training_class(taught("s01", f"{DAY} 14:00-16:15"))
    (found,) = found_in(tmp_path, "PS409", files, a=a)
    assert found.message.endswith("排了 3 学时")


@pytest.mark.parametrize(
    ("times", "is_wrong"),
    [
        # Together, and one group after the other: each is taught the two hours of the course.
        ((f"{DAY} 08:30-10:00", f"{DAY} 08:30-10:00"), False),
        ((f"{DAY} 08:30-10:00", f"{DAY} 10:00-11:30"), False),
        ((f"{DAY} 08:30-10:00", f"{DAY} 08:30-09:15"), True),
    ],
)
def test_each_group_is_taught_the_whole_course(
    times: tuple[str, str], is_wrong: bool, tmp_path: Path
) -> None:
    held = [
        taught(f"s0{at}", when, teachers=[f"t{at}"], group=f"第{at}组")
        for at, when in enumerate(times)
    ]
    found = found_in(tmp_path, "PS409", a=training_class(*held))
    assert fields(found) == (["class:a sessions[s00].course"] if is_wrong else [])
