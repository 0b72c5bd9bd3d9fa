"""Make text safe to print on a terminal.

A catalog has many authors: an escape sequence in a title must show as text, not recolour, retitle
or reorder the terminal of whoever prints it.
"""

from __future__ import annotations

_UNKNOWN = "\ufffd"

_LINE_BREAKS = frozenset(map(ord, "\n\v\f\r\x85\u2028\u2029"))
_BIDI_CONTROLS = frozenset((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070)))
# Interlinear annotation controls and noncharacters.
_NO_CHARACTERS = frozenset((0xFFF9, 0xFFFA, 0xFFFB, 0xFFFE, 0xFFFF))


class _Shown(dict[int, str]):
    """A lazy translation table; line breaks become `line_break`."""

    def __init__(self, line_break: str) -> None:
        super().__init__(dict.fromkeys(_LINE_BREAKS, line_break))
        self[ord("\t")] = " "

    def __missing__(self, code: int) -> str:
        shown = self[code] = _shown(code)
        return shown


def visible(text: str) -> str:
    """`text` as one line that is safe to print.

    Line breaks and tabs become spaces, other C0 controls their pictures (ESC `␛`), C1 and bidi
    controls and lone surrogates `�`.
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_one_line)


def visible_lines(text: str) -> str:
    """`text` safe to print, with `\\n` for each line break."""
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_many_lines)


def inert(line: str) -> str:
    """A line that a build server takes for no command of its own.

    Logs are read for commands: `::error::` at the start of a line (GitHub), `##[error]` and
    `##vso[…]` anywhere (GitHub, Azure Pipelines, TeamCity). Their signs become full-width.
    """
    if "::" not in line and "##" not in line:
        return line
    import re

    line = re.sub(r"^((?:\s|\x1b\[[\d;]*m)*)::", r"\1：：", line)
    return re.sub(r"(##\w*)\[", r"\1［", line)


def _shown(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    # UTF-8 cannot encode a lone surrogate: printing one would raise.
    is_surrogate = 0xD800 <= code < 0xE000
    is_c1 = 0x80 <= code < 0xA0
    if is_surrogate or is_c1 or code in _BIDI_CONTROLS or code in _NO_CHARACTERS:
        return _UNKNOWN
    return chr(code)


_one_line = _Shown(line_break=" ")
_many_lines = _Shown(line_break="\n")
