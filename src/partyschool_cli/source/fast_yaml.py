"""The quick way from bytes to data, for the files that are as they should be.

It answers only where it is sure to say what `yaml_file.parse` would: a guard looks at the bytes and
the result is looked through. Everything else (and everything, where the parser has no wheel) gets
None, and is parsed with care. tests/source/test_fast_yaml.py holds the two against each other.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from partyschool_cli.source.document import MAX_NESTING

_loads: Callable[..., Any] | None
try:
    from yaml_rs import loads as _loads
except ImportError:  # pragma: no cover  # no wheel for this platform
    _loads = None

# Control bytes but line feed, and what YAML gives a meaning that the format refuses (anchors,
# aliases, tags, directives), or that parsers disagree on.
_SUSPECT: Final = bytes(set(range(0x20)) - {0x0A, 0x0D} | {0x7F} | set(b"&*!%@`?"))
_ALL_BUT_SUSPECT: Final = bytes(set(range(256)) - set(_SUSPECT))
# What ends a line or hides in one of the parsers and is several bytes long; more documents; merge
# keys; numbers that only one of them takes for numbers; deep nesting, which overflows a stack.
_ODD: Final = tuple(
    text.encode()
    for text in (
        *("\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"),
        *("\n---", "\n...", "<<", " 0b", "[0b", ",0b", "- - -", " " * 64),
    )
)
_C1: Final = re.compile(rb"\xc2[\x80-\x9f]")
_UNDERSCORED: Final = re.compile(rb"_(?:[0-9_.\s,\]}]|\Z)")
# In brackets: what begins with a sign that means something else in a block, a name before a colon
# that nothing follows, brackets in brackets of one kind, and what runs over the end of a line.
_ODD_ITEM: Final = re.compile(rb"[\[{,][ \r\n]*[|>:\-#]")
_ODD_COLON: Final = re.compile(rb":[,\]}]")
_ODD_VALUE: Final = re.compile(rb": +[|>:](?![-+1-9]{0,2}\r?\n)")
# A block text that begins with an empty line, or has nothing at all.
_ODD_BLOCK: Final = re.compile(rb"[|>][-+1-9]*[ ]*\r?\n(?:[ \r]*(?:\n|\Z)|\S)")
_ODD_LIST: Final = re.compile(rb"\[[^\]\n]*[\[\n]")
_ODD_MAPPING: Final = re.compile(rb"\{[^}\n]*[{\n]")
_MOST_BRACKETS: Final = 400


def parse_fast(data: bytes) -> Any:
    """The content of a UTF-8 file of plain YAML, or None where it has to be parsed with care.

    None is also the content of an empty file, which is nothing to be quick about.
    """
    if _loads is None or _is_odd(data):
        return None
    try:
        content = _loads(data.decode(), parse_datetime=False)
    except (ValueError, TypeError, RecursionError):  # TypeError: a key that is a mapping
        return None
    return content if type(content) is dict and _is_plain(content, 1) else None


def _is_odd(data: bytes) -> bool:
    """Whether the two parsers may read `data` differently, or one of them not survive it."""
    return bool(
        data.translate(None, _ALL_BUT_SUSPECT)
        or _has_odd_text(data)
        or data.startswith(b"---")
        or (b"\xc2" in data and _C1.search(data))
        or _UNDERSCORED.search(data)
        or _ODD_ITEM.search(data)
        or _ODD_COLON.search(data)
        or _ODD_VALUE.search(data)
        or ((b"|" in data or b">" in data) and _ODD_BLOCK.search(data))
        or _ODD_LIST.search(data)
        or _ODD_MAPPING.search(data)
        or data.count(b"[") + data.count(b"{") > _MOST_BRACKETS
        or data.count(b"\r") != data.count(b"\r\n")
    )


def _has_odd_text(data: bytes) -> bool:
    for text in _ODD:  # noqa: SIM110  # twice as fast as `any`, and each file pays for it
        if text in data:
            return True
    return False


def _is_plain(value: Any, depth: int) -> bool:
    """Whether keys are text, and nothing is nested too deep."""
    if depth > MAX_NESTING:
        return False
    if type(value) is dict:
        for key, item in value.items():
            if type(key) is not str:
                return False
            if type(item) in _CONTAINERS and not _is_plain(item, depth + 1):
                return False
    else:
        for item in value:
            if type(item) in _CONTAINERS and not _is_plain(item, depth + 1):
                return False
    return True


_CONTAINERS: Final = (dict, list)
