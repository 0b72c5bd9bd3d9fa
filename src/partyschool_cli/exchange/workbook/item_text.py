"""Several texts in one cell: `党章、村史`; what would be taken apart is in quotes: `「甲、乙」`."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

LINE: Final = "\n"
COMMA: Final = "、"
# What people put between ids and words, which have none of it in them, as a rule.
WORD_SEPARATORS: Final = "、,，;；"
_OPEN, _CLOSE = "「", "」"


def joined(items: Sequence[str], separator: str = COMMA, also: str = "") -> str:
    """The items as one text that `split` takes apart into the same ones, at `also` too.

    A line each where that is easier to read than quotes.
    """
    if separator == COMMA and len(items) > 1 and any(COMMA in one for one in items):
        lines = LINE.join(items)
        if split(lines) == list(items):
            return lines
    signs = {separator, LINE, *also}
    return separator.join(_quoted(one) if _needs_quotes(one, signs) else one for one in items)


def split(text: str, separators: str = COMMA) -> list[str]:
    """The items of a text, without the spaces around them; empty ones are none.

    Where there are lines, an item is a line, and other separators are part of it.
    """
    found = list(_pieces(text, {*separators, LINE}))
    if any(one.is_before_line for one in found):
        found = list(_pieces(text, {LINE}))
    return [one.text for one in found if one.text]


def guarded(text: str) -> str:
    """A text that stands behind a name, in quotes where it would not come back as it is."""
    return _quoted(text) if text.startswith(_OPEN) or text != text.strip() else text


def unguarded(text: str) -> str:
    """The text that `guarded` made one of; else without the spaces around it."""
    quoted = _quoted_at(text, 0, ())
    return quoted[0] if quoted is not None else text.strip()


class _Piece(NamedTuple):
    text: str
    is_before_line: bool


def _needs_quotes(item: str, signs: Collection[str]) -> bool:
    is_taken_apart = any(sign in item for sign in signs)
    return is_taken_apart or item.startswith(_OPEN) or item != item.strip()


def _quoted(item: str) -> str:
    return f"{_OPEN}{item.replace(_CLOSE, 2 * _CLOSE)}{_CLOSE}"


def _pieces(text: str, separators: Collection[str]) -> Iterator[_Piece]:
    start = 0
    while start <= len(text):
        quoted = _quoted_at(text, start, separators)
        if quoted is None:
            ends = [at for one in separators if (at := text.find(one, start)) >= 0]
            end = min(ends, default=len(text))
            item = text[start:end].strip()
        else:
            item, end = quoted
        yield _Piece(item, text[end : end + 1] == LINE)
        start = end + 1


def _quoted_at(text: str, start: int, separators: Collection[str]) -> tuple[str, int] | None:
    """The item in quotes that begins at `start`, and where it ends; None if it has none."""
    start = _after_spaces(text, start, separators)
    if not text.startswith(_OPEN, start):
        return None
    end = text.find(_CLOSE, start)
    while end >= 0 and text.startswith(_CLOSE, end + 1):
        end = text.find(_CLOSE, end + 2)
    if end < 0:
        return None
    after = _after_spaces(text, end + 1, separators)
    if after < len(text) and text[after] not in separators:
        return None
    return text[start + 1 : end].replace(2 * _CLOSE, _CLOSE), after


def _after_spaces(text: str, at: int, separators: Collection[str]) -> int:
    while at < len(text) and text[at].isspace() and text[at] not in separators:
        at += 1
    return at
