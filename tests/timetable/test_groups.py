"""分组讨论: which sessions are apart, how many are there, and what counts for the class."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.timetable.groups import are_apart, counts_for_class, headcount, people
from tests.timetables import session, taught, timetable, training_class

DAY = "2026-10-12"
MORNING = f"{DAY} 08:30-10:00"


def sessions_of(folder: Path, *texts: str, size: int = 30) -> list[ClassSession]:
    found = timetable(folder, a=training_class(*texts, size=size))
    return [one for one in found.catalog.sessions if one.training_class.id == "a"]


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("第一组", "第二组", True),
        ("第一组", "第一组", False),
        ("Ａ组", "a组", False),
        ("第一组", None, False),
        (None, None, False),
    ],
)
def test_groups_that_are_apart(
    one: str | None, other: str | None, is_so: bool, tmp_path: Path
) -> None:
    first, second = sessions_of(
        tmp_path, taught("s01", MORNING, group=one), taught("s02", MORNING, group=other)
    )
    assert are_apart(first, second) is is_so


def test_a_group_is_an_equal_share_of_its_class(tmp_path: Path) -> None:
    groups = [taught(f"s{at}", MORNING, group=f"第{at}组") for at in "123"]
    found = sessions_of(tmp_path, *groups, session("s9", f"{DAY} 14:30-16:00"), size=40)
    assert [people(one) for one in found] == [14, 14, 14, 40]
    assert headcount(found[:2]) == 28
    # Three times 14 are more than there are.
    assert headcount(found[:3]) == 40
    assert headcount([found[0], found[0], found[3]]) == 40


def test_the_group_with_most_lessons_stands_for_the_class(tmp_path: Path) -> None:
    found = sessions_of(
        tmp_path,
        taught("s01", MORNING, group="甲"),
        taught("s02", f"{DAY} 08:30-11:30", group="乙"),
        taught("s03", f"{DAY} 14:30-17:30", group="甲", status="cancelled"),
        session("s04", f"{DAY} 19:30-21:00", group="甲"),
        taught("s05", f"{DAY} 19:30-21:00"),
    )
    assert [one.session.id for one in found if counts_for_class(one)] == ["s02", "s05"]


def test_of_equal_groups_the_first_stands_for_the_class(tmp_path: Path) -> None:
    found = sessions_of(
        tmp_path, taught("s01", MORNING, group="甲"), taught("s02", MORNING, group="乙")
    )
    assert [one.session.id for one in found if counts_for_class(one)] == ["s01"]
