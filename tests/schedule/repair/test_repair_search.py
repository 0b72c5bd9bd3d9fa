"""Where not all that was hit can have a place: as many as can, with the fewest others moved."""

from pathlib import Path

import pytest

from partyschool_cli.schedule.repair.repair_search import RepairSearch
from partyschool_cli.timetable.timetable import Timetable
from tests.schedule.closures import MONDAY, TUESDAY, search_of, session, town
from tests.schedule.towns import klass

Found = tuple[dict[str, str], list[str], bool]


def but_for_some(search: RepairSearch) -> Found:
    """What goes where, what has no place, and whether that is proven."""
    found, left, is_certain = search.pushed_but_for_some(*search.placed_freely())
    moves = {old.first.ref: new.slot.span for old, new in found.moves.items()}
    return moves, [one.first.ref for one in left], is_certain


def crowded(folder: Path) -> Timetable:
    """On Tuesday one of two afternoon sessions has a place, if two of that day move for it."""
    sessions = (
        session("s1", 2, MONDAY, "14:30", "16:00")
        + session("s2", 2, MONDAY, "16:00", "17:30")
        + session("s3", 1, TUESDAY, "08:30", "10:00")
        + session("s4", 2, TUESDAY, "14:30", "16:00")
        + session("s5", 0, TUESDAY, "16:00", "17:30", locked="true")
    )
    parts = "[morning, afternoon]"
    return town(folder, a=klass("c0", sessions=sessions, day_parts=parts, to="2026-10-13"))


def test_one_of_two_has_a_place_if_others_move(tmp_path: Path) -> None:
    moves, left, is_certain = but_for_some(search_of(crowded(tmp_path)))

    assert (set(moves), left, is_certain) == ({"a/s2", "a/s3", "a/s4"}, ["a/s1"], True)


def test_what_had_a_place_is_left_where_two_have_one_instead(tmp_path: Path) -> None:
    """On Wednesday `a/s0`, in another place, takes all morning: without it two sessions fit."""
    of_a = (
        session("s0", 2, MONDAY, "08:30", "10:00")
        + session("s1", 1, MONDAY, "10:00", "11:30")
        + session("s2", 0, TUESDAY, "08:30", "10:00")
        + session("s3", 1, TUESDAY, "10:00", "11:30")
    )
    of_b = session("s0", 0, MONDAY, "08:30", "10:00")
    a = klass("c0", sessions=of_a, day_parts="[morning]", to="2026-10-14")
    b = klass("c0", sessions=of_b, day_parts="[morning]", to="2026-10-13")
    search = search_of(town(tmp_path, a=a, b=b))
    placed, _ = search.placed_freely()
    assert [one.first.ref for one in placed.moves] == ["a/s0"]

    assert but_for_some(search) == (
        {
            "b/s0": "2026-10-13T08:30/10:00",
            "a/s1": "2026-10-14T10:00/11:30",
            "a/s2": "2026-10-14T08:30/10:00",
        },
        ["a/s0"],
        True,
    )


def test_each_choice_is_tried_once(tmp_path: Path) -> None:
    search = search_of(crowded(tmp_path))
    tried = [left for left, _, _ in search._without(*search.placed_freely(), 1)]

    assert len(tried) == len(set(tried)) == 2


def test_no_choice_is_tried_beyond_the_limit(tmp_path: Path) -> None:
    """There may be very many."""
    search = search_of(crowded(tmp_path))
    search.most = search.looked_at = 1
    tried = [*search._without(*search.placed_freely(), 1)]

    assert [(found, is_proven) for _, found, is_proven in tried] == [(None, False)]


def test_a_choice_that_is_not_tried_in_every_way_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RepairSearch, "_is_impossible", lambda *_: True)
    search = search_of(crowded(tmp_path))
    search.most = 1  # each try ends at once

    assert but_for_some(search) == ({}, ["a/s1", "a/s2"], False)


def test_what_could_be_had_with_fewer_others_moved_is_not_proven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search, pushed = search_of(crowded(tmp_path)), RepairSearch.pushed
    choice = search.placed_freely()
    monkeypatch.setattr(RepairSearch, "pushed", lambda *given: (pushed(*given)[0], 1))

    assert [is_fewest for _, _, is_fewest in search._without(*choice, 1)] == [False, False]
