"""The tokens of a line of YAML: keys, scalars in quotes or without, comments."""

import json
import re
from typing import Final, NamedTuple

from partyschool_cli.source.text.span import FieldPath, On

QUOTES: Final = "\"'"
_QUOTED: Final = {
    '"': re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL),
    "'": re.compile(r"'((?:[^']|'')*)'", re.DOTALL),
}
_COMMENT: Final = re.compile(r"(?:(?<=[ \t])|\A)#")
_COLON: Final = re.compile(r":(?=[ \t]|\Z)")
_REST_OF_LINE: Final = re.compile(r"[^\r\n]*")
# Nobody writes a longer one in quotes; a quote that is left open is looked for no further.
_MOST_QUOTED: Final = 20_000
# A line that begins an entry: what was left open above has ended.
_ENTRY_LINE: Final = re.compile(
    r"""[\r\n]([ \t]*)(?=-(?:[ \t]|$)|[^\s#,\[\]{}"'][^\r\n#]*?:(?:[ \t]|$))""", re.MULTILINE
)


class Token(NamedTuple):
    """A key or scalar, or a gap where one may be typed, by offsets; with the quotes of it.

    `path` is that of the value, or of the value that the key leads to. `own_line`: nothing but
    dashes is before it on its line. `is_half_key`: a key without its colon.
    """

    start: int
    end: int
    path: FieldPath
    on: On
    text: str = ""
    quote: str = ""
    is_flow: bool = False
    own_line: bool = False
    is_half_key: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether it has both of its quotes, if it has some."""
        return not self.quote or self.end - self.start > len(self.text) + 1

    @property
    def inner(self) -> tuple[int, int]:
        """Its offsets without its quotes."""
        if not self.quote:
            return self.start, self.end
        return self.start + 1, self.end - self.is_closed


class KeyToken(NamedTuple):
    """A key on a line, and where its colon is."""

    start: int
    end: int
    text: str
    quote: str
    colon: int


def skip_spaces(text: str, at: int, end: int) -> int:
    """The offset of the first character after `at` that is no space."""
    while at < end and text[at] in " \t":
        at += 1
    return at


def comment_start(text: str, at: int, end: int) -> int:
    """Where the comment of the rest of a line begins; `end` without one."""
    found = text.find("#", at, end)
    while found != -1 and found > at and text[found - 1] not in " \t":
        found = text.find("#", found + 1, end)
    return end if found == -1 else found


def plain_end(text: str, at: int, end: int) -> int:
    """Where the unquoted text at `at` ends, without its comment."""
    stop = comment_start(text, at, end)
    while stop > at and text[stop - 1] in " \t":
        stop -= 1
    return stop


def find_key(text: str, at: int, end: int) -> KeyToken | None:
    """The key that the rest of a line begins with."""
    if text[at] in QUOTES:
        found = _QUOTED[text[at]].match(text, at, end)
        if found is None:
            return None
        colon = skip_spaces(text, found.end(), end)
        if colon == end or text[colon] != ":":
            return None
        return KeyToken(at, found.end(), _unquoted(found[1], text[at]), text[at], colon)
    if text[at] in "[{#":
        return None
    found_colon = _COLON.search(text, at, plain_end(text, at, end))
    if found_colon is None:
        return None
    colon = found_colon.start()
    stop = colon
    while stop > at and text[stop - 1] in " \t":
        stop -= 1
    return KeyToken(at, stop, text[at:stop], "", colon)


def quoted_token(text: str, at: int, path: FieldPath, on: On, indent: int) -> Token:
    """The text in quotes at `at`; one without its end goes to the end of the line."""
    quote = text[at]
    found = _QUOTED[quote].match(text, at, at + _MOST_QUOTED)
    if found is None or has_entry_line(text, at, found.end(), indent):
        rest = _REST_OF_LINE.match(text, at)
        end = rest.end() if rest else at + 1
        return Token(at, end, path, on, text[at + 1 : end], quote)
    return Token(at, found.end(), path, on, _unquoted(found[1], quote), quote)


def has_entry_line(text: str, start: int, end: int, indent: int) -> bool:
    """Whether a line in a stretch begins an entry, no deeper than `indent`."""
    return any(len(found[1]) <= indent for found in _ENTRY_LINE.finditer(text, start, end))


def _unquoted(inner: str, quote: str) -> str:
    if quote == "'":
        return inner.replace("''", "'")
    if "\\" not in inner:
        return inner
    try:
        return str(json.loads(f'"{inner}"', strict=False))
    except ValueError:
        return inner
