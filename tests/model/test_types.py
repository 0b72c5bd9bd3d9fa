"""Dates, times and ids as a clerk may write them."""

import datetime as dt
import time
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from partyschool_cli.model.types import (
    Date,
    DayOfYear,
    Hours,
    MonthDay,
    Text,
    TimeOfDay,
    is_valid_id,
)

DATE, TIME, DAY = (TypeAdapter[Any](kind) for kind in (Date, TimeOfDay, DayOfYear))


def suggestion(adapter: TypeAdapter[Any], value: object) -> str | None:
    with pytest.raises(ValidationError) as error:
        adapter.validate_python(value)
    (details,) = error.value.errors()
    assert details["type"] == "wrong_form"
    found: str | None = details["ctx"].get("suggestion")
    return found


def test_dates() -> None:
    assert DATE.validate_python("2026-10-12") == dt.date(2026, 10, 12)
    assert DATE.validate_python("2028-02-29") == dt.date(2028, 2, 29)


def test_wrong_dates(subtests: pytest.Subtests) -> None:
    cases: list[tuple[object, str | None]] = [
        ("2026-9-1", "2026-09-01"),
        ("2026年9月1日", "2026-09-01"),
        ("2026/9/1", "2026-09-01"),
        ("2026.09.01", "2026-09-01"),
        ("２０２６-０９-０１", "2026-09-01"),
        ("2026-02-29", None),
        ("2026-13-01", None),
        ("2026年2月30日", None),
        ("0000-01-01", None),
        ("2026-10-12T08:00", None),
        ("明天", None),
        (20261012, None),
        (None, None),
        (True, None),
        (["2026-10-12"], None),
        (dt.datetime(2026, 1, 1), None),  # noqa: DTZ001
    ]
    for value, suggested in cases:
        with subtests.test(value=value):
            assert suggestion(DATE, value) == suggested


def test_times(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, tuple[int, int]]] = [
        ("08:30", (8, 30)),
        ("8:30", (8, 30)),
        ("00:00", (0, 0)),
        ("23:59", (23, 59)),
    ]
    for text, read in cases:
        with subtests.test(text=text, read=read):
            assert TIME.validate_python(text) == dt.time(*read)


def test_wrong_times() -> None:
    suggested: dict[object, str | None] = {
        "8：30": "08:30",
        "８:３０": "08:30",
        "8点30分": "08:30",
        "8.30": "08:30",
        "24:00": None,
        "08:60": None,
        "08:30:00": None,
        510: None,
        8.3: None,
    }
    assert {value: suggestion(TIME, value) for value in suggested} == suggested


def test_days_of_the_year() -> None:
    assert DAY.validate_python("02-29") == MonthDay(2, 29)
    assert str(MonthDay(3, 1)) == "03-01"
    assert MonthDay(9, 30) < MonthDay(10, 1)


def test_wrong_days_of_the_year(subtests: pytest.Subtests) -> None:
    cases: list[tuple[object, str | None]] = [
        ("3-1", "03-01"),
        ("3月1日", "03-01"),
        ("02-30", None),
        ("13-01", None),
        (301, None),
    ]
    for value, suggested in cases:
        with subtests.test(value=value, suggested=suggested):
            assert suggestion(DAY, value) == suggested


def test_a_mebibyte_is_refused_at_once(subtests: pytest.Subtests) -> None:
    adapters: list[TypeAdapter[Any]] = [DATE, TIME, DAY]
    texts = ["1" * 1_000_000, " " * 1_000_000, "2026" + " " * 1_000_000 + "x"]
    for adapter in adapters:
        for text in texts:
            with subtests.test(text=text, adapter=adapter):
                start = time.process_time()
                assert suggestion(adapter, text) is None
                assert time.process_time() - start < 2


def test_ids(subtests: pytest.Subtests) -> None:
    cases = [
        "liudu",
        "s01",
        "党章导读",
        "a-b-2",
        "葡萄-2026",
        "é",
        "a" * 64,
        "1",
        "ß",
        "二〇二六",
        "con-1",
    ]
    for name in cases:
        with subtests.test(name=name):
            assert is_valid_id(name)


def test_what_is_no_id(subtests: pytest.Subtests) -> None:
    cases = [
        "",
        "-",
        "a--b",
        "-a",
        "a-",
        "A",
        "a_b",
        "a b",
        "a.b",
        "Ａ",
        "党！",
        "e\u0301",
        "a" * 65,
        "①",
        "ⅷ",
        "第½期",
        "㎡",
        "con",
        "nul",
        "com1",
        "\udcd6",
    ]
    for name in cases:
        with subtests.test(name=name):
            assert not is_valid_id(name)


def test_text_says_something(subtests: pytest.Subtests) -> None:
    cases: list[object] = [
        "",
        " ",
        "\u3000\n",
        "\u200b",
        "\ufeff \u2060",
        "\u3164\u200d",
        1,
        None,
        True,
    ]
    for value in cases:
        with subtests.test(value=value), pytest.raises(ValidationError):
            TypeAdapter(Text).validate_python(value)


def test_text_that_can_be_seen(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["甲", "\u200b甲", "👩\u200d🌾", "①"]
    for value in cases:
        with subtests.test(value=value):
            assert TypeAdapter(Text).validate_python(value) == value


def test_hours(subtests: pytest.Subtests) -> None:
    cases: list[float] = [0.5, 2, 40, 40.0]
    for value in cases:
        with subtests.test(value=value):
            assert TypeAdapter(Hours).validate_python(value, strict=True) == value


def test_wrong_hours(subtests: pytest.Subtests) -> None:
    cases: list[float] = [0, -1, 40.5, 1.25, 10**300]
    for value in cases:
        with subtests.test(value=value), pytest.raises(ValidationError):
            TypeAdapter(Hours).validate_python(value, strict=True)
