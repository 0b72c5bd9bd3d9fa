"""Read a value in brackets, closed or not: its tokens, and where another may be typed."""

import re
from typing import Final

from partyschool_cli.editor.text.token import QUOTES, Token, has_entry_line, quoted_token
from partyschool_cli.source.text.line_ends import line_end, next_line
from partyschool_cli.source.text.span import FieldPath, On

_CLOSERS: Final = {"[": "]", "{": "}"}
# An unquoted text in brackets: up to a sign of the brackets, a colon that ends a key, a comment.
_PLAIN: Final = re.compile(
    r"(?:[^,\[\]{}\s:#]|:(?![\s,\[\]{}]|\Z)|(?<!\s)\#|[ \t]+(?![\s#,\[\]{}:]|\Z))+"
)


class _Bracket:
    """An open bracket: its path and the step in it; what a token in it is now."""

    def __init__(self, sign: str, path: FieldPath) -> None:
        self.is_list = sign == "["
        self.path = path
        self.step: str | int = 0 if self.is_list else ""
        self.on: On = "value" if self.is_list else "key"
        self.is_expecting = True

    @property
    def inner(self) -> FieldPath:
        return (*self.path, self.step)

    def next(self) -> None:
        self.step = int(self.step) + 1 if self.is_list else ""
        self.on = "value" if self.is_list else "key"
        self.is_expecting = True


class FlowReader:
    """Adds to the `tokens` and `gaps` of a text those of a value in brackets.

    `indent` is the column of what holds it: a line that begins an entry there ends it.
    """

    def __init__(self, text: str, indent: int, tokens: list[Token], gaps: list[Token]) -> None:
        self.text = text
        self.indent = indent
        self.tokens = tokens
        self.gaps = gaps
        self.open: list[_Bracket] = []

    def read(self, at: int, path: FieldPath) -> int:
        """Read the value at `at`, which is that of `path`; the offset after it."""
        self.open = [_Bracket(self.text[at], path)]
        at += 1
        gap = at
        while at < len(self.text) and self.open:
            sign = self.text[at]
            if sign in "\r\n":
                after = next_line(self.text, at)
                if has_entry_line(self.text, at, line_end(self.text, after), self.indent):
                    break
                at = after
            elif sign in " \t":
                at += 1
            elif sign == "#" and self.text[at - 1] in " \t\r\n":
                self._gap(gap, at)
                at = gap = line_end(self.text, at)
            elif sign in ",[]{}:":
                self._gap(gap, at)
                self._sign(sign)
                at += 1
                gap = at
            else:
                at = gap = self._token(at)
        if self.open:
            self._gap(gap, at)
        return at

    def _gap(self, start: int, end: int) -> None:
        inmost = self.open[-1]
        if inmost.is_expecting:
            gap = Token(start, end, inmost.inner, inmost.on, is_flow=True)
            self.gaps.append(gap)

    def _sign(self, sign: str) -> None:
        inmost = self.open[-1]
        if sign in _CLOSERS:
            inmost.is_expecting = False
            self.open.append(_Bracket(sign, inmost.inner))
        elif sign == ",":
            inmost.next()
        elif sign == ":":
            inmost.on = "value"
            inmost.is_expecting = True
        else:
            self.open.pop()

    def _token(self, at: int) -> int:
        inmost = self.open[-1]
        quote = ""
        if self.text[at] in QUOTES:
            quoted = quoted_token(self.text, at, inmost.path, inmost.on, self.indent)
            end, text, quote = quoted.end, quoted.text, quoted.quote
        else:
            found = _PLAIN.match(self.text, at)
            end = found.end() if found else at + 1
            text = self.text[at:end]
        if inmost.on == "key":
            inmost.step = text
        self.tokens.append(Token(at, end, inmost.inner, inmost.on, text, quote, is_flow=True))
        inmost.is_expecting = False
        return end
