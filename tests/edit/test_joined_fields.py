"""Which fields of one file become part of another of the same kind."""

from typing import Any

import pytest

from partyschool_cli.edit.joined_fields import joined
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text_edits.text_edits import edit_content

Content = dict[str, Any]


def after(kind: Kind, kept: Content, other: Content) -> tuple[Any, list[str]]:
    model = MODELS[kind]
    found = joined(model, kept, other)
    return edit_content(kept, found.edits, model), [one.field.name for one in found.left_out]


FIELDS: list[tuple[Kind, Content, Content, Content, list[str]]] = [
    (Kind.TEACHER, {"name": "王"}, {"post": "主任"}, {"name": "王", "post": "主任"}, []),
    (Kind.TEACHER, {"order": 1}, {"order": 2}, {"order": 1}, ["order"]),
    (Kind.TEACHER, {"topics": ["a"]}, {"topics": ["b", "a", "b"]}, {"topics": ["a", "b"]}, []),
    (
        Kind.TEACHER,
        {"unavailable": [{"from": "2026-01-01", "to": "2026-01-02"}]},
        {"unavailable": [{"from": "2026-01-01", "to": "2026-01-02"}]},
        {"unavailable": [{"from": "2026-01-01", "to": "2026-01-02"}]},
        [],
    ),
    (
        Kind.SITE,
        {"open": {"days": ["mon"]}},
        {"open": {"from": "09:00"}},
        {"open": {"days": ["mon"]}},
        ["open"],
    ),
    (Kind.COURSE, {"kind": "special"}, {"theme": "a"}, {"kind": "special"}, ["theme"]),
    (Kind.SCHOOL, {"tier": "county"}, {"parent": "a"}, {"tier": "county"}, ["parent"]),
    (Kind.SCHOOL, {"tier": "village"}, {"parent": "a"}, {"tier": "village", "parent": "a"}, []),
    (
        Kind.SCHOOL,
        {"themes": {"a": "甲"}},
        {"themes": {"b": "乙"}},
        {"themes": {"a": "甲", "b": "乙"}},
        [],
    ),
    (Kind.COURSE, {}, {"status": "draft"}, {}, ["status"]),
]  # fmt: skip


def test_fields(subtests: pytest.Subtests) -> None:
    for kind, kept, other, expected, left in FIELDS:
        with subtests.test(kind=kind, kept=kept, other=other, expected=expected):
            assert after(kind, kept, other) == (expected, left)
