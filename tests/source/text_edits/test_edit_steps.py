"""What an edit comes to: single steps."""

from typing import Any

import pytest

from partyschool_cli.model.course import Course
from partyschool_cli.source.text_edits.content_edits import edit_content
from partyschool_cli.source.text_edits.edit_steps import (
    AddItem,
    AddKey,
    Drop,
    Insert,
    Put,
    Remove,
    RenameKey,
    SetValue,
    Step,
    TextEdit,
    steps,
)
from partyschool_cli.source.yaml.same_content import same_content

CONTENT = {"title": "甲", "topics": ["a", "b"], "season": {"from": "03-01"}, "notes": None}


# ruff: noqa: E501  # one case a line


def test_steps_of_an_edit(subtests: pytest.Subtests) -> None:
    cases: list[tuple[TextEdit, list[Step]]] = [
        (SetValue(("title",), "甲"), []),
        (SetValue(("title",), "乙"), [Put(("title",), "乙")]),
        (SetValue(("kind",), "theme"), [AddKey(("kind",), "theme")]),
        (SetValue(("season", "to"), "05-31"), [AddKey(("season", "to"), "05-31")]),
        (SetValue(("open", "from"), "08:00"), [AddKey(("open",), {"from": "08:00"})]),
        (SetValue(("notes", "x"), 1), [Put(("notes",), {"x": 1})]),
        (SetValue(("topics", 2), "c"), [AddItem(("topics", 2), "c")]),
        (SetValue(("topics",), ["b"]), [Drop(("topics", 0))]),
        (SetValue(("topics",), []), [Drop(("topics", 1)), Drop(("topics", 0))]),
        (SetValue(("topics",), ["a", "c", "d"]), [AddItem(("topics", 2), "d"), Put(("topics", 1), "c")]),
        (SetValue(("topics",), {"a": 1}), [Put(("topics",), {"a": 1})]),
        (SetValue(("season",), {}), [Put(("season",), {})]),
        (SetValue(("season",), {"to": "x"}), [AddKey(("season", "to"), "x"), Drop(("season", "from"))]),
        (Insert(("topics", 0), "c"), [AddItem(("topics", 0), "c")]),
        (Insert(("sites", 0), "c"), [AddKey(("sites",), ["c"])]),
        (Insert(("notes", 0), "c"), [Put(("notes",), ["c"])]),
        (Remove(("topics", 0)), [Drop(("topics", 0))]),
        (Remove(("season", "from")), [Drop(("season",))]),
        (RenameKey(("season", "from"), "to"), [RenameKey(("season", "from"), "to")]),
        (RenameKey(("season", "from"), "from"), []),
    ]  # fmt: skip
    for edit, expected in cases:
        with subtests.test(edit=edit):
            assert list(steps(CONTENT, edit, Course)) == expected


def test_types_and_the_order_of_keys_count() -> None:
    nan = float("nan")
    assert same_content({"a": [1, nan]}, {"a": [1, nan]}, in_order=True)
    different: list[tuple[Any, Any]] = [
        (1, True),
        (1, 1.0),
        ("1", 1),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ([1], [1, 1]),
        (None, ""),
    ]
    assert not any(same_content(one, other, in_order=True) for one, other in different)


def test_content_is_edited_as_a_copy() -> None:
    content = {"topics": ["甲"], "status": "draft"}
    edits: list[TextEdit] = [
        Insert(("topics", 1), "乙"),
        SetValue(("title",), "丙"),
        RenameKey(("status",), "x"),
    ]
    found = edit_content(content, edits, Course)
    assert list(found.items()) == [("title", "丙"), ("topics", ["甲", "乙"]), ("x", "draft")]
    assert content == {"topics": ["甲"], "status": "draft"}


def test_an_item_without_fields_left_goes_and_its_list_stays() -> None:
    content = {"title": "甲", "materials": [{"url": "x"}]}
    found = edit_content(content, [Remove(("materials", 0, "url"))], Course)
    assert found == {"title": "甲", "materials": []}
