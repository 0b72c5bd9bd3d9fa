"""Wrap lines by Chinese rules (避头尾): between any two characters, except at some punctuation."""

from __future__ import annotations

from partyschool_cli.terminal.width import display_width, glyphs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from partyschool_cli.terminal.width import Glyph

NEVER_FIRST = frozenset("，。、；：？！）》」』”’％…】〉〕〗］｝·・～／々℃‰°%,.;:?!)]}")
NEVER_LAST = frozenset("（《「『“‘【〈〔〖［｛￥＄¥$([{")

_SPACES = " \u3000"

# Preferred breaks in words longer than a line: ids, paths, addresses.
_JOINTS = frozenset("-/_")


def wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns` columns; newlines stay line breaks.

    Latin words and numbers stay whole unless longer than a line. Only spaces at a break are
    dropped. `columns` is at least two, the width of one 汉字.
    """
    return [
        line for paragraph in text.split("\n") for line in _wrapped_paragraph(paragraph, columns)
    ]


def _wrapped_paragraph(paragraph: str, columns: int) -> list[str]:
    if display_width(paragraph) <= columns:
        return [paragraph]
    parts = glyphs(paragraph)
    lines = []
    start = 0
    while start < len(parts):
        end = _line_end(parts, start, columns)
        line = "".join([glyph for glyph, _ in parts[start:end]]).rstrip(_SPACES)
        if line:
            lines.append(line)
        start = _after_spaces(parts, end)
    return lines or [""]


def _line_end(parts: list[Glyph], start: int, columns: int) -> int:
    """End of the line that begins at `start`: as late as the rules allow."""
    full = _full_line_end(parts, start, columns)
    if full == len(parts):
        return full
    joint = hard = 0
    for end in range(full, start, -1):
        before, after = _last_mark(parts, end), _after_spaces(parts, end)
        if after == len(parts):
            return after
        if before < start or _is_forbidden(parts[before][0], parts[after][0]):
            continue
        if _is_between_words(parts, end):
            return end
        if parts[before][0] in _JOINTS:
            joint = joint or end
        hard = hard or end
    return joint or hard or full


def _full_line_end(parts: list[Glyph], start: int, columns: int) -> int:
    room = columns
    end = start
    while end < len(parts) and parts[end][1] <= room:
        room -= parts[end][1]
        end += 1
    # At least one character a line, even if a 汉字 does not fit.
    return max(end, start + 1)


def _last_mark(parts: list[Glyph], end: int) -> int:
    last = end - 1
    while last >= 0 and parts[last][0] in _SPACES:
        last -= 1
    return last


def _after_spaces(parts: list[Glyph], start: int) -> int:
    while start < len(parts) and parts[start][0] in _SPACES:
        start += 1
    return start


def _is_forbidden(before: str, after: str) -> bool:
    return before in NEVER_LAST or after in NEVER_FIRST


def _is_between_words(parts: list[Glyph], end: int) -> bool:
    """Wide characters are words; narrow ones form words up to a space."""
    (before, before_width), (after, after_width) = parts[end - 1], parts[end]
    return 2 in (before_width, after_width) or before in _SPACES or after in _SPACES
