"""Find items of a `[…]` list that are probably several, joined by full-width commas."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from partyschool_cli.source.text.span import FieldPath, Span
from partyschool_cli.source.yaml.places import Places

SEPARATORS = "，、；"
_SEPARATOR = re.compile(f"[{SEPARATORS}]")
_IN_BRACKETS = re.compile(rf"\[[^\[\]{SEPARATORS}]*+[{SEPARATORS}]")


class JoinedItem(NamedTuple):
    """One unquoted item, with the texts between its separators and the first separator."""

    path: FieldPath
    span: Span
    parts: tuple[str, ...]
    separator: str


def joined_items(text: str, places: Places) -> Iterator[JoinedItem]:
    """The joined items of a text, quoted ones excepted."""
    for path, span in places.scalars():
        raw = text[span.start : span.end]
        found = _SEPARATOR.search(raw)
        if found is None or raw[0] in "\"'" or not path or not isinstance(path[-1], int):
            continue
        if path[:-1] in places and text.startswith("[", places.whole(path[:-1]).start):
            parts = (" ".join(part.split()) for part in _SEPARATOR.split(raw))
            yield JoinedItem(path, span, tuple(filter(None, parts)), found[0])


def may_have_joined_items(text: str) -> bool:
    """Whether `text` can have any, a test that takes no parse."""
    return _IN_BRACKETS.search(text) is not None


def has_separator(word: str) -> bool:
    """Whether `word` has a sign that may separate items."""
    return _SEPARATOR.search(word) is not None
