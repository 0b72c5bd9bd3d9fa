"""Replace characters that no font can print.

Typst prints an empty box for a character without a glyph and does not warn. It is replaced by 〓,
the printers' mark for a missing character, and reported.
"""

from dataclasses import dataclass, field
from typing import Any, Final
from unicodedata import category

from partyschool_cli.export.export_format import MissingGlyph
from partyschool_cli.markup.clean_text import clean

LACKING: Final = "〓"

# They select variants of emoji and 汉字, and are invisible.
_VARIATION_SELECTORS: Final = frozenset(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)


@dataclass
class Printable:
    """Makes text printable and collects missing characters, each once per text."""

    coverage: frozenset[str]
    _missing: dict[MissingGlyph, None] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[MissingGlyph, ...]:
        """The characters without a glyph, in order of appearance."""
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
        # Format characters are invisible; a direction override would reorder the text.
        if category(letter) == "Cf" or letter in _VARIATION_SELECTORS:
            return ""
        self._missing.setdefault(MissingGlyph(letter, text))
        return LACKING
