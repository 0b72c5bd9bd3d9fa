"""Text that every document can hold: what XML and Office refuse is taken out here alone."""

import re
from collections.abc import Mapping
from typing import Any, Final

_UNKNOWN: Final = "\ufffd"

# XML 1.0 has no C0 controls besides tab and line feed, no surrogates, no U+FFFE and U+FFFF; the C1
# controls and the other code points that are no characters are as little use in a document.
_UNWRITABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
_LINE_BREAKS: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """`text` with each line break as `\\n` and each character that no document can hold as `�`."""
    if text.isprintable():
        return text
    return _UNWRITABLE.sub(_UNKNOWN, _LINE_BREAKS.sub("\n", text))


def clean_all(value: Any) -> Any:
    """`value` (mappings and lists of text, numbers and None) with all its text `clean`."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(key): clean_all(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [clean_all(inner) for inner in value]
    return value
