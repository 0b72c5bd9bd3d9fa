"""YAML that readers of 1.1 (PyYAML), of 1.2 (ruamel.yaml) and our own take for the same data."""

import datetime as dt
import math
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from partyschool_cli.source.style.yaml_writer import dump_document, dump_list
from partyschool_cli.source.yaml.yaml_parser import parse
from partyschool_cli.source.yaml.yaml_scalar import scalar

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
# What readers take for something else, or that has a meaning of its own in YAML.
ALPHABET = " \t\n\r\x85\u2028\u2029\ufeff\u3000\x1b:,[]{}#&*!|>'\"%@`?-=<~+._\\0019eExXoOnNyYtT中"
TRICKY = st.text(ALPHABET, max_size=12)


def read_everywhere(text: str) -> list[Any]:
    """What each reader makes of one document."""
    ruamel = YAML(typ="safe", pure=True)
    old_ruamel = YAML(typ="safe", pure=True)
    old_ruamel.version = (1, 1)
    own = parse(text)
    assert own.problems == ()
    return [yaml.safe_load(text), ruamel.load(text), old_ruamel.load(text), own.content]


def test_what_needs_no_quotes_has_none(subtests: pytest.Subtests) -> None:
    cases = [
        *(
            "党章",
            "大棚 种植",
            "《党章》“四个意识”",
            "全　角",
            "a-b_c.d",
            "C#",
            "3D打印",
            "2026年",
            "x=1",
            "a'b",
        ),
        *(
            "nightly",
            "yesterday",
            "1st",
            "第1讲",
            "a\\b",
            "C++",
            "50%",
            "A&B",
            "说（说）",
            "—",
            "①",
            "😀",
        ),
    ]
    for text in cases:
        with subtests.test(text=text):
            assert scalar(text) == text
            assert read_everywhere(f"[{text}]\n") == [[text]] * 4
            assert read_everywhere(f"{text}: {text}\n") == [{text: text}] * 4


WHAT_SOME_READER_WOULD_MISREAD_IS_QUOTED = [
    *(
        "",
        " ",
        " a",
        "a ",
        "\u3000a",
        "a\u3000",
        "a: b",
        "a:",
        ":a",
        "a #b",
        "#a",
        "a,b",
        "[",
        "{a}",
    ),
    *(
        "~",
        "null",
        "Null",
        "nUll",
        "true",
        "False",
        "yes",
        "No",
        "ON",
        "off",
        "y",
        "N",
        "=",
        "<<",
    ),
    *("1", "-1", "+1", "012", "1_000", "0o7", "0x1f", "0b1", ".5", "5.", "1e3", "1,5", "1.2.3"),
    *(
        "08:30",
        "190:20:30",
        "2026-10-12",
        "2026-10-12 08:30",
        ".inf",
        "-.INF",
        ".nan",
        "---",
        "...",
    ),
    *("- a", "? a", "-a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'a'", '"a"'),
    *(
        "a\tb",
        "a\nb",
        "a\r\nb",
        "a\x85b",
        "a\u2028b",
        "a\u2029b",
        "\ufeffa",
        "a\ufeffb",
        "a\u202eb",
    ),
    *("\x00", "\x1b[31m", "\x7f", "\x9b", "\ufffe", "\ue000", "\u200b"),
]


def test_what_some_reader_would_misread_is_quoted(subtests: pytest.Subtests) -> None:
    for text in WHAT_SOME_READER_WOULD_MISREAD_IS_QUOTED:
        with subtests.test(text=text):
            assert scalar(text).startswith('"')
            assert read_everywhere(f"[{scalar(text)}]\n") == [[text]] * 4
            assert read_everywhere(dump_document({text: text})) == [{text: text}] * 4


@given(st.one_of(TEXTS, TRICKY))
def test_any_text_comes_back_from_every_reader(text: str) -> None:
    data = {text: text, "list": [text, text], "items": [{"key": text}, [text]]}
    assert read_everywhere(dump_document(data)) == [data] * 4
    assert (
        read_everywhere(f"{{{scalar(text)}: [{scalar(text)}, {scalar(text)}]}}\n")
        == [{text: [text, text]}] * 4
    )


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | TRICKY,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TRICKY, inner, max_size=4),
        max_leaves=12,
    )
)
def test_any_data_comes_back_from_every_reader(data: Any) -> None:
    for text, expected in ((dump_document({"a": data}), {"a": data}), (dump_list([data]), [data])):
        assert read_everywhere(text) == [expected] * 4


@given(TRICKY)
def test_nothing_is_printed_that_a_terminal_obeys(text: str) -> None:
    assert dump_document({"a": text}).replace("\n", "").replace("\u3000", "").isprintable()


def test_the_style_is_that_of_the_catalog() -> None:
    content: dict[str, Any] = {
        "title": "瓜菜嫁接",
        "contact_hours": 2.5,
        "delivery": ["lecture", "onsite"],
        "objectives": ["会" * 30, "懂" * 30],
        "audience": ["党员，团员"],
        "notes": None,
        "tags": [],
        "travel_minutes": {},
        "open": {"from": "08:30", "days": ["mon"]},
        "sessions": [{"id": "s01", "teachers": ["wang"], "locked": True}, {"id": "s02"}],
        "remarks": ["自带嫁接刀, 分组"],
        "summary": "第一段\n\n  第二段",
        "guide": "带队\n集合\n",
    }
    assert (
        dump_document(content)
        == f"""\
title: 瓜菜嫁接
contact_hours: 2.5
delivery: [lecture, onsite]
objectives:
  - {"会" * 30}
  - {"懂" * 30}
audience:
  - 党员，团员
notes: null
tags: []
travel_minutes: {{}}
open:
  from: "08:30"
  days: [mon]
sessions:
  - id: s01
    teachers: [wang]
    locked: true
  - id: s02
remarks:
  - 自带嫁接刀, 分组
summary: |-
  第一段

    第二段
guide: |
  带队
  集合
"""
    )


def test_a_list_as_a_document() -> None:
    assert dump_list([{"id": "a", "b": [{"c": 1}]}, "x", [[1], []]]) == (
        "- id: a\n  b:\n    - c: 1\n- x\n- - [1]\n  - []\n"
    )
    assert dump_list(["a", 1]) == "- a\n- 1\n"
    assert dump_list([]) == "[]\n"
    assert dump_document({}) == "{}\n"


def test_keys_of_any_length(subtests: pytest.Subtests) -> None:
    cases: list[int] = [100, 122, 123, 128, 1100, 5000]
    for length in cases:
        with subtests.test(length=length):
            key = "键" * length
            data = {key: {key: [{key: "a"}, "b"], "c": [1, 2]}, "d": "e\nf"}
            assert read_everywhere(dump_document(data)) == [data] * 4


def test_keys_stay_on_one_line() -> None:
    assert dump_document({"a\nb": "c\nd", "": ""}) == '"a\\nb": |-\n  c\n  d\n"": ""\n'


def test_floats_have_a_point_for_readers_of_1_1() -> None:
    assert dump_document({"a": 1e16, "b": -1e-7, "c": 0.5}) == "a: 1.0e+16\nb: -1.0e-07\nc: 0.5\n"


@pytest.mark.parametrize("value", [math.inf, math.nan, dt.date(2026, 10, 12), b"a", {"a"}])
def test_what_json_has_no_form_for_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="YAML is written of text"):
        dump_document({"a": value})
