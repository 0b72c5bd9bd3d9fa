"""The comments that outlive an entry which is taken out of a text."""

import re
from collections.abc import Iterator
from typing import Final

from partyschool_cli.source.text.span import FieldPath, Stretch
from partyschool_cli.source.text_edits.parsed_text import ParsedText

_COMMENT: Final = re.compile(r"#[^\r\n]*")
_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]*")


def lasting_comments(parsed: ParsedText, path: FieldPath) -> list[str]:
    """The comments of the entry at `path` outside of brackets, in their order.

    A session, or what else is a group in a list, takes those inside it along.
    """
    if _is_group_of_list(parsed, path):
        return []
    found: list[str] = []
    at, last = parsed.head_end(path), parsed.entry(path).end_with_comment
    for start, end in (*sorted(_covered(parsed, path)), (last, last)):
        if start >= at:
            found += _COMMENT.findall(parsed.text, at, start)
        at = max(at, end)
    return found


def _covered(parsed: ParsedText, path: FieldPath) -> Iterator[Stretch]:
    """The stretches of an entry where a `#` is no comment, or one of a comment that goes."""
    places, depth = parsed.places, len(path)
    for inner, span in places.keys():  # noqa: SIM118
        if inner[:depth] == path:
            yield span.start, span.end
    for inner, span in places.values():
        if inner[:depth] != path:
            continue
        if _is_group_of_list(parsed, inner):
            entry = parsed.entry(inner)
            yield entry.start, entry.end_with_comment
        elif places.is_block_text(inner):
            head = _HEADER.match(parsed.text, span.start)
            start = span.start if head is None else head.end()
            yield _after_comment(parsed.text, start), span.end
        elif not isinstance(parsed.at(inner), dict | list):
            yield span.start, span.end


def _after_comment(text: str, at: int) -> int:
    found = _COMMENT.match(text, at)
    return at if found is None else found.end()


def _is_group_of_list(parsed: ParsedText, path: FieldPath) -> bool:
    is_item = bool(path) and isinstance(path[-1], int) and not parsed.places.is_flow(path)
    return is_item and isinstance(parsed.at(path), dict | list)
