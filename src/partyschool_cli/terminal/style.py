"""Styled text: lines of pieces with a style each."""

from __future__ import annotations

from partyschool_cli.terminal.visible import inert, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Self, TypeAlias

    Line: TypeAlias = tuple["Styled", ...]

# Style names → SGR codes. Base colours only, so that the user's palette applies; of those, the ones
# that are legible on black and on white, which excludes white, yellow and dark blue.
SGR = {
    "plain": "",
    "title": "1",
    "heading": "1",
    "id": "36",
    "number": "",
    "muted": "2",
    "border": "2",
    "accent": "94",
    "flag": "35",
    "good": "32",
    "warning": "1;35",
    "error": "1;31",
}


class Styled(tuple[str, str]):
    """A piece of text and the name of its style in `SGR`; an unknown name is a `KeyError`."""

    # Not a NamedTuple: importing `typing` takes longer than laying out a table.
    __slots__ = ()

    def __new__(cls, text: str, style: str = "plain") -> Self:
        if style not in SGR:
            raise KeyError(style)
        return tuple.__new__(cls, (text, style))

    @property
    def text(self) -> str:
        return self[0]

    @property
    def style(self) -> str:
        return self[1]


def trimmed(spans: Sequence[Styled]) -> Line:
    """A line without trailing spaces."""
    end = len(spans)
    while end and not spans[end - 1].text.strip():
        end -= 1
    if not end:
        return ()
    text, style = spans[end - 1]
    return (*spans[: end - 1], Styled(text.rstrip(), style))


def render(lines: Iterable[Line], colour: bool) -> str:
    """The lines as text, each with a newline; without `colour`, no escape sequences.

    Control characters are made visible, so each line is one line of text; none is a command for a
    build server in whose log it may stand.
    """
    shown = _coloured if colour else _bare
    return "".join([shown(line) for line in lines])


def _bare(line: Line) -> str:
    return inert("".join([visible(text) for text, _ in line])) + "\n"


def _coloured(line: Line) -> str:
    pieces = []
    for text, style in line:
        code = SGR[style]
        shown = visible(text)
        pieces.append(f"\x1b[{code}m{shown}\x1b[0m" if code and shown else shown)
    return inert("".join(pieces)) + "\n"
