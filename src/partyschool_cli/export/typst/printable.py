"""Text that the fonts can print, and what they cannot.

A character without a glyph would print as an empty box without a word, so it prints as 〓, the mark
that printers set for a character that they lack, and is told.
"""

from dataclasses import dataclass, field
from typing import Any, Final
from unicodedata import category

from partyschool_cli.export.export_format import MissingGlyph
from partyschool_cli.markup.clean_text import clean

LACKING: Final = "〓"

# They tell emoji and Chinese variants from plain characters, and have no looks themselves.
_VARIATION_SELECTORS: Final = frozenset(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)


@dataclass
class Printable:
    """Makes the text of a document printable; collects what is missing, each once for a text."""

    coverage: frozenset[str]
    _missing: dict[MissingGlyph, None] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[MissingGlyph, ...]:
        """The characters that had no glyph, in order of the document."""
        return tuple(self._missing)

    def of(self, value: Any) -> Any:
        """`value` (text, numbers, lists and mappings of them) with all its text printable."""
        if isinstance(value, str):
            return value if self.coverage.issuperset(value) else self._text(value)
        if isinstance(value, dict):
            return {key: self.of(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.of(inner) for inner in value]
        return value

    def _text(self, text: str) -> str:
        return "".join(self._letter(letter, text) for letter in clean(text))

    def _letter(self, letter: str, text: str) -> str:
        if letter in self.coverage or letter == "\n":
            return letter
        if letter.isspace():
            return " "
        # Marks of direction and the like have no looks; an override would turn the text round.
        if category(letter) == "Cf" or letter in _VARIATION_SELECTORS:
            return ""
        self._missing.setdefault(MissingGlyph(letter, text))
        return LACKING
