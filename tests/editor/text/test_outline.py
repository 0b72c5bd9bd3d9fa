"""The outline of a text: for one that parses, what the parser says; for another, what stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.editor.text.outline import BlankLine, position_in, read_outline
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED


def _parsed_words(text: str) -> list[tuple[int, int, tuple[str | int, ...], str]]:
    places = parse(text).places
    return [
        (word.start, word.end, word.path, word.on)
        for word in places.words()
        if word.end > word.start
        and not (word.on == "value" and places.is_block_text(word.path))
        and text[word.start] not in "[{"  # without anything in it
    ]


def _outlined(text: str) -> list[tuple[int, int, tuple[str | int, ...], str]]:
    return [(word.start, word.end, word.path, word.on) for word in read_outline(text).tokens]


@pytest.mark.parametrize("folder", [SHIPPED, PINGCHENG, QINGSHI], ids=lambda one: one.name)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_of_a_sound_file_the_words_are_those_of_the_parser(folder: Path, line_end: str) -> None:
    for file in sorted(folder.rglob("*.yaml")):
        text = file.read_bytes().decode().replace("\r\n", "\n").replace("\n", line_end)
        assert _outlined(text) == _parsed_words(text), file


_SCALARS = st.sampled_from(
    ["a", "甲 乙", "𠮷", "08:30", "a:b", "x#y", "'it''s'", '"a: b # c"', '"\\u7532"', "-1", "“引”"]
)
_KEYS = st.sampled_from(["title", "主题", "k-1", "from", '"k"', "'k'"])


@st.composite
def _flow(draw: st.DrawFn, depth: int = 0) -> str:
    if depth > 1 or draw(st.booleans()):
        return draw(_SCALARS)
    gap = draw(st.sampled_from(["", " ", "  "]))
    inner = draw(st.lists(_flow(depth + 1), max_size=3))
    if draw(st.booleans()):
        return f"[{gap}{', '.join(inner)}{gap}]"
    pairs = [f"k{number}: {value}" for number, value in enumerate(inner)]
    return f"{{{gap}{', '.join(pairs)}{gap}}}"


@st.composite
def _block(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """Lines of a mapping or a list, without their indent."""
    lines: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        comment = draw(st.sampled_from(["", " # 说明", ""]))
        head = f"k{number}:"
        kind = draw(st.sampled_from(["scalar", "flow", "inner", "list", "text", "blank"]))
        if depth > 2 or kind in ("scalar", "flow"):
            lines.append(f"{head} {draw(_flow())}{comment}")
        elif kind == "inner":
            lines += [f"{head}{comment}", *(f"  {line}" for line in draw(_block(depth + 1)))]
        elif kind == "text":
            lines += [f"{head} |{comment}", "  一 # 不是说明", "", "  k: 二"]
        elif kind == "list":
            step = draw(st.sampled_from(["", "  "]))
            lines.append(f"{head}{comment}")
            for _ in range(draw(st.integers(1, 2))):
                first, *rest = draw(_block(depth + 1))
                lines += [f"{step}- {first}", *(f"{step}  {line}" for line in rest)]
        else:
            lines += ["", "# 一行说明", f"{head} {draw(_SCALARS)}"]
    return lines


@given(_block(), st.sampled_from(["\n", "\r\n"]))
def test_of_any_sound_text_the_words_are_those_of_the_parser(
    lines: list[str], line_end: str
) -> None:
    text = line_end.join(lines)
    assert not parse(text).problems
    assert _outlined(text) == _parsed_words(text)


@pytest.mark.parametrize(
    "broken",
    [
        "teachers: [wang",
        "teachers: [wang, ",
        "title: '党章",
        'title: "党章',
        "season: {from: 03-01",
    ],
)
def test_what_is_left_open_ends_before_the_next_entry(broken: str) -> None:
    text = f"kind: theme\n{broken}\nschool: liudu\nsites: [a, b]\n"
    values = read_outline(text).values()
    assert values["school",].text == "liudu"
    assert values["sites", 1].text == "b"


def test_a_word_without_a_colon_is_half_a_key() -> None:
    words = read_outline("title: 党章\nsch\nkind: theme\n").tokens
    assert [(word.text, word.is_half_key) for word in words if word.on == "key"] == [
        ("title", False),
        ("sch", True),
        ("kind", False),
    ]


def test_quotes_are_no_part_of_a_text() -> None:
    values = read_outline("a: 'it''s'\nb: \"\\u7532\"\nc: 'open\n").values()
    assert [values[name,].text for name in "abc"] == ["it's", "甲", "open"]


def test_a_line_tells_by_its_column_what_may_be_written() -> None:
    text = "title: 班\nsessions:\n  - id: s01\n\n"
    blank: BlankLine = read_outline(text).blank_lines[0]
    found = {column: position_in(blank.levels, column) for column in range(6)}
    assert found == {
        0: ("key", ()),
        1: None,
        2: ("value", ("sessions", 1)),
        3: None,
        4: ("key", ("sessions", 0)),
        5: None,
    }


@given(st.text(alphabet="ab甲𠮷 \t\n\r-:#[]{},'\"|>&*!?%@`\\", max_size=60))
def test_any_text_has_an_outline_in_order(text: str) -> None:
    outline = read_outline(text)
    starts = [word.start for word in outline.tokens]
    assert starts == sorted(starts)
    assert all(0 <= word.start <= word.end <= len(text) for word in outline.tokens)
    assert all(0 <= gap.start <= gap.end <= len(text) for gap in outline.gaps)


def test_a_large_broken_text_takes_no_longer_than_a_sound_one() -> None:
    read_outline("a: '\n" * 3_000)
    read_outline("[" * 3_000)
