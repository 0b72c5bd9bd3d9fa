"""What the note of a session says that something made another."""

import pytest

from partyschool_cli.wording.rescheduled import reason_in, rescheduled_note


@pytest.mark.parametrize("why", ["暴雪橙色预警", "修路，绕行", "教师生病；另请", "调整电路"])
def test_the_reason_is_read_back_from_the_note(why: str) -> None:
    note = rescheduled_note("12月15日上午", why)

    assert note == f"原定12月15日上午，因{why}调整"
    assert reason_in(note) == why


def test_without_a_reason_there_is_none_to_tell() -> None:
    assert rescheduled_note("12月15日上午", "") == "原定12月15日上午，有调整"
    assert reason_in("原定12月15日上午，有调整") is None


@pytest.mark.parametrize("note", ["带笔记本", "原定11月24日下午，因降雪道路结冰改期", "因雪调整"])
def test_any_other_note_is_itself_the_reason(note: str) -> None:
    assert reason_in(note) == note
