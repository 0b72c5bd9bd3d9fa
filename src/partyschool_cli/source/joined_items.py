"""Items of a `[…]` list that are probably several: the commas between them are full-width."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from partyschool_cli.source.span import FieldPath, Span

SEPARATORS = "，、；"
_SEPARATOR = re.compile(f"[{SEPARATORS}]")
_IN_BRACKETS = re.compile(rf"\[[^\[\]]*[{SEPARATORS}]")


class JoinedItem(NamedTuple):
    """One unquoted item, with the texts that its separators part and the first separator."""

    path: FieldPath
    span: Span
    parts: tuple[str, ...]
    separator: str


def joined_items(text: str, values: Mapping[FieldPath, Span]) -> Iterator[JoinedItem]:
    """The joined items of a text whose values stand at `values`. Quoted items are meant so."""
    holders = {path[:-1] for path in values if path}
    for path, span in values.items():
        raw = text[span.start : span.end]
        found = _SEPARATOR.search(raw)
        if found is None or path in holders or raw[0] in "\"'":
            continue
        holder = values.get(path[:-1])
        is_item = bool(path) and isinstance(path[-1], int) and holder is not None
        if holder is not None and is_item and text.startswith("[", holder.start):
            parts = (" ".join(part.split()) for part in _SEPARATOR.split(raw))
            yield JoinedItem(path, span, tuple(filter(None, parts)), found[0])


def may_have_joined_items(text: str) -> bool:
    """Whether it is worth looking for them, which takes a parse."""
    return _IN_BRACKETS.search(text) is not None


def has_separator(word: str) -> bool:
    """Whether `word` has a sign that may part several."""
    return _SEPARATOR.search(word) is not None
