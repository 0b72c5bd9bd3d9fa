"""Lists in a cell: `张三、李四`, `党员，村干部`, a line each."""

import re
from typing import Final

# A comma or point inside of brackets or quotes belongs to its item.
_OPENING: Final = "（([【〔《“‘「"
_CLOSING: Final = "）)]】〕》”’」"
_SEPARATORS: Final = "、，,；;\n\r｜|"
# An item's number in front: `1.`, `（2）`, `①`, `一、`.
_ORDINAL: Final = re.compile(
    r"\s*(?:[0-9]{1,2}\s*[.．、)）](?![0-9])|[（(][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳])\s*"
)


def items(text: str, separators: str = _SEPARATORS) -> tuple[str, ...]:
    """The items of a list, each once, stripped; what is in brackets is not taken apart."""
    found, item, depth = [], "", 0
    for sign in text:
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        if depth == 0 and sign in separators:
            found.append(item)
            item = ""
        else:
            item += sign
    found.append(item)
    return tuple(dict.fromkeys(one for part in found if (one := _plain(part))))


def lines(text: str) -> tuple[str, ...]:
    """The items of a list of texts: a line each, or one numbered after another, or by `；`."""
    separated = re.sub(r"(?<=[；;。])\s*(?=[0-9]{1,2}[.．、])", "\n", text)
    parts = items(separated, "\n\r")
    if len(parts) == 1:
        parts = items(parts[0], "；;")
    return tuple(
        re.sub(_ORDINAL, "", one, count=1) if _is_numbered(parts) else one for one in parts
    )


def _is_numbered(parts: tuple[str, ...]) -> bool:
    return all(_ORDINAL.match(one) for one in parts)


def _plain(item: str) -> str:
    return " ".join(item.split()).strip("。；; ")
