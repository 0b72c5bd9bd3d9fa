"""Show a query with carets below its error."""

from partyschool_cli.catalog.query.error import QueryError
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import ELLIPSIS, display_width, glyphs

_BEFORE = 30
_WRONG = 30
_AFTER = 10


def caret_lines(error: QueryError) -> tuple[str, str]:
    """The query, cut around its error, and a line with `^^^` below that."""
    query, start, end = error.query, error.start, error.end
    before = _last_columns(visible(query[:start]), _BEFORE)
    wrong = _first_columns(visible(query[start:end]), _WRONG)
    after = _first_columns(visible(query[end:]), _AFTER)
    caret = " " * display_width(before) + "^" * max(1, display_width(wrong))
    return f"{before}{wrong}{after}", caret


def _first_columns(text: str, columns: int) -> str:
    kept, width = "", 0
    for glyph, glyph_width in glyphs(text):
        width += glyph_width
        if width > columns:
            return kept + ELLIPSIS
        kept += glyph
    return kept


def _last_columns(text: str, columns: int) -> str:
    kept, width = "", 0
    for glyph, glyph_width in reversed(glyphs(text)):
        width += glyph_width
        if width > columns:
            return ELLIPSIS + kept
        kept = glyph + kept
    return kept
