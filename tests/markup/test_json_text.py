"""JSON that any terminal can show and any reader takes back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.markup.json_text import (
    json_around,
    json_document,
    json_items,
    json_line,
    json_lines,
)
from partyschool_cli.terminal.visible import visible_lines
from tests.full_run import is_full_run


def test_a_document_is_indented_and_chinese_is_readable() -> None:
    assert json_document({"title": "党章", "hours": [1.5]}) == (
        '{\n  "title": "党章",\n  "hours": [\n    1.5\n  ]\n}\n'
    )


@pytest.mark.parametrize("parts", [[], [["##[甲\n"]], [[{"a": []}, 1], [], ["\x9b", {"list": []}]]])
def test_a_document_put_together_of_parts_is_as_if_written_at_once(
    parts: list[list[object]],
) -> None:
    around = {"before": {"other": []}, "within": {"list": []}, "after": '"list": []'}
    written = (json_items(part, 3).encode() for part in parts if part)
    whole = {**around, "within": {"list": [one for part in parts for one in part]}}
    assert b"".join(json_around(around, "list", written, 3)).decode() == json_document(whole)


def test_a_line_with_and_without_spaces() -> None:
    assert json_line([{"a": "一\n二"}, None]) == '[{"a": "一\\n二"}, null]'
    assert json_line([{"a": 1}, None], compact=True) == '[{"a":1},null]'


def test_what_is_escaped() -> None:
    written = {
        "\x9b31m": r'"\u009b31m"',
        "授课\u202e人": r'"授课\u202e人"',
        "\udc80": r'"\udc80"',
        "## [一] ##[add-mask]e": r'"## [一] ##\u005badd-mask]e"',
        "##vso[task.complete]": r'"##vso\u005btask.complete]"',
        "全　角👨‍🌾": '"全　角👨‍🌾"',
    }
    assert {text: json_line(text) for text in written} == written


# In the default run, the planes that have characters of many kinds.
PLANES = range(17) if is_full_run() else (0, 14, 16)


@pytest.mark.parametrize("start", [0x10000 * plane for plane in PLANES])
def test_whatever_is_not_fit_to_print_is_escaped(start: int) -> None:
    characters = [chr(code) for code in range(start, start + 0x10000)]
    text = json_line(characters)
    assert visible_lines(text) == text
    assert json.loads(text) == characters


@given(st.text(st.characters()))
def test_any_text_comes_back(text: str) -> None:
    assert json.loads(json_document({text: [text]})) == {text: [text]}
    assert json.loads(json_line({text: [text]}, compact=True)) == {text: [text]}
    json_document(text).encode("utf-8")


def test_an_array_has_a_line_for_each_item() -> None:
    items = [{"title": "党章\u202e"}, {"hours": [1.5, "一\n二"]}]
    text = json_lines(items)
    assert text == '[\n{"title": "党章\\u202e"},\n{"hours": [1.5, "一\\n二"]}\n]\n'
    assert json.loads(text) == items
    assert json.loads(json_lines([])) == []
