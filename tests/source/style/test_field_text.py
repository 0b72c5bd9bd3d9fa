"""Scalars by the type of their field."""

import pytest

from partyschool_cli.model.describe import field_at
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.style.field_text import atom, field_text


def test_a_date_is_plain_and_a_text_that_looks_like_one_is_quoted() -> None:
    text: dict[tuple[object, tuple[str | int, ...]], str] = {
        ("2026-10-12", ("from",)): "2026-10-12",
        ("08:30", ("sessions", 0, "start")): "08:30",
        ("2026-10-12", ("title",)): '"2026-10-12"',
        ("2026年10月12日", ("from",)): "2026年10月12日",
        ("a: b", ("from",)): '"a: b"',
        (40, ("size",)): "40",
    }
    assert {
        (value, path): field_text(value, field_at(TrainingClass, path)) for value, path in text
    } == text


def test_scalars_that_json_has() -> None:
    assert [atom(value) for value in (None, True, 1.5, 1e16, "no")] == [
        "null",
        "true",
        "1.5",
        "1.0e+16",
        '"no"',
    ]


def test_what_json_does_not_have_is_refused() -> None:
    with pytest.raises(TypeError):
        atom(float("nan"))
