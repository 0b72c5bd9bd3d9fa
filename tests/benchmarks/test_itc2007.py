"""The benchmark's own parts: what it reads, what it counts, what it writes."""

from pathlib import Path
from random import Random

import ctt
import itc2007
import pytest
from ctt_objective import CttObjective

from partyschool_cli.schedule.search.construct import construct
from partyschool_cli.schedule.search.improve import Cooling, Improver
from partyschool_cli.schedule.search.neighbours import Shares
from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Place
from partyschool_cli.schedule.search.result import SearchLimits
from partyschool_cli.schedule.search.state import State
from tests.benchmarks.validator import costs
from tests.full_run import is_full_run

_WEEK = Path(__file__).parent / "fixtures" / "week.ctt"
_HARD = ("Lectures", "Conflicts", "Availability", "RoomOccupation")


def _random_instance(seed: int) -> str:
    """A file in the competition's format: more courses than `week.ctt`, on four days of four."""
    random = Random(seed)
    names = [f"c{number}" for number in range(14)]
    courses = []
    for name in names:
        lectures = random.randint(1, 4)
        days, students = random.randint(1, lectures), random.randint(10, 80)
        courses.append(f"{name} t{random.randrange(9)} {lectures} {days} {students}")
    curricula = [f"q{number} 3 {' '.join(random.sample(names, 3))}" for number in range(8)]
    absent = [
        f"{random.choice(names)} {random.randrange(4)} {random.randrange(4)}" for _ in range(12)
    ]
    return "\n".join(
        [
            "Name: Random",
            f"Courses: {len(courses)}",
            "Rooms: 4",
            "Days: 4",
            "Periods_per_day: 4",
            f"Curricula: {len(curricula)}",
            f"Constraints: {len(absent)}",
            "",
            "COURSES:",
            *courses,
            "",
            "ROOMS:",
            *("A 80", "B 50", "C 40", "D 30"),
            "",
            "CURRICULA:",
            *curricula,
            "",
            "UNAVAILABILITY_CONSTRAINTS:",
            *dict.fromkeys(absent),
            "",
            "END.",
            "",
        ]
    )


def test_an_instance_is_read() -> None:
    instance = ctt.read(_WEEK)
    assert (instance.name, instance.days, instance.periods_per_day) == ("Week", 3, 3)
    assert instance.courses[2] == ctt.Course("Farm", "wang", 3, 2, 60)
    assert instance.rooms == (("Hall", 60), ("Small", 35), ("Tiny", 20))
    assert instance.curricula == ((0, 2, 3), (1, 2))
    assert instance.unavailable[:4] == tuple(map(frozenset, [{0, 1}, (), (), {8}]))


def test_a_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "cut.ctt"
    file.write_text(_WEEK.read_text().replace("END.", ""))
    with pytest.raises(ValueError, match="cut off"):
        ctt.read(file)


@pytest.mark.parametrize("seed", range(6 if is_full_run() else 3))
def test_solutions_have_the_costs_that_they_are_said_to_have(seed: int, tmp_path: Path) -> None:
    file = tmp_path / "random.ctt"
    file.write_text(_random_instance(seed))
    instance = ctt.read(file)
    plan = itc2007.search(file, SearchLimits(seed=seed, steps=4000))
    assert plan.left_over == ()
    found = costs(file.read_text(), ctt.solution_text(instance, plan.places))
    assert [found[name] for name in _HARD] == [0, 0, 0, 0]
    assert {name: found[name] for name in plan.parts} == plan.parts
    assert sum(plan.parts.values()) == plan.cost


@pytest.mark.parametrize("seed", range(4 if is_full_run() else 2))
def test_a_change_of_cost_is_what_it_is_counted_anew(seed: int, tmp_path: Path) -> None:
    """Of chains, of room changes, and of any other moves."""
    file = tmp_path / "random.ctt"
    file.write_text(_random_instance(seed))
    instance = ctt.read(file)
    problem = ctt.problem_of(instance)
    state, objective, random = State(problem), CttObjective(instance), Random(seed)
    construct(state, objective, random, float("inf"))
    improver = Improver(state, objective, random, Cooling(50, 50), Shares())
    for _ in range(30):
        improver.level(0, 40)
        assert objective.cost == sum(objective.parts().values())
        chosen = random.sample(range(len(problem.meetings)), 3)
        moves = [Move(one, random.choice([None, Place(random.randrange(16), 0)])) for one in chosen]
        before, said = objective.cost, objective.delta(moves)
        assert objective.cost == before
        back = state.way_back(moves)
        objective.apply(moves)
        assert objective.cost == before + said == sum(objective.parts().values())
        objective.apply(back)


def test_the_command_solves_writes_and_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(_WEEK), "--steps", "3000", "--seed", "3", "--jobs", "1", "--out", str(tmp_path)]
    assert itc2007.main(words) == 0
    first, total = capsys.readouterr().out.splitlines()
    solution = (tmp_path / "week.sol").read_text()
    found = costs(_WEEK.read_text(), solution)
    cost = sum(value for name, value in found.items() if name not in _HARD)
    assert [found[name] for name in _HARD] == [0, 0, 0, 0]
    assert first.split()[:2] == ["week", str(cost)]
    assert total.split() == ["sum", str(cost)]
    for name, value in found.items():
        if name not in _HARD:
            assert f"{name} {value} " in first


def test_two_searches_at_once_give_the_better_plan() -> None:
    limits = [SearchLimits(seed=seed, steps=200) for seed in (0, 1)]
    alone = [itc2007.search(_WEEK, one).cost for one in limits]
    assert itc2007.best_of(_WEEK, limits).cost == min(alone)


def test_the_validator_finds_every_kind_of_violation() -> None:
    """A judge that finds nothing proves nothing."""
    rows = [
        "Law Hall 0 0",  # not available; and with Farm in a curriculum
        "Farm Hall 0 0",  # in one room
        "Farm Small 0 1",
        "Farm Small 2 0",
        "Law Hall 1 0",
        "Party Tiny 1 0",  # with Law of the same teacher
        "Party Tiny 1 2",
        "Water Small 1 1",
        "Water Small 2 2",
        "Wood Small 2 2",  # one teacher, and one room
    ]
    assert costs(_WEEK.read_text(), "\n".join(rows)) == {
        "Lectures": 1,  # of Law
        "Conflicts": 3,
        "Availability": 2,
        "RoomOccupation": 2,
        "RoomCapacity": (25 + 25) + (10 + 10),  # Farm, Party
        "MinimumWorkingDays": 5 + 5,  # Law, Party
        "RoomStability": 1,  # Farm
        "CurriculumCompactness": 2 * 2 + 2 * 3,
    }
