"""Read YAML that may be broken: each key and value with its path, by lines and indentation.

While somebody types, a file hardly ever parses. For a text that does, the tokens here are those of
the parser. A bracket or a quote that is left open ends before the next line that is a key or a dash
no deeper than what holds it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from partyschool_cli.editor.text.flow_outline import FlowReader
from partyschool_cli.editor.text.token import (
    QUOTES,
    Token,
    comment_start,
    find_key,
    plain_end,
    quoted_token,
    skip_spaces,
)
from partyschool_cli.source.text.span import FieldPath, On

_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_BLOCK_TEXT: Final = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?")
_DOCUMENT_MARK: Final = re.compile(r"(?:---|\.\.\.)(?:[ \t].*)?")


class Level(NamedTuple):
    """A mapping or list in lines: its column, its path, and the last step in it.

    `is_filled` is true where that step has a value.
    """

    indent: int
    is_list: bool
    path: FieldPath
    step: str | int
    is_filled: bool = False

    @property
    def inner(self) -> FieldPath:
        """The path of its last value."""
        return (*self.path, self.step)

    # `_replace` takes several times as long, and there is a level for each line.
    def at(self, step: str | int) -> "Level":
        """The same at a further step, which has no value yet."""
        return Level(self.indent, self.is_list, self.path, step)

    def filled(self) -> "Level":
        """The same with a value at its last step."""
        return Level(self.indent, self.is_list, self.path, self.step, True)


class BlankLine(NamedTuple):
    """A line without content, and the levels that are open there, the outermost first."""

    start: int
    end: int
    levels: tuple[Level, ...]


class Outline(NamedTuple):
    """What stands in a text, in its order.

    `tokens` are keys and scalars; in `gaps` one may be typed: after a colon, a dash, a comma.
    """

    tokens: Sequence[Token]
    gaps: Sequence[Token]
    blank_lines: Sequence[BlankLine]

    def keys(self, path: FieldPath) -> tuple[str, ...]:
        """The keys of the mapping at `path`."""
        return tuple(
            token.text for token in self.tokens if token.on == "key" and token.path[:-1] == path
        )

    def values(self) -> Mapping[FieldPath, Token]:
        """The scalars by path."""
        return {token.path: token for token in self.tokens if token.on == "value"}


class Position(NamedTuple):
    """What may be written in a column: a key of the mapping at `path`, or the value at `path`."""

    on: On
    path: FieldPath


def position_in(levels: Sequence[Level], column: int) -> Position | None:
    """What may be written at a `column` of a new line; None where nothing may."""
    open_levels = [level for level in levels if level.indent <= column]
    if not open_levels:
        return Position("key", ())
    inmost = open_levels[-1]
    if inmost.indent < column:
        is_new = len(open_levels) == len(levels) and not inmost.is_filled
        return Position("value", inmost.inner) if is_new else None
    if not inmost.is_list:
        return Position("key", inmost.path)
    holder = open_levels[-2] if len(open_levels) > 1 else None
    if holder is not None and holder.indent == column:
        return Position("key", holder.path)
    return Position("value", (*inmost.path, int(inmost.step) + 1))


# An editor asks several things about one text.
@lru_cache(maxsize=8)
def read_outline(text: str) -> Outline:
    """The outline of any text."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.gaps: list[Token] = []
        self.blank_lines: list[BlankLine] = []
        self.levels: list[Level] = []
        # Whether the next line may go on with the last token.
        self.is_open_text = False

    def read(self) -> Outline:
        at, text_indent = 0, None
        while at <= len(self.text):
            line = _LINE.match(self.text, at)
            start, end = line.span(1) if line else (at, at)
            column = skip_spaces(self.text, start, end) - start
            is_blank = start + column == end
            if text_indent is not None and (is_blank or column > text_indent):
                if is_blank and column <= text_indent:
                    self._blank(start, end)
                at = _after(line)
                continue
            text_indent = None
            if is_blank:
                self._blank(start, end)
                at = _after(line)
                continue
            reached = self._line(start, column, end)
            if reached is None:
                text_indent = self.levels[-1].indent if self.levels else -1
            line = _LINE.match(self.text, max(end, reached or 0))
            at = _after(line)
        return Outline(self.tokens, self.gaps, self.blank_lines)

    def _blank(self, start: int, end: int) -> None:
        self.blank_lines.append(BlankLine(start, end, tuple(self.levels)))

    def _line(self, start: int, column: int, end: int) -> int | None:
        """Read a line with content; the offset reached, or None where a block of text begins."""
        at = start + column
        if self.text[at] == "#":
            return end
        if column == 0 and _DOCUMENT_MARK.fullmatch(self.text, at, end):
            return end
        if self._goes_on(at, column, end):
            return end
        is_after_dash = False
        while self.text[at] == "-" and (at + 1 == end or self.text[at + 1] in " \t"):
            self._dash(at - start)
            is_after_dash = True
            dash, at = at, skip_spaces(self.text, at + 1, end)
            if at == end or self.text[at] == "#":
                self._gap(dash + 1, at, self.levels[-1].inner, own_line=True)
                return end
        key = find_key(self.text, at, end)
        if key is not None:
            self._key(at - start, key.text)
            path = self.levels[-1].inner
            self.tokens.append(Token(key.start, key.end, path, "key", key.text, key.quote))
            return self._value(key.colon + 1, end, path, own_line=False)
        if is_after_dash:
            return self._value(at, end, self.levels[-1].inner, own_line=True)
        return self._alone(start, at, end)

    def _goes_on(self, at: int, column: int, end: int) -> bool:
        """Take the line as more of an unquoted text, if it is that."""
        is_more = self.is_open_text and bool(self.levels) and column > self.levels[-1].indent
        self.is_open_text = False
        if not is_more or find_key(self.text, at, end) is not None:
            return False
        stop = plain_end(self.text, at, end)
        last = self.tokens[-1]
        self.tokens[-1] = last._replace(end=stop, text=f"{last.text} {self.text[at:stop]}")
        self.is_open_text = comment_start(self.text, at, end) == end
        return True

    def _alone(self, start: int, at: int, end: int) -> int | None:
        """A line with neither a dash nor a colon: the value of the line above, or half a key."""
        position = position_in(self.levels, at - start)
        if position is None:
            return end
        if position.on == "value" or (self.text[at] in "[{" and not self.levels):
            return self._value(at, end, position.path, own_line=True)
        stop = plain_end(self.text, at, end)
        token = Token(at, stop, (), "key", self.text[at:stop])
        if self.text[at] in QUOTES:
            token = quoted_token(self.text, at, (), "key", at - start)
        self.tokens.append(token._replace(path=(*position.path, token.text), is_half_key=True))
        return max(end, token.end)

    def _dash(self, column: int) -> None:
        self._close(column, is_list=True)
        if self.levels and self.levels[-1].is_list and self.levels[-1].indent == column:
            last = self.levels[-1]
            self.levels[-1] = last.at(int(last.step) + 1)
        else:
            self.levels.append(Level(column, True, self._inner(), 0))

    def _key(self, column: int, name: str) -> None:
        self._close(column, is_list=False)
        if self.levels and not self.levels[-1].is_list and self.levels[-1].indent == column:
            self.levels[-1] = self.levels[-1].at(name)
        else:
            self.levels.append(Level(column, False, self._inner(), name))

    def _close(self, column: int, *, is_list: bool) -> None:
        while self.levels and (
            self.levels[-1].indent > column
            or (self.levels[-1].indent == column and self.levels[-1].is_list and not is_list)
        ):
            self.levels.pop()

    def _inner(self) -> FieldPath:
        return self.levels[-1].inner if self.levels else ()

    def _value(self, at: int, end: int, path: FieldPath, *, own_line: bool) -> int | None:
        """Read the value that begins after `at`; the offset reached, None for a block of text."""
        begin, at = at, skip_spaces(self.text, at, end)
        if at == end or (self.text[at] == "#" and at > begin):
            self._gap(begin, at, path, own_line=own_line)
            return end
        if self.levels:
            self.levels[-1] = self.levels[-1].filled()
        first = self.text[at]
        indent = self.levels[-1].indent if self.levels else -1
        if first in "[{":
            return FlowReader(self.text, indent, self.tokens, self.gaps).read(at, path)
        if first in QUOTES:
            token = quoted_token(self.text, at, path, "value", indent)
            self.tokens.append(token._replace(own_line=own_line))
            return token.end
        if _BLOCK_TEXT.fullmatch(self.text, at, end):
            return None
        stop = plain_end(self.text, at, end)
        text = self.text[at:stop]
        self.tokens.append(Token(at, stop, path, "value", text, own_line=own_line))
        self.is_open_text = comment_start(self.text, at, end) == end
        return end

    def _gap(self, start: int, end: int, path: FieldPath, *, own_line: bool) -> None:
        self.gaps.append(Token(start, end, path, "value", own_line=own_line))


def _after(line: re.Match[str] | None) -> int:
    """The offset of the next line; beyond the text after the last."""
    if line is None or not line[2]:
        return len(line.string) + 1 if line else 0
    return line.end()
