"""The parser reads what other libraries write, and what another composer reads, in any shape."""

import io
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from partyschool_cli.source.text.problem import ProblemCode
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml import yaml_parser
from partyschool_cli.source.yaml.scalars import plain_scalar
from partyschool_cli.source.yaml.yaml_parser import Parsed, parse
from tests.full_run import is_full_run
from tests.source.yaml_texts import HEAPS, SHAPES, SHIPPED, SHIPPED_WITH_SLIPS

WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\u2028\u2029"
    ),
    max_size=12,
    # In `[?a]` and `[:a]` libyaml, older than YAML 1.2, sees a key and a value.
).filter(lambda word: word[:1] not in ("?", ":"))
SCALARS = st.one_of(
    WORDS,
    st.sampled_from(
        ["no", "08:30", "012", "1e3", "~", "a: b", "# x", "- x", "“党”", "：", "2026-10-12"]
    ),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.none(),
)
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)
)


def written(data: Any, *, flow: bool, line_end: str) -> str:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    yaml.default_flow_style = flow
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(data, stream)
    return "# 注：开头\n" + stream.getvalue().replace("\n", line_end)


def as_read(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: as_read(item) for key, item in data.items()}
    return [as_read(item) for item in data] if isinstance(data, list) else data


@given(DATA, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_reads_what_another_library_writes(data: Any, flow: bool, line_end: str) -> None:
    text = written(data, flow=flow, line_end=line_end)
    parsed = parse(text)
    assert parsed.problems == ()
    assert parsed.content == as_read(data)


@given(st.dictionaries(WORDS, DATA, min_size=1, max_size=4), st.booleans())
def test_the_text_at_a_place_reads_as_the_value_there(data: Any, flow: bool) -> None:
    text = written(data, flow=flow, line_end="\n")
    parsed = parse(text)
    for path, span in parsed.places.values():
        value = parsed.content
        for step in path:
            value = value[step]
        there = " " * (span.column - 1) + text[span.start : span.end]
        assert parse(there).content == value


@given(
    st.lists(
        st.sampled_from(list("：，“[]{}-:#&*!|>'\"%@`? \t\r\n\u3000\u0085\ufeff\0a0党𠮷")),
        max_size=40,
    )
)
def test_any_text_gives_data_or_problems_with_places_inside(chars: list[str]) -> None:
    text = "".join(chars)
    parsed: Parsed = parse(text)
    spans = [span for _, span in (*parsed.places.values(), *parsed.places.keys())]
    for problem in parsed.problems:
        assert problem.span is not None
        spans.append(problem.span)
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)
        assert 1 <= span.line <= span.end_line


# --- against a composer

Extent = tuple[int, int]
# The one in Python takes fewer texts (a tab behind a word).
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Composed:
    """What PyYAML's composer reads in a text: content, and the extents of values and keys."""

    def __init__(self, text: str) -> None:
        self.values: dict[FieldPath, Extent] = {}
        self.keys: dict[FieldPath, Extent] = {}
        self.has_twice = False
        root = yaml.compose(text, Loader=_LOADER)
        self.content = None if root is None else self._content(root, ())

    def _content(self, node: yaml.Node, path: FieldPath) -> Any:
        self.values[path] = _extent(node)
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style else plain_scalar(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self._content(item, (*path, at)) for at, item in enumerate(node.value)]
        found = {}
        for key, value in node.value:
            self.has_twice |= key.value in found
            self.keys[*path, key.value] = _extent(key)
            found[key.value] = self._content(value, (*path, key.value))
        return found


def _extent(node: yaml.Node) -> Extent:
    return node.start_mark.index, node.end_mark.index


def same(one: Any, other: Any) -> bool:
    """Equal in value and in type all the way down; `.nan` equals itself."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other) or (one != one and other != other)


def assert_agrees(text: str) -> None:
    """The parser reads the text as the composer does, or tells a problem."""
    parsed = parse(text)
    if parsed.problems:
        return
    composed = Composed(text)
    assert same(parsed.content, composed.content)
    assert not composed.has_twice
    places = parsed.places
    assert {path: (span.start, span.end) for path, span in places.values()} == composed.values
    assert {path: (span.start, span.end) for path, span in places.keys()} == composed.keys  # noqa: SIM118


def test_it_agrees_on_every_shipped_file() -> None:
    for text in SHIPPED:
        assert parse(text).problems == ()
        assert_agrees(text)


@settings(max_examples=settings().max_examples * (4 if is_full_run() else 2))
@given(SHIPPED_WITH_SLIPS)
def test_it_agrees_on_shipped_files_with_slips(text: str) -> None:
    assert_agrees(text)


@settings(max_examples=settings().max_examples * (6 if is_full_run() else 3))
@given(SHAPES)
def test_it_agrees_on_any_shape_of_lines(text: str) -> None:
    assert_agrees(text)


@settings(max_examples=settings().max_examples * (6 if is_full_run() else 3))
@given(HEAPS)
def test_it_agrees_on_any_heap_of_pieces(text: str) -> None:
    assert_agrees(text)


@settings(max_examples=settings().max_examples * (6 if is_full_run() else 3))
@given(SHAPES)
def test_it_tells_no_problem_that_is_none(text: str) -> None:
    """What the composer reads, and is in the format, is read."""
    try:
        composed = Composed(text)
    except (yaml.YAMLError, TypeError):  # a list for a key
        assert parse(text).problems
        return
    told = {problem.code for problem in parse(text).problems}
    left_out = any(sign in text for sign in ("&", "*", "!", "<<", "%"))
    if composed.has_twice:
        assert ProblemCode.DUPLICATE_KEY in told
    elif not left_out:
        assert told == set()


def test_without_libyaml_shipped_files_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in SHIPPED[::5]:
        with_libyaml = parse(text)
        with monkeypatch.context() as patch:
            patch.setattr(yaml_parser, "_LOADER", yaml.SafeLoader)
            without = parse(text)
        assert (without.content, without.problems) == (with_libyaml.content, ())
        assert list(without.places.scalars()) == list(with_libyaml.places.scalars())
        assert list(without.places.keys()) == list(with_libyaml.places.keys())
