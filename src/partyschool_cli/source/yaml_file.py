"""Text → plain data, and the place of each key and value.

The meaning is YAML 1.2's core schema, decided here, since PyYAML follows 1.1. Anchors, aliases,
tags, merge keys, several documents and deep nesting are refused, so nothing ever expands or
recurses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partyschool_cli.source.document import Document


def parse(text: str) -> Document:
    """Reads one YAML document without a byte order mark. Never raises for what stands in `text`."""
    from partyschool_cli.source.composer import Composer

    if not hides(text):
        return Composer(text).compose(text)
    # Control characters and Unicode's own line ends are text to us (PS007 tells of them), so the
    # parser is shown private-use characters in their stead: one each, so that places stay right.
    return Composer(text, _reveal).compose(_HIDDEN.sub(_hide, text))


_RANGES = (
    (0, 8),
    (11, 12),
    (14, 31),
    (0x7F, 0x9F),
    (0x2028, 0x2029),
    (0xFEFF,) * 2,
    (0xFFFE, 0xFFFF),
)
_HIDDEN = re.compile(f"[{''.join(f'{chr(a)}-{chr(b)}' for a, b in _RANGES)}]")
_VEIL = 0xF0000
_VEILED = re.compile(f"[{''.join(f'{chr(_VEIL + a)}-{chr(_VEIL + b)}' for a, b in _RANGES)}]")


def hides(text: str) -> bool:
    """Whether `text` has characters that YAML does not allow or that end lines unseen."""
    return _HIDDEN.search(text) is not None


def _hide(found: re.Match[str]) -> str:
    return chr(_VEIL + ord(found[0]))


def _reveal(text: str) -> str:
    return _VEILED.sub(lambda found: chr(ord(found[0]) - _VEIL), text)
