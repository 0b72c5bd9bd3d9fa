"""Proof that a repair has the fewest changes, by the extra `solver`."""

from pathlib import Path

import pytest

from partyschool_cli.schedule.proof import fewest_changes, solver
from partyschool_cli.schedule.proof.fewest_changes import prover
from partyschool_cli.schedule.repair.repair import Answer
from partyschool_cli.schedule.repair.repair_search import RepairSearch
from partyschool_cli.timetable.timetable import Timetable
from tests.full_run import is_full_run
from tests.schedule.closures import (
    MONDAY,
    TUESDAY,
    all_repairs,
    day,
    is_sound,
    random_town,
    search_of,
    session,
    town,
)
from tests.schedule.towns import klass


def proven(search: RepairSearch) -> Answer | None:
    prove = prover()
    assert prove is not None
    return prove(search)


@pytest.mark.parametrize("seed", range(0, 30, 1 if is_full_run() else 5))
def test_the_solver_agrees_with_trying_everything(seed: int, tmp_path: Path) -> None:
    """Whether or not the own search would have been enough."""
    timetable = random_town(tmp_path, seed)
    search = search_of(timetable, day(MONDAY if seed % 2 else TUESDAY))
    answer = proven(search)

    assert answer is not None
    hits = search.hits
    nowhere = [one for one in hits.open if not search.ways(one)]
    placed, others = all_repairs(timetable, hits, search.openings.closure)
    assert len(hits.open) - len(answer.left) - len(nowhere) == placed
    assert (answer.others, answer.least) == (others, others)
    assert is_sound(timetable, answer.found.moves, (*answer.left, *nowhere))


def full(folder: Path) -> Timetable:
    """A class whose two mornings are full but for one place."""
    sessions = session("s1", 0, MONDAY, "08:30", "11:30") + session(
        "s2", 2, TUESDAY, "08:30", "10:00"
    )
    return town(folder, a=klass("c0", sessions=sessions, day_parts="[morning]", to="2026-10-13"))


def test_a_bound_that_a_second_search_does_not_confirm_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = search_of(full(tmp_path))
    assert proven(search) is not None
    monkeypatch.setattr(fewest_changes._Run, "is_impossible", lambda *_: False)

    assert proven(search) is None


def test_nothing_is_proven_when_time_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fewest_changes._Run, "solve", lambda *_: None)

    assert proven(search_of(full(tmp_path))) is None


def test_it_is_not_there_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "find_spec", lambda name: None)

    assert prover() is None
