"""YAML 1.2's core schema, where YAML 1.1 and spreadsheets read otherwise."""

import math

import pytest

from partyschool_cli.source.yaml.scalars import Scalar, plain_scalar


def test_what_yaml_1_1_took_for_booleans_and_times_is_text(subtests: pytest.Subtests) -> None:
    cases = ["no", "No", "on", "off", "y", "yes", "n", "08:30", "190:20:30"]
    for word in cases:
        with subtests.test(word=word):
            assert plain_scalar(word) == word


def test_numbers_flags_and_nothing(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, Scalar]] = [
        ("012", 12),
        ("0o14", 12),
        ("0x1F", 31),
        ("-7", -7),
        ("+7", 7),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("-.5e+3", -500.0),
        ("+.inf", math.inf),
        ("-.INF", -math.inf),
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("true", True),
        ("FALSE", False),
    ]
    for word, value in cases:
        with subtests.test(word=word):
            read = plain_scalar(word)
            assert read == value
            assert type(read) is type(value)


def test_what_only_looks_like_a_number_is_text(subtests: pytest.Subtests) -> None:
    cases = [
        "1_000",
        "0O14",
        "0X1F",
        "0b1",
        "0o8",
        ".",
        "-",
        "+",
        "1e",
        "nUll",
        "tRUE",
        "２０",
        "２.５",
    ]
    for word in cases:
        with subtests.test(word=word):
            assert plain_scalar(word) == word


def test_not_a_number() -> None:
    assert plain_scalar(".nan") != plain_scalar(".nan")


def test_a_date_is_text_until_its_field_says_otherwise() -> None:
    assert plain_scalar("2026-10-12") == "2026-10-12"


def test_endless_digits_are_text() -> None:
    # Python refuses to read 5,000 digits, and 1 MiB of them would take it minutes.
    assert plain_scalar("9" * 5000) == "9" * 5000
    assert plain_scalar("9" * 300) == int("9" * 300)
