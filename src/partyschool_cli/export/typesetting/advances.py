"""How wide text is, by the packaged fonts' own tables: the same numbers as Typst measures."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

# A sign that the font lacks is printed by another one, or as 〓: a full square.
_SQUARE: Final = 1.0
_DASH: Final = "—"


@lru_cache(maxsize=100_000)
def width(text: str, is_sans: bool = False) -> float:
    """The width of `text` on one line in em: of the serif face, or the sans one."""
    known = advances(is_sans)
    return sum(known.get(letter, _SQUARE) for letter in text)


@cache
def advances(is_sans: bool) -> Mapping[str, float]:
    """The advance in em of every character that the face has a glyph for."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    from pylopdf_fonts_zh_cn import sans_path, serif_path

    with TTFont(sans_path() if is_sans else serif_path(), lazy=True) as font:
        # Glyphs are told apart by number: their names would be read from a table of their own.
        font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
        metrics, em = font["hmtx"], font["head"].unitsPerEm
        found = {chr(code): metrics[name][0] / em for code, name in font.getBestCmap().items()}
    # Beside Chinese the font puts a full square in the place of the dash of other languages.
    return {**found, _DASH: _SQUARE}
