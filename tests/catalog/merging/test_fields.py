"""Which values are merged how."""

from typing import Any

import pytest

from partyschool_cli.catalog.merging.fields import Reorder, Take, merge_fields
from partyschool_cli.catalog.merging.version import Item


def test_what_does_not_touch_the_same_value(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Any, Any, Any, Any, Any]] = [
        ({"a": 1}, {"a": 1}, {"a": 2}, {"a": 2}, (Take(("a",)),)),
        ({"a": 1, "b": 1}, {"a": 1}, {"a": 2, "b": 1}, {"a": 2}, (Take(("a",)),)),
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1}, {"a": 2}, (Take(("b",)),)),
        ({}, {"g": {"x": 1}}, {"g": {"y": 2}}, {"g": {"x": 1, "y": 2}}, (Take(("g", "y")),)),
        (
            {"l": ["a", "b"]},
            {"l": ["b", "c"]},
            {"l": ["a", "b", "d"]},
            {"l": ["b", "c", "d"]},
            (Take(("l", Item('"d"')), '"c"'),),
        ),
        (
            {"l": ["a", "b"]},
            {"l": ["a", "b", "c"]},
            {"l": ["b", "a"]},
            {"l": ["b", "c", "a"]},
            (Reorder(("l",), ('"b"', '"c"', '"a"')),),
        ),
        (
            {"s": [{"id": "1", "x": 1}, {"id": "2"}]},
            {"s": [{"id": "2"}, {"id": "1", "x": 1}]},
            {"s": [{"id": "3"}, {"id": "1", "x": 2}, {"id": "2"}]},
            {"s": [{"id": "3"}, {"id": "2"}, {"id": "1", "x": 2}]},
            (Take(("s", Item("1"), "x")), Take(("s", Item("3")), None)),
        ),
    ]
    for base, ours, theirs, content, steps in cases:
        with subtests.test(base=base, ours=ours, theirs=theirs, content=content):
            found = merge_fields(base, ours, theirs)
            assert (found.content, found.conflicts) == (content, ())
            assert found.steps == steps


def test_what_does_is_a_conflict_in_which_ours_stays(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Any, Any, Any, tuple[Any, ...]]] = [
        (1, 2, 3, ()),
        (None, 2, 3, ()),
        (1, None, 3, ()),
        (1, 2, None, ()),
        ({"x": 1}, None, {"x": 2}, ()),
        (["a", "b", "c"], ["b", "a", "c"], ["a", "c", "b"], ()),
        (["a", "a"], ["a"], ["a", "a", "b"], ()),
        ([{"x": 1}], [{"x": 2}], [{"x": 3}], ()),
        ([{"id": "1"}, {"x": 1}], [{"id": "1"}], [{"x": 1}], ()),
        ([{"id": "1", "x": 1}], [], [{"id": "1", "x": 2}], (Item("1"),)),
        ([{"id": "1", "x": 1}], [{"id": "1", "x": 2}], [{"id": "1", "x": 3}], (Item("1"), "x")),
        ([], [{"id": "1", "x": 2}], [{"id": "1", "x": 3}], (Item("1"), "x")),
    ]
    for base, ours, theirs, conflict in cases:
        with subtests.test(base=base, ours=ours, theirs=theirs):
            found = merge_fields({"f": base}, {"f": ours}, {"f": theirs})
            assert found.conflicts == (("f", *conflict),)
            assert found.steps == ()
            assert found.content.get("f") == ours
