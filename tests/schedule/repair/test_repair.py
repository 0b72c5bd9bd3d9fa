"""Repair a timetable with the fewest sessions changed."""

from pathlib import Path

import pytest

from partyschool_cli.schedule.proof import solver
from partyschool_cli.schedule.proof.fewest_changes import prover
from partyschool_cli.schedule.repair import repair as repairing
from partyschool_cli.schedule.repair.closure import Closure, hits_of
from partyschool_cli.schedule.repair.repair import Prove, Repair, repair
from partyschool_cli.timetable.timetable import Timetable
from tests.full_run import is_full_run
from tests.schedule.closures import (
    MONDAY,
    TODAY,
    TUESDAY,
    all_repairs,
    day,
    hits_on,
    is_sound,
    random_town,
    session,
    town,
)
from tests.schedule.towns import course, klass

PROVERS: list[Prove | None] = [None, prover()]
# Among the few are towns of every kind.
SEEDS = range(40) if is_full_run() else range(1, 40, 7)
ONE_HALF = {"to": "2026-10-13", "day_parts": "[morning]"}


def repaired(timetable: Timetable, closure: Closure, prove: Prove | None = None) -> Repair:
    found = repair(timetable, hits_on(timetable, closure), closure, TODAY, prove)
    assert is_sound(timetable, found.moves, found.left)
    return found


def told(found: Repair) -> dict[str, str]:
    return {old.first.ref: new.slot.span for old, new in found.moves.items()}


def test_what_was_hit_keeps_its_hour_on_the_next_day(tmp_path: Path) -> None:
    timetable = town(tmp_path, a=klass("c0", sessions=session("s1", 0, MONDAY, "08:30", "10:00")))
    found = repaired(timetable, day())

    assert told(found) == {"a/s1": "2026-10-13T08:30/10:00"}
    assert (found.needed, found.is_proven) == (1, True)


def test_another_room_at_the_same_hour_where_only_one_is_closed(tmp_path: Path) -> None:
    rooms = {"courses/c0.yaml": course("课0", 2, sites="[hekou-room, nanping-room]")}
    sessions = session("s1", 0, MONDAY, "08:30", "10:00")
    timetable = town(tmp_path, rooms, a=klass("c0", sessions=sessions))
    found = repaired(timetable, Closure(((MONDAY, MONDAY),), sites=frozenset({"hekou-room"})))

    (new,) = found.moves.values()
    assert new.slot[:4] == (MONDAY, 510, 600, "nanping-room")


def test_another_teacher_of_the_course_where_one_is_ill(tmp_path: Path) -> None:
    files = {"courses/c0.yaml": course("课0", 2)}
    sessions = session("s1", 0, MONDAY, "08:30", "10:00")
    timetable = town(tmp_path, files, a=klass("c0", sessions=sessions))
    found = repaired(timetable, Closure(((MONDAY, MONDAY),), teachers=frozenset({"zhao"})))

    (new,) = found.moves.values()
    assert (new.slot.teachers, new.slot.span) == (("qian",), "2026-10-12T08:30/10:00")


@pytest.mark.parametrize("prove", PROVERS)
def test_others_move_only_where_no_other_way_is(tmp_path: Path, prove: Prove | None) -> None:
    """The room takes `s1` on Tuesday morning only, and `s2`, which could be later, is there."""
    opening = (
        "title: 河口教室\nvenue: classroom\nschool: hekou\ncapacity: 50\n"
        "unavailable: [{from: 2026-10-13, to: 2026-10-13, day_parts: [afternoon]}]\n"
    )
    sessions = session("s1", 0, MONDAY, "08:30", "11:30") + session(
        "s2", 2, TUESDAY, "08:30", "10:00"
    )
    timetable = town(
        tmp_path,
        {"sites/hekou-room.yaml": opening},
        a=klass("c0", sessions=sessions, to="2026-10-13"),
    )
    found = repaired(timetable, day(), prove)

    assert set(told(found)) == {"a/s1", "a/s2"}
    assert (found.needed, found.fewest, found.is_proven) == (2, 2, True)


def test_a_lock_binds_and_a_move_by_hand_does_not(tmp_path: Path) -> None:
    locked = session("s1", 0, MONDAY, "08:30", "10:00", locked="true")
    by_hand = session("s2", 1, MONDAY, "10:00", "11:30", status="moved")
    timetable = town(tmp_path, a=klass("c0", sessions=locked + by_hand))
    hits = hits_on(timetable, day())

    assert [one.first.ref for one in hits.locked] == ["a/s1"]
    assert set(told(repaired(timetable, day()))) == {"a/s2"}


def test_joint_sessions_move_whole(tmp_path: Path) -> None:
    same = session("s1", 0, MONDAY, "08:30", "10:00")
    timetable = town(
        tmp_path, a=klass("c0", sessions=same, size="20"), b=klass(sessions=same, size="20")
    )
    found = repaired(timetable, day())

    ((old, new),) = found.moves.items()
    assert [one.ref for one in old.sessions] == ["a/s1", "b/s1"]
    assert new.slot.span == "2026-10-13T08:30/10:00"
    assert found.needed == 2


def test_what_has_no_place_at_all_is_proven_to_have_none(tmp_path: Path) -> None:
    one_day = {"to": "2026-10-12"}
    sessions = session("s1", 0, MONDAY, "08:30", "10:00")
    timetable = town(tmp_path, a=klass("c0", sessions=sessions, **one_day))
    found = repaired(timetable, day())

    assert [one.first.ref for one in found.nowhere] == ["a/s1"]
    assert (found.needed, found.is_proven) == (0, True)


def test_what_has_no_place_stays_and_is_in_the_way(tmp_path: Path) -> None:
    """`s2` could go to another room at the hour of `s1`, which has no other; unless that goes."""
    files = {
        "courses/c1.yaml": course("课1", 2, sites="[hekou-room, nanping-room]", teachers="[qian]"),
        "sites/nanping-room.yaml": (
            "title: 南坪教室\nvenue: classroom\nschool: nanping\ncapacity: 50\nopen: {to: 10:00}\n"
        ),
    }
    sessions = session("s1", 0, MONDAY, "08:30", "10:00") + session(
        "s2", 1, MONDAY, "10:00", "11:30"
    )
    one_day = {"to": "2026-10-12", "day_parts": "[morning]"}
    timetable = town(tmp_path, files, a=klass("c0", sessions=sessions, **one_day))
    closure = Closure(((MONDAY, MONDAY),), sites=frozenset({"hekou-room"}))
    hits = hits_on(timetable, closure)

    kept = repair(timetable, hits, closure, TODAY)
    assert [one.first.ref for one in kept.left] == ["a/s1", "a/s2"]
    gone = repair(timetable, hits, closure, TODAY, keeps_left=False)
    assert told(gone) == {"a/s2": "2026-10-12T08:30/10:00"}


@pytest.mark.parametrize("seed", SEEDS)
def test_as_few_as_by_trying_everything(seed: int, tmp_path: Path) -> None:
    timetable = random_town(tmp_path, seed)
    closure = day(MONDAY if seed % 2 else TUESDAY)
    hits = hits_on(timetable, closure)
    placed, others = all_repairs(timetable, hits, closure)

    for prove in PROVERS:
        found = repaired(timetable, closure, prove)
        assert len(hits.open) - len(found.left) == placed
        assert sum(one not in hits.open for one in found.moves) == others
        assert found.is_proven


def test_small_towns_know_every_outcome(tmp_path: Path) -> None:
    """The towns that are compared are of every kind: others move, something has no place."""
    outcomes = set()
    for seed in SEEDS:
        timetable = random_town(tmp_path / str(seed), seed)
        closure = day(MONDAY if seed % 2 else TUESDAY)
        found = repaired(timetable, closure)
        hits = hits_on(timetable, closure)
        others = sum(one not in hits.open for one in found.moves)
        outcomes.add((bool(others), len(found.left) > len(found.nowhere)))

    assert outcomes >= {(False, False), (True, False), (False, True)}


def test_without_the_extra_it_says_what_it_cannot_prove(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solver, "find_spec", lambda name: None)
    monkeypatch.setattr(repairing, "MOST_LOOKED_AT", 1)  # a town that is too large for it
    assert prover() is None
    sessions = session("s1", 0, MONDAY, "08:30", "11:30") + session(
        "s2", 2, TUESDAY, "08:30", "10:00"
    )
    timetable = town(tmp_path, a=klass("c0", sessions=sessions, **ONE_HALF))
    found = repaired(timetable, day(), prover())

    assert [one.first.ref for one in found.left] == ["a/s1"]
    assert not found.is_proven


def test_past_sessions_stay(tmp_path: Path) -> None:
    sessions = session("s1", 0, MONDAY, "08:30", "10:00")
    timetable = town(tmp_path, a=klass("c0", sessions=sessions))

    assert hits_of(timetable, day(), None, TUESDAY).all == ()
