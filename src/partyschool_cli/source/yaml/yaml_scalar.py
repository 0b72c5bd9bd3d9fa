"""Quoting of text, so that readers of YAML 1.1 and of YAML 1.2 take it for the same."""

import re
from functools import lru_cache
from typing import Final

from partyschool_cli.markup.json_text import json_line

# No indicator at the start; no `:`, `,`, `?`, bracket or ` #` inside; no space at the end. The sets
# are wider than YAML's own: libyaml stops at `:` and `?` in some flow lists, and `.5`, `+1`, `=`,
# `<<` and `~` mean something to some readers.
_PLAIN: Final = re.compile(
    r"""[^\s\-?:,\[\]{}#&*!|>'"%@`=<~+.](?:[^\s?:,\[\]{}]|[ \u3000](?!\#|\Z))*""", re.VERBOSE
)
# Outside of brackets a `:` ends a text only before a space, and commas and brackets never do.
_PLAIN_IN_BLOCK: Final = re.compile(
    r"""[^\s\-?:,\[\]{}#&*!|>'"%@`=<~+.](?:[^\s:]|:(?![\s]|\Z)|[ \u3000](?!\#|\Z))*""",
    re.VERBOSE,
)
# Numbers of every base, with any separators, and dates; with a time, too.
_NUMBER: Final = re.compile(
    r"[0-9][0-9a-fA-FxXoO_.:+\-]*|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9].*"
)
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def is_printable(text: str) -> bool:
    """Whether a text has no signs that YAML, or a person who reads it, may take for others."""
    return text.replace("\u3000", " ").isprintable()


@lru_cache(maxsize=1024)
def scalar(text: str, *, in_block: bool = False) -> str:
    """`text` on one line: as it is, else in double quotes.

    It may stand in any context, as a key too; if `in_block`, only as a value outside of brackets. A
    key has at most 1,000 characters, or needs a `?` before it. No lone surrogates.
    """
    plain = _PLAIN_IN_BLOCK if in_block else _PLAIN
    is_plain = (
        plain.fullmatch(text) is not None
        and is_printable(text)
        and _NUMBER.fullmatch(text) is None
        and text.lower() not in _WORDS
    )
    # JSON's strings are YAML's double-quoted ones, escapes included.
    return text if is_plain else json_line(text)
