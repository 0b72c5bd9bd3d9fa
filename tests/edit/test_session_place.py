"""Tests of the id and the place of a new session."""

from itertools import islice

import pytest

from partyschool_cli.edit.session_place import next_session_id, next_session_ids, place_in_time


def test_the_next_id_in_a_class_s_habit(subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[str], str]] = [
        ([], "s01"),
        (["s01", "s02"], "s03"),
        (["s09"], "s10"),
        (["s99"], "s100"),
        (["s1", "s2"], "s3"),
        (["s01", "s07"], "s08"),
        (["d1-01", "d1-02", "s09"], "d1-03"),
        (["开班", "结业"], "s01"),
        (["第1次"], "s01"),  # numbered otherwise than at the end
        (["001"], "002"),
    ]
    for ids, new in cases:
        with subtests.test(ids=ids):
            assert next_session_id(ids) == new


def test_one_id_after_the_other() -> None:
    assert list(islice(next_session_ids(["s08"]), 3)) == ["s09", "s10", "s11"]
    assert list(islice(next_session_ids([]), 2)) == ["s01", "s02"]
    assert list(islice(next_session_ids(["开班"]), 2)) == ["s01", "s02"]


def _at(*moments: str) -> list[dict[str, str]]:
    return [dict(zip(("date", "start"), one.split(), strict=True)) for one in moments]


def test_in_order_of_time(subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[str], str, int]] = [
        ([], "2026-10-12 08:30", 0),
        (["2026-10-12 08:30", "2026-10-13 08:30"], "2026-10-12 14:30", 1),
        (["2026-10-12 08:30", "2026-10-13 08:30"], "2026-10-14 08:30", 2),
        (["2026-10-12 08:30"], "2026-10-11 08:30", 0),
        (["2026-10-12 8:30", "2026-10-12 10:30"], "2026-10-12 9:30", 1),
        (["2026-10-12 08:30"], "2026-10-12 08:30", 1),  # after one at the same time
        # A makeup session stands where it was added.
        (["2026-10-12 08:30", "2026-10-20 08:30", "2026-10-13 08:30"], "2026-10-11 08:30", 0),
        (
            ["2026-10-12 08:30", "2026-11-20 08:30", "2026-10-13 08:30", "2026-10-14 08:30"],
            "2026-10-15 08:30",
            4,
        ),
    ]
    for moments, new, place in cases:
        with subtests.test(moments=moments, new=new):
            assert place_in_time(_at(*moments), _at(new)[0]) == place
