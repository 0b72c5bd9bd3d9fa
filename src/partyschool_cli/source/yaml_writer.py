"""New YAML documents, which readers of YAML 1.1 and of YAML 1.2 take for the same.

Takes what JSON has: mappings with text for keys, lists, text without lone surrogates, finite
numbers, booleans and None. Block style, but for lists of words that fit on one line. No anchors,
tags, comments or folded lines.

ruamel.yaml's emitter lays the document out. It is given events, since `YAML.dump` takes three times
as long: it builds nodes first, and resolves the tag of each. ADR 3 has the figures.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any, Final
from unicodedata import east_asian_width

from ruamel.yaml import YAML, events
from ruamel.yaml.emitter import Emitter, ScalarAnalysis

from partyschool_cli.source.field_text import atom
from partyschool_cli.source.yaml_scalar import scalar

_LINE: Final = 100  # columns
_INDENT: Final = "  "
# Sentences are easier to read a line each.
_SENTENCE: Final = re.compile(r"[\s，。；：！？]")
# Text of several lines as a block literal: each line as it stands, below its key.
_LITERAL: Final = re.compile(r"(?![\s])(?:[^\n]*\n)+[^\n]+\n?")


class _Emitter(Emitter):
    """Writes one-line scalars unchanged: `scalar` has quoted them for both versions of YAML."""

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        return ScalarAnalysis(
            scalar,
            empty=False,
            multiline=False,
            allow_flow_plain=True,
            allow_block_plain=True,
            allow_single_quoted=False,
            allow_double_quoted=False,
            allow_block=True,
        )


def dump_document(content: Mapping[str, Any]) -> str:
    """A mapping as one document, keys in their order, with a final newline."""
    return _text(_mapping(content, ""))


def dump_list(items: Sequence[Any]) -> str:
    """A list as one document, an item below the other, with a final newline."""
    # ruamel.yaml indents the outermost list like one below a key.
    return re.sub(f"^{_INDENT}", "", _text(_list(items, "", is_flow=False)), flags=re.MULTILINE)


def _text(root: Iterator[events.Event]) -> str:
    yaml = YAML()
    yaml.Emitter = _Emitter
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = sys.maxsize
    text = StringIO()
    yaml.emit(_document(root), text)
    return text.getvalue()


def _document(root: Iterator[events.Event]) -> Iterator[events.Event]:
    yield events.StreamStartEvent()
    yield events.DocumentStartEvent(explicit=False)
    yield from root
    yield events.DocumentEndEvent(explicit=False)
    yield events.StreamEndEvent()


def _mapping(content: Mapping[str, Any], indent: str) -> Iterator[events.Event]:
    yield events.MappingStartEvent(anchor=None, tag=None, implicit=True, flow_style=False)
    for key, value in content.items():
        name = scalar(key)
        yield _scalar(name)
        yield from _value(value, indent + _INDENT, f"{indent}{name}:")
    yield events.MappingEndEvent()


def _list(items: Sequence[Any], indent: str, *, is_flow: bool) -> Iterator[events.Event]:
    yield events.SequenceStartEvent(anchor=None, tag=None, implicit=True, flow_style=is_flow)
    inner = indent + _INDENT
    for item in items:
        yield from _value(item, inner, inner)
    yield events.SequenceEndEvent()


def _value(value: Any, indent: str, before: str) -> Iterator[events.Event]:
    """The events of a value: `indent` is for lines below it, `before` precedes it on its own."""
    if isinstance(value, Mapping):
        yield from _mapping(value, indent)
    elif isinstance(value, list | tuple):
        yield from _list(value, indent, is_flow=_is_flow(value, before))
    elif isinstance(value, str) and _is_literal(value):
        yield _scalar(value, style="|")
    else:
        yield _scalar(atom(value))


def _scalar(text: str, style: str | None = None) -> events.ScalarEvent:
    return events.ScalarEvent(anchor=None, tag=None, implicit=(True, True), value=text, style=style)


def _is_literal(text: str) -> bool:
    return (
        "\n" in text
        and _LITERAL.fullmatch(text) is not None
        and text.replace("\n", "").isprintable()
    )


def _is_flow(items: Sequence[Any], before: str) -> bool:
    """Whether `items` are words that fit on the line after `before`."""
    if not all(_is_word(item) for item in items):
        return False
    return _columns(f"{before} [{', '.join(map(atom, items))}]") <= _LINE


def _is_word(item: Any) -> bool:
    if isinstance(item, str):
        return scalar(item) == item and _SENTENCE.search(item) is None
    return not isinstance(item, Mapping | list | tuple)


def _columns(line: str) -> int:
    if line.isascii() or len(line) * 2 <= _LINE:
        return len(line)
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in line)
