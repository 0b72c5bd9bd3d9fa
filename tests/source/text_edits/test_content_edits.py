"""Edits of content: a changed copy, while what was given stays."""

import copy
from typing import Any

import pytest

from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.text_edits.content_edits import edit_content
from partyschool_cli.source.text_edits.edit_steps import (
    Insert,
    Remove,
    RenameKey,
    SetValue,
    TextEdit,
)

CONTENT: dict[str, Any] = {
    "title": "甲",
    "sessions": [{"id": "s01", "date": "2026-10-12"}, {"id": "s02", "date": "2026-10-13"}],
    "status": "draft",
}


def after(*edits: TextEdit) -> Any:
    return edit_content(CONTENT, edits, TrainingClass)


def test_an_edit(subtests: pytest.Subtests) -> None:
    cases: list[tuple[TextEdit, tuple[Any, ...], object]] = [
        (SetValue(("title",), "乙"), ("title",), "乙"),
        (SetValue(("sessions", 1, "note"), "无"), ("sessions", 1, "note"), "无"),
        (SetValue(("tags", 0), "一"), ("tags",), ["一"]),
        (Insert(("sessions", 1), {"id": "s03"}), ("sessions", 1), {"id": "s03"}),
        (Remove(("sessions", 0)), ("sessions", 0, "id"), "s02"),
        (RenameKey(("sessions", 0, "date"), "day"), ("sessions", 0, "day"), "2026-10-12"),
    ]
    for edit, path, expected in cases:
        with subtests.test(edit=edit):
            before = copy.deepcopy(CONTENT)
            found = after(edit)
            for step in path:
                found = found[step]
            assert found == expected
            assert before == CONTENT


def test_one_is_made_on_what_the_one_before_leaves() -> None:
    found = after(Remove(("sessions", 0)), SetValue(("sessions", 0, "id"), "s09"))
    assert found["sessions"] == [{"id": "s09", "date": "2026-10-13"}]


def test_a_new_key_stands_where_the_format_has_it() -> None:
    assert list(after(SetValue(("school",), "a"))) == ["title", "school", "sessions", "status"]


def test_a_mapping_that_would_be_empty_goes_and_a_list_stays() -> None:
    both = [Remove(("sessions", 1)), Remove(("sessions", 0, "date"))]
    assert after(*both, Remove(("sessions", 0, "id")))["sessions"] == []


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (SetValue(("title", "x"), 1), "title.x: nothing can be added there"),
        (SetValue(("sessions", 5), {}), "sessions.5: nothing can be added there"),
        (Insert(("title", 0), 1), "title.0: nothing can be inserted there"),
        (Remove(("nothing",)), "nothing: nothing is there"),
        (RenameKey(("title",), "status"), "title: status is taken"),
    ],
)
def test_what_cannot_be_done_is_refused(edit: TextEdit, why: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011  # compared below
        after(edit)
    assert str(raised.value) == why
