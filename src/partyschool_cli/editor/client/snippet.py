"""Snippets: texts with blanks that a client lets its user fill one by one."""

import re
from typing import Final

_SIGNS: Final = re.compile(r"[\\$}]")


def escaped(text: str) -> str:
    """`text` in a snippet, where it means itself."""
    return _SIGNS.sub(r"\\\g<0>", text)
