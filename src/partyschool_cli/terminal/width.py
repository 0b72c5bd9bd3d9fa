"""Display width of text in terminal columns; cut and pad text to a width.

Width by the East Asian Width class; ambiguous characters (`①`, `…`, `—`, `“`) take one column, the
default of every terminal.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

# Importing `typing` takes longer than all of this package; type checkers treat this name as true.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Align: TypeAlias = Literal["left", "right", "center"]
    Glyph: TypeAlias = tuple[str, int]

ELLIPSIS = "…"

# A format character that terminals show.
_SOFT_HYPHEN = "\u00ad"

_ZERO_WIDTH_JOINER = "\u200d"
_TEXT_SELECTOR, _EMOJI_SELECTOR = "\ufe0e", "\ufe0f"
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_SEQUENCE_PARTS = (
    _SKIN_TONES | _FLAG_LETTERS | {_ZERO_WIDTH_JOINER, _TEXT_SELECTOR, _EMOJI_SELECTOR}
)

# Bases of emoji that are not symbols in Unicode: keycaps, and the letter-like ℹ.
_KEYCAPS = frozenset("#*0123456789\u2139")

# Wide characters newer than Python's Unicode tables: emoji, ideographs and their descriptions.
_NEW_WIDE_RANGES = (
    range(0x2FF0, 0x3000),
    range(0x31C0, 0x31F0),
    range(0x1F6D0, 0x1F700),
    range(0x1FA70, 0x1FB00),
    range(0x20000, 0x3FFFE),
)

# Vowels and finals of Hangul, which combine with the preceding consonant.
_JAMO_RANGES = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))

# Catalogs repeat texts, so widths are cached, with a limit for long-lived processes.
_MAX_CACHED_TEXTS = 1 << 16


class _CharacterWidths(dict[str, int]):
    def __missing__(self, character: str) -> int:
        width = self[character] = _character_width(character)
        return width


class _TextWidths(dict[str, int]):
    def __missing__(self, text: str) -> int:
        if len(self) >= _MAX_CACHED_TEXTS:
            self.clear()
        width = self[text] = _text_width(text)
        return width


def display_width(text: str) -> int:
    """The columns that `text` takes on one line.

    Control characters count as one, as `terminal.visible.visible` shows them.
    """
    return len(text) if text.isascii() else _text_widths[text]


def glyphs(text: str) -> list[Glyph]:
    """The grapheme clusters of `text`, each with its columns.

    A cluster is a character with its combining marks, a flag, or an emoji sequence.
    """
    if _SEQUENCE_PARTS.isdisjoint(text):
        widths = list(map(_character_widths.__getitem__, text))
        if 0 not in widths:
            return list(zip(text, widths, strict=True))
    found: list[Glyph] = []
    for character in text:
        if found and _joins(found[-1][0], character):
            glyph = found[-1][0] + character
            found[-1] = glyph, _glyph_width(glyph)
        else:
            found.append((character, _character_widths[character]))
    return found


def clip(text: str, columns: int) -> str:
    """`text` cut to at most `columns` columns, ending in `…` if cut."""
    if display_width(text) <= columns:
        return text
    if columns < 1:
        return ""
    room = columns - display_width(ELLIPSIS)
    kept = []
    for glyph, width in glyphs(text):
        if width > room:
            break
        room -= width
        kept.append(glyph)
    return "".join(kept).rstrip() + ELLIPSIS


def pad(text: str, columns: int, align: Align = "left") -> str:
    """`text` padded with spaces to `columns` columns; a wider text stays unchanged."""
    missing = columns - display_width(text)
    if missing <= 0:
        return text
    if align == "left":
        return text + " " * missing
    if align == "right":
        return " " * missing + text
    return " " * (missing // 2) + text + " " * (missing - missing // 2)


def _text_width(text: str) -> int:
    if _SEQUENCE_PARTS.isdisjoint(text):
        return sum(map(_character_widths.__getitem__, text))
    return sum(width for _, width in glyphs(text))


def _character_width(character: str) -> int:
    code = ord(character)
    kind = category(character)
    if kind == "Cn":
        return 2 if any(code in wide for wide in _NEW_WIDE_RANGES) else 1
    if character != _SOFT_HYPHEN and kind in {"Mn", "Me", "Cf"}:
        return 0
    if any(code in jamo for jamo in _JAMO_RANGES):
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} or character in _FLAG_LETTERS else 1


def _joins(glyph: str, character: str) -> bool:
    if _character_widths[character] == 0:
        return True
    if character in _FLAG_LETTERS:
        return glyph in _FLAG_LETTERS
    if character in _SKIN_TONES:
        return _is_symbol(glyph[0])
    return glyph[-1] == _ZERO_WIDTH_JOINER and _is_symbol(glyph[0]) and _is_symbol(character)


def _glyph_width(glyph: str) -> int:
    base = glyph[0]
    if _EMOJI_SELECTOR in glyph and (_is_symbol(base) or base in _KEYCAPS):
        return 2
    if _TEXT_SELECTOR in glyph and _is_symbol(base):
        return 1
    return _character_widths[base]


def _is_symbol(character: str) -> bool:
    return category(character) in {"So", "Sm"} or character in "‼⁉"


_character_widths = _CharacterWidths()
_text_widths = _TextWidths()
