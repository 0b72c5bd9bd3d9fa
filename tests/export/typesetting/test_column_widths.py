"""Columns share a width by need."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.export.typesetting.breaker import breaker
from partyschool_cli.export.typesetting.column_widths import allot
from partyschool_cli.export.typesetting.texts import BrokenText, broken, fixed, names

HOW = breaker(frozenset())
LONG = "学习贯彻习近平新时代中国特色社会主义思想"
WORDS = st.lists(st.sampled_from(["党课", "支部", "书记", "怎样", "葡萄"]), max_size=9).map("".join)


def _row(*texts: str) -> list[BrokenText]:
    return [broken(text, HOW) for text in texts]


def test_the_room_goes_to_the_column_that_needs_it() -> None:
    widths = allot([_row(LONG, "", "教室")], 30, 1, least=[4, 2, 2])
    assert broken(LONG, HOW).lines(widths[0] - 1) == (LONG,)
    assert sum(widths) == pytest.approx(30)


def test_no_column_is_wrapped_beside_one_that_has_room_to_spare() -> None:
    rows = [_row("党支部工作条例解读", "", "镇政府会议室"), _row("党章导读", "", "教室")]
    widths = allot(rows, 26, 1, least=[4, 2, 2])
    for column, wide in enumerate(widths):
        assert all(len(row[column].lines(wide - 1)) <= 1 for row in rows), column


@pytest.mark.parametrize("pad", [0.5, 0.6614173, 0.9921, 1 / 3])
def test_columns_that_all_fit_are_not_wrapped(pad: float) -> None:
    rows = [
        _row("东湖街道党建示范社区", "东湖街道", "社区党组织书记"),
        _row("南青堆村现场教学点", "柳杜乡南青堆村", "南青堆村党支部书记"),
    ]
    widths = allot(rows, 10 + 7 + 9 + 3 * pad + 1.5, pad)
    for row in rows:
        for cell, wide in zip(row, widths, strict=True):
            assert len(cell.lines(wide - pad)) == 1, widths


def test_a_column_of_times_is_never_too_narrow() -> None:
    date, time = fixed("10月12日", "星期一"), fixed("上午", "08:30—11:30")
    for room in (16, 18, 20, 30):
        widths = allot([(date, time, broken(LONG * 3, HOW))], room, 1, heavy=2)
        assert widths[0] >= date.longest + 1 - 1e-6
        assert widths[1] >= time.longest + 1 - 1e-6


def test_a_width_that_is_given_stays() -> None:
    widths = allot([_row("一", LONG, "二")], 20, 0.5, {0: 3.0})
    assert widths[0] == 3.0


def test_no_columns_have_no_widths() -> None:
    assert allot([], 20, 0.5) == allot([()], 20, 0.5) == ()


def test_names_are_not_broken_as_long_as_there_is_room() -> None:
    people = names(["党支部书记", "仇师傅"], HOW)
    widths = allot([[broken(LONG * 2, HOW), people]], 18, 1)
    assert widths[1] - 1 >= people.longest - 0.5


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6), st.integers(4, 60))
def test_widths_fill_the_room_and_are_the_same_again(
    texts: list[tuple[str, str, str]], room: int
) -> None:
    rows = [_row(*row) for row in texts]
    widths = allot(rows, room, 0.5)
    assert sum(widths) == pytest.approx(room)
    assert all(wide > 0 for wide in widths)
    assert widths == allot(rows, room, 0.5)
    pieces = [max(row[column].longest for row in rows) for column in range(3)]
    if sum(pieces) + 1.5 <= room:
        for wide, piece in zip(widths, pieces, strict=True):
            assert wide - 0.5 >= piece - 0.02
