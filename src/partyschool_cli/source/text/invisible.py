"""Find invisible characters: zero-width, bidirectional and other controls, byte order marks.

Source: UTS 51 for what emoji need; `markup.unseen` for the rest.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from partyschool_cli.markup.unseen import UNSEEN

_EMOJI = r"\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\ufe0f"
_TAGS = r"\U000e0000-\U000e007f"
# U+200D joins the parts of an emoji, and tags follow a flag: these are legitimate.
_INVISIBLE = (
    rf"(?:[{UNSEEN}]|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"
    rf"|(?<![\U0001f3f4{_TAGS}])[{_TAGS}])+"
)
# Ten times as fast for files that have none; the other is then not even compiled.
_ANY = re.compile(rf"[{UNSEEN}\u200d{_TAGS}]")
_LINE_ENDS = frozenset("\x0b\x0c\x85\u2028\u2029")
_NAMES = {
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u2060": "零宽连接符",
    "\ufeff": "字节顺序标记（BOM）",
    "\xad": "软连字符",
    "\u3164": "空白填充符",
}
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Invisible(NamedTuple):
    """A run of invisible characters: its offsets, the name of its first one, the replacement.

    `replacement` is empty, or a space if the run may have been meant as a line break.
    """

    start: int
    end: int
    name: str
    code: str
    replacement: str


def invisible_runs(text: str) -> Iterator[Invisible]:
    """The runs of invisible characters of a text, in order."""
    if not _ANY.search(text):
        return
    for found in re.finditer(_INVISIBLE, text):
        start, end = found.span()
        first = found[0][0]
        ends_line = not _LINE_ENDS.isdisjoint(found[0])
        replacement = " " if ends_line and _is_inside(text, start, end) else ""
        yield Invisible(start, end, _name(first), f"U+{ord(first):04X}", replacement)


def without_invisible(text: str) -> str:
    """`text` with its invisible runs replaced."""
    pieces: list[str] = []
    position = 0
    for run in invisible_runs(text):
        pieces += (text[position : run.start], run.replacement)
        position = run.end
    return "".join((*pieces, text[position:]))


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether visible text is on both sides, so that the run may be meant as a gap."""
    return text[max(0, start - 1) : start].strip() != "" and text[end : end + 1].strip() != ""


def _name(char: str) -> str:
    if char in _LINE_ENDS:
        return "换行控制符"
    if char in _BIDI:
        return "文字方向控制符"
    return _NAMES.get(char, "控制字符" if char < "\xa0" else "看不见的字符")
