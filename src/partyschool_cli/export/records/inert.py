"""Text that a spreadsheet shows as it is, whatever it begins with."""

from typing import Final

# Full-width signs count: Excel's Chinese input takes them for the operators.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(text: str) -> str:
    """`text` that a spreadsheet does not take for a formula: `'` goes before what might be one."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
