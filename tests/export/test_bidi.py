"""Marks of direction end with the text that they stand in."""

from partyschool_cli.export.bidi import enclosed


def test_what_is_open_is_ended() -> None:
    ends = {
        "党章": "",
        "\u202edocsorter": "\u202c",
        "\u202e甲\u202c": "",
        "\u2067甲\u202e乙": "\u202c\u2069",
        "\u2067甲\u202e乙\u2069": "",
        "甲\u202c": "",
        "\u200f甲": "",
    }
    assert {text: enclosed(text).removeprefix(text) for text in ends} == ends


def test_each_line_ends_its_own() -> None:
    assert enclosed("\u202e甲\n乙") == "\u202e甲\u202c\n乙"
