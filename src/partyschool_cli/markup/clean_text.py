"""Clean text for documents: replace what XML and Office cannot hold, normalize line breaks."""

import re
from typing import Final

_UNKNOWN: Final = "\ufffd"

# XML 1.0 excludes surrogates, U+FFFE, U+FFFF and the C0 controls but tab and line breaks. C1
# controls and the other noncharacters are of no use in a document either.
_UNWRITABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
_LINE_BREAKS: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """`text` with `\\n` for each line break and `�` for each character that XML cannot hold."""
    if text.isprintable():
        return text
    return _UNWRITABLE.sub(_UNKNOWN, _LINE_BREAKS.sub("\n", text))
