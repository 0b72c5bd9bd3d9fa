"""What is at a place of a text while it is typed: a key or a value, and how much of it."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from partyschool_cli.editor.text.outline import BlankLine, Outline, position_in, read_outline
from partyschool_cli.editor.text.token import Token
from partyschool_cli.source.text.line_ends import line_start
from partyschool_cli.source.text.span import FieldPath, On


class Cursor(NamedTuple):
    """The key or value at an offset, or the gap where one may be typed.

    `path` is that of the value, or of the one that the key leads to; its last step is empty for a
    key of which nothing is typed. `start` and `end` are what takes the place of it, without
    quotes, and `typed` is what stands between `start` and the offset. `own_line`: nothing but
    dashes is before it on its line; then `indent` is its column, else that of the line.
    `needs_dash`: it is an item of a list, and not even a dash is there.
    """

    on: On
    path: FieldPath
    start: int
    end: int
    typed: str
    text: str = ""
    quote: str = ""
    is_closed: bool = True
    is_flow: bool = False
    own_line: bool = False
    has_colon: bool = False
    needs_space: bool = False
    needs_dash: bool = False
    indent: int = 0


def cursor_at(text: str, offset: int) -> Cursor | None:
    """The cursor at an offset of any text; None in a comment, a block of text, between tokens."""
    cursor = _cursor_at(text, offset)
    if cursor is None or not cursor.own_line:
        return cursor
    is_item = cursor.on == "value" and bool(cursor.path) and isinstance(cursor.path[-1], int)
    before = text[line_start(text, cursor.start) : cursor.start]
    return cursor._replace(needs_dash=is_item and not before.strip())


def _cursor_at(text: str, offset: int) -> Cursor | None:
    outline = read_outline(text)
    token = _found(outline.tokens, offset)
    if token is not None:
        return _on_token(text, token, offset)
    blank = _blank_line_at(outline, offset)
    if blank is not None:
        return _on_blank_line(blank, offset)
    token = _found(outline.gaps, offset)
    return None if token is None else _in_gap(text, token, offset)


def token_at(text: str, offset: int) -> Token | None:
    """The key or scalar at an offset, or just before it."""
    return _found(read_outline(text).tokens, offset)


def _found(tokens: Sequence[Token], offset: int) -> Token | None:
    at = bisect_right(tokens, offset, key=lambda token: token.start) - 1
    return tokens[at] if at >= 0 and offset <= tokens[at].end else None


def _blank_line_at(outline: Outline, offset: int) -> BlankLine | None:
    lines = outline.blank_lines
    at = bisect_right(lines, offset, key=lambda line: line.start) - 1
    return lines[at] if at >= 0 and offset <= lines[at].end else None


def _on_token(text: str, token: Token, offset: int) -> Cursor | None:
    start, end = token.inner
    if not start <= offset <= end:
        return None
    return Cursor(
        on=token.on,
        path=token.path,
        start=start,
        end=end,
        typed=text[start:offset],
        text=token.text,
        quote=token.quote,
        is_closed=token.is_closed,
        is_flow=token.is_flow,
        own_line=_is_own_line(token),
        has_colon=token.on == "key" and not token.is_half_key and _has_colon(text, token),
        indent=_indent(text, start, own_line=_is_own_line(token)),
    )


def _is_own_line(token: Token) -> bool:
    return not token.is_flow and (token.own_line or token.on == "key")


def _has_colon(text: str, token: Token) -> bool:
    return text[token.end :].lstrip(" \t").startswith(":")


def _indent(text: str, at: int, *, own_line: bool) -> int:
    start = line_start(text, at)
    if own_line:
        return at - start
    line = text[start:at]
    return len(line) - len(line.lstrip(" \t-"))


def _on_blank_line(line: BlankLine, offset: int) -> Cursor | None:
    column = offset - line.start
    position = position_in(line.levels, column)
    if position is None:
        return None
    path = (*position.path, "") if position.on == "key" else position.path
    return Cursor(position.on, path, offset, offset, "", own_line=True, indent=column)


def _in_gap(text: str, gap: Token, offset: int) -> Cursor | None:
    before = text[offset - 1] if offset else ""
    return Cursor(
        on=gap.on,
        path=gap.path,
        start=offset,
        end=offset,
        typed="",
        is_flow=gap.is_flow,
        own_line=_is_own_line(gap),
        needs_space=before in (":", "-") and not gap.is_flow,
        indent=_indent(text, offset, own_line=_is_own_line(gap)),
    )
