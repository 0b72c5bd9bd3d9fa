"""Lists in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.exchange.foreign.values.lists import items, lines


def test_the_signs_that_separate(subtests: pytest.Subtests) -> None:
    cases = [
        "张三、李四",
        "张三，李四",
        "张三,李四",
        "张三\n李四",
        "张三； 李四、",
        "张三、李四、张三",
    ]
    for text in cases:
        with subtests.test(text=text):
            assert items(text) == ("张三", "李四")


def test_brackets_and_quotes_are_not_taken_apart() -> None:
    assert items("张三（村书记、主任）、《党章、准则》") == (
        "张三（村书记、主任）",
        "《党章、准则》",
    )


def test_numbered_lines(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["1．懂\n2．会", "（1）懂\n（2）会", "1、懂；2、会", "①懂\n②会", "懂；会"]
    for text in cases:
        with subtests.test(text=text):
            assert lines(text) == ("懂", "会")


def test_a_number_in_a_line_stays() -> None:
    assert lines("1.5学时够用") == ("1.5学时够用",)


@given(st.text(max_size=100))
def test_items_are_never_empty(text: str) -> None:
    assert all(one == one.strip() != "" for one in items(text))
    lines(text)
