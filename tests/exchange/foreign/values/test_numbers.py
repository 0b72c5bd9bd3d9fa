"""Numbers with their units."""

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.exchange.foreign.values.numbers import hours, number, people, whole
from partyschool_cli.model.manifest import ContactHours

HALF_DAYS = ContactHours(half_day=4.0, full_day=8.0)
MINUTES = ContactHours(minutes=45.0)


def test_contact_hours() -> None:
    expected: dict[str, float | None] = {
        "4课时": 4,
        "4 学时": 4,
        "２": 2,
        "1.5": 1.5,
        "两学时": 2,
        "2个半课时": 2.5,
        "半天": 4,
        "一天": 8,
        "4节课": 4,
        "待定": None,
        "1e400": None,
        "-3": None,
        "3小时": None,
        "90分钟": None,
    }
    assert {text: hours(text, HALF_DAYS) for text in expected} == expected


def test_contact_hours_of_minutes() -> None:
    assert hours("90分钟", MINUTES) == 2


def test_people() -> None:
    expected: dict[str, int | None] = {
        "60人": 60,
        "约 50 人": 50,
        "五十": 50,
        "60余人": 60,
        "45": 45,
        "4.5人": None,
        "若干": None,
        "60课时": None,
    }
    assert {text: people(text) for text in expected} == expected


def test_other_numbers() -> None:
    assert whole("第1期") == 1
    assert number("3.5") == 3.5


@given(st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    for read in (number, whole, people):
        read(text)
    hours(text, HALF_DAYS)
