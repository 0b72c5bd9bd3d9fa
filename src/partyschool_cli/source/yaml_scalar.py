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
# Numbers of every base, with any separators, and dates.
_NUMBER: Final = re.compile(r"[0-9][0-9a-fA-FxXoO_.+\-]*")
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


@lru_cache(maxsize=1024)
def scalar(text: str) -> str:
    """`text` as a value or key on one line, in any context: as it is, else in double quotes.

    A key has at most 1,000 characters, or needs a `?` before it. No lone surrogates.
    """
    is_plain = (
        _PLAIN.fullmatch(text) is not None
        and text.replace("\u3000", " ").isprintable()
        and _NUMBER.fullmatch(text) is None
        and text.lower() not in _WORDS
    )
    # JSON's strings are YAML's double-quoted ones, escapes included.
    return text if is_plain else json_line(text)
