"""Schools of FET: each kind of constraint that is read, by where an activity may be."""

from itertools import product
from pathlib import Path

import fet
import itc2007
import pytest
from fet_objective import Days, Gaps

from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Place, Time
from partyschool_cli.schedule.search.result import SearchLimits
from partyschool_cli.schedule.search.state import State

_SCHOOL = Path(__file__).parent / "fixtures" / "school.fet"


def _options(activity: str) -> set[tuple[int, int, int]]:
    """Day, hour and room of all the places that an activity may have."""
    school = fet.read(_SCHOOL)
    number = [one.id for one in school.activities].index(activity)
    times = school.problem.times
    return {
        (times[one.time].day, times[one.time].start, one.room)
        for one in State(school.problem).options(number)
    }


def test_one_that_is_not_active_is_not_taught() -> None:
    assert [one.id for one in fet.read(_SCHOOL).activities] == ["1", "2", "3", "4"]


def test_a_time_is_given_and_the_home_room_where_there_is_no_other() -> None:
    assert _options("1") == {(0, 2, 2)}


def test_not_in_breaks_nor_when_teacher_or_some_of_the_students_are_away() -> None:
    free = {(0, 2), (0, 3), (1, 1), (1, 2), (1, 3), (2, 0), (2, 1), (2, 2)}
    assert _options("2") == {(day, hour, room) for (day, hour), room in product(free, (2, 3))}


def test_two_hours_in_a_row_in_the_room_of_the_subject_when_it_is_open() -> None:
    assert _options("3") == {
        (day, hour, 1) for day, hour in ((0, 0), (0, 1), (0, 2), (1, 2), (2, 0), (2, 1))
    }


def test_one_of_some_times_and_no_room() -> None:
    assert _options("4") == {(0, 0, 0), (0, 2, 0)}


def test_a_year_meets_none_of_its_groups_at_once_and_a_teacher_has_hours_a_day() -> None:
    school = fet.read(_SCHOOL)
    state = State(school.problem)
    at = {time: number for number, time in enumerate(school.problem.times)}
    state.place(1, Place(at[Time(1, 2, 3)], 2))
    assert state.blockers(2, Place(at[Time(1, 2, 4)], 1)) == 1 << 1
    state.place(3, Place(at[Time(0, 0, 2)], 0))
    assert state.blockers(2, Place(at[Time(0, 2, 4)], 1)) == 1 << 3


def test_what_is_left_out_is_told() -> None:
    assert fet.read(_SCHOOL).left_out == {
        "ConstraintTeacherNotAvailableTimes": 1,  # of 50%
        "ConstraintTeachersMaxSpanPerDay": 1,  # the other is not active
    }


@pytest.mark.parametrize(
    ("wish", "times", "cost"),
    [
        (Days((), 1, 95), [Time(0, 0, 1), Time(0, 1, 2), Time(1, 0, 1)], 95),
        (Days((), 2, 95), [Time(0, 0, 1), Time(1, 1, 2), Time(3, 0, 1)], 95),
        (Gaps((), 0, 100), [Time(0, 0, 1), Time(0, 3, 4), Time(1, 0, 1)], 200),
        (Gaps((), 1, 100), [Time(0, 3, 4), Time(0, 0, 1), Time(1, 0, 1)], 100),
        (Gaps((), 0, 100), [], 0),
    ],
)
def test_wishes_cost(wish: Days | Gaps, times: list[Time], cost: int) -> None:
    assert wish.cost(times) == cost


def test_a_change_of_cost_is_what_it_is_counted_anew() -> None:
    objective = fet.read(_SCHOOL).objective()
    for moves in (
        [Move(0, Place(0, 0)), Move(1, Place(2, 0))],
        [Move(2, Place(14, 1))],
        [Move(1, Place(3, 0)), Move(0, None)],
        [Move(0, Place(2, 0))],
    ):
        said, before = objective.delta(moves), objective.cost
        objective.apply(moves)
        assert objective.cost == before + said == sum(objective.parts().values())
    assert objective.cost > 0


def test_a_school_is_solved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [str(_SCHOOL), "--steps", "2000", "--jobs", "1", "--out", str(tmp_path)]
    assert itc2007.main(words) == 0
    lines = (tmp_path / "school.sol").read_text().splitlines()
    assert sorted(line.split()[0] for line in lines) == ["1", "2", "3", "4"]
    for line in lines:
        activity, *place = line.split()
        assert tuple(map(int, place)) in _options(activity)
    said = capsys.readouterr().out
    assert "left out: 1 × ConstraintTeachersMaxSpanPerDay" in said
    assert itc2007.search(_SCHOOL, SearchLimits(steps=2000)).cost == 0
