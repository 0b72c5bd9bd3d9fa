"""Guard against formula injection in spreadsheets."""

from typing import Final

# Chinese versions of Excel take full-width signs for operators, too.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(text: str) -> str:
    """`text`, with `'` in front if a spreadsheet might take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
