"""Marks of direction end with the text that they stand in."""

import pytest

from partyschool_cli.export.bidi import enclosed


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("党章", ""),
        ("\u202edocsorter", "\u202c"),
        ("\u202e甲\u202c", ""),
        ("\u2067甲\u202e乙", "\u202c\u2069"),
        ("\u2067甲\u202e乙\u2069", ""),
        ("甲\u202c", ""),
        ("\u200f甲", ""),
    ],
)
def test_what_is_open_is_ended(text: str, ends: str) -> None:
    assert enclosed(text) == text + ends


def test_each_line_ends_its_own() -> None:
    assert enclosed("\u202e甲\n乙") == "\u202e甲\u202c\n乙"
