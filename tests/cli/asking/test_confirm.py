"""Tests of asking yes or no."""

import pytest

from partyschool_cli.cli.asking.confirm import confirm
from tests.cli.conftest import TypeKeys


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ("y", True),
        ("是", True),
        ("1", True),
        ("Y", True),
        ("n", False),
        ("否", False),
        ("2", False),
    ],
)
def test_letters_words_and_numbers_are_answers(
    type_keys: TypeKeys, keys: str, answer: bool
) -> None:
    type_keys(keys + "\r")
    assert confirm("写入吗？") is answer


@pytest.mark.parametrize("default", [True, False])
def test_enter_alone_is_the_default(type_keys: TypeKeys, default: bool) -> None:
    type_keys("\r")
    assert confirm("写入吗？", default=default) is default


def test_another_word_is_asked_again(type_keys: TypeKeys) -> None:
    type_keys("也许\r\x7f\x7fy\r")
    assert confirm("写入吗？") is True
