"""Whether two contents are the same."""

from typing import Any

import pytest

from partyschool_cli.source.yaml.same_content import same_content


def test_order_of_keys_is_no_difference_and_types_are(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Any, Any, bool]] = [
        ({"a": 1, "b": [2]}, {"b": [2], "a": 1}, True),
        ({"a": 1}, {"a": 1, "b": None}, False),
        ([1, 2], [2, 1], False),
        ([{"a": 1}], [{"a": True}], False),
        (1, 1.0, False),
        (float("nan"), float("nan"), True),
        ("2026-10-12", "2026-10-12", True),
        (None, {}, False),
    ]
    for one, other, is_same in cases:
        with subtests.test(one=one):
            assert same_content(one, other) is is_same
