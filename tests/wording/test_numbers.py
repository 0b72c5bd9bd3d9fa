"""Numbers as people write them."""

import pytest

from partyschool_cli.wording.numbers import figure, whole_number, with_digits


def test_one_number() -> None:
    number: dict[str, int | None] = {
        "0": 0,
        "12": 12,
        "两": 2,
        "十": 10,
        "十二": 12,
        "二十": 20,
        "三十一": 31,
        "九十九": 99,
        "": None,
        "二三": None,
        "十十": None,
        "1.5": None,
        "第三": None,
    }
    assert {text: whole_number(text) for text in number} == number


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("十二月十一日", "12月11日"),
        # The weekday is no part of the number.
        ("下周三两点", "下周三2点"),
        ("周二十点", "周二10点"),
        ("星期三", "星期三"),
        ("三中全会", "三中全会"),
    ],
)
def test_numbers_before_their_units(text: str, digits: str) -> None:
    assert with_digits(text, "月日点") == digits


def test_a_figure_is_written_out_however_large_it_is() -> None:
    numbers = (0, 12, 2.5, 0.1 + 0.2, 317.5, 99_999.5, 123_456.5, 1_234_567.5, 3_900_000.0)
    written = ["0", "12", "2.5", "0.3", "317.5", "99999.5", "123456.5", "1234567.5", "3900000"]
    assert [figure(number) for number in numbers] == written
