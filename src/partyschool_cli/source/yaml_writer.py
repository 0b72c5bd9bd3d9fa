"""YAML that every reader takes alike, whether it follows YAML 1.1 or 1.2.

Takes what JSON has: mappings, lists, text, finite numbers, booleans and None; keys of up to 1,000
characters, and no lone surrogates. Block style, but for lists of words that fit on one line. No
anchors, tags, comments or folded lines. ADR 3 has the reasons for not using a library.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import isfinite
from typing import Any, Final
from unicodedata import east_asian_width

from partyschool_cli.markup.json_text import json_line

_LINE: Final = 100  # columns
_INDENT: Final = "  "
# Sentences are easier to read a line each.
_SENTENCE: Final = re.compile(r"[\s，。；：！？]")

# No indicator at the start; no `:`, `,`, `?`, bracket or ` #` inside; no space at the end. The sets
# are wider than YAML's own: libyaml stops at `:` and `?` in some flow lists, and `.5`, `+1`, `=`,
# `<<` and `~` mean something to some readers.
_PLAIN: Final = re.compile(
    r"""[^\s\-?:,\[\]{}#&*!|>'"%@`=<~+.](?:[^\s?:,\[\]{}]|[ \u3000](?!\#|\Z))*""", re.VERBOSE
)
# Numbers of every base, with any separators, and dates.
_NUMBER: Final = re.compile(r"[0-9][0-9a-fA-FxXoO_.+\-]*")
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
# Text of several lines as a block literal: each line as it stands, below its key.
_LITERAL: Final = re.compile(r"(?![\s])(?:[^\n]*\n)+[^\n]+\n?")


def dump_document(content: Mapping[str, Any]) -> str:
    """A mapping as one document, keys in their order, with a final newline."""
    return "".join(_mapping(content, "")) if content else "{}\n"


def dump_list(items: Sequence[Any]) -> str:
    """A list as one document, an item below the other, with a final newline."""
    return "".join(_list(items, "")) if items else "[]\n"


@lru_cache(maxsize=1024)
def scalar(text: str) -> str:
    """`text` as a value or key on one line, in any context: as it is, else in double quotes."""
    is_plain = (
        _PLAIN.fullmatch(text) is not None
        and text.replace("\u3000", " ").isprintable()
        and _NUMBER.fullmatch(text) is None
        and text.lower() not in _WORDS
    )
    # JSON's strings are YAML's double-quoted ones, escapes included.
    return text if is_plain else json_line(text)


def _mapping(content: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in content.items():
        head = f"{indent}{scalar(key)}:"
        if isinstance(value, Mapping) and value:
            yield f"{head}\n"
            yield from _mapping(value, indent + _INDENT)
        elif _is_block_list(value, head):
            yield f"{head}\n"
            yield from _list(value, indent + _INDENT)
        else:
            yield f"{head} {_value(value, indent + _INDENT)}\n"


def _list(items: Sequence[Any], indent: str) -> Iterator[str]:
    inner = indent + _INDENT
    for item in items:
        if isinstance(item, Mapping) and item:
            first, *rest = _mapping(item, inner)
        elif _is_block_list(item, inner):
            first, *rest = _list(item, inner)
        else:
            first, rest = f"{inner}{_value(item, inner)}\n", []
        # `- ` takes the place of the first line's indent.
        yield f"{indent}- {first[len(inner) :]}"
        yield from rest


def _value(value: Any, indent: str) -> str:
    """A scalar, a list on one line, or something empty; `indent` is for a literal's lines."""
    if isinstance(value, str):
        return _literal(value, indent) if "\n" in value else scalar(value)
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_atom(item) for item in value)}]"
    return _atom(value)


def _literal(text: str, indent: str) -> str:
    if not _LITERAL.fullmatch(text) or not text.replace("\n", "").isprintable():
        return scalar(text)
    lines = text.removesuffix("\n").split("\n")
    head = "|" if text.endswith("\n") else "|-"
    return "\n".join([head, *(f"{indent}{line}" if line else "" for line in lines)])


def _atom(value: Any) -> str:
    """A value that is no collection. Raises TypeError for what JSON does not have."""
    if isinstance(value, str):
        return scalar(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float) and isfinite(value):
        # YAML 1.1 takes `1e+16` for text: a float has a point there.
        return re.sub(r"^(-?[0-9]+)e", r"\1.0e", repr(value))
    raise TypeError(f"YAML is written of text, numbers, true, false and null, not of {value!r}")


def _is_block_list(value: Any, before: str) -> bool:
    """Whether `value` is a list that goes below `before`: of more than words, or too long."""
    if not isinstance(value, list | tuple) or not value:
        return False
    if not all(_is_word(item) for item in value):
        return True
    line = f"{before} {_value(value, '')}"
    return _columns(line) > _LINE


def _is_word(item: Any) -> bool:
    if isinstance(item, str):
        return scalar(item) == item and _SENTENCE.search(item) is None
    return not isinstance(item, Mapping | list | tuple)


def _columns(line: str) -> int:
    if line.isascii() or len(line) * 2 <= _LINE:
        return len(line)
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in line)
