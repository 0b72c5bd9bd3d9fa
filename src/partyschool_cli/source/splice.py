"""Changes of a text as data: which stretch becomes what. Every other character stays."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """`text[start:end]` becomes `replacement`; offsets are characters of the unedited text."""

    start: int
    end: int
    replacement: str


class Patch(NamedTuple):
    """Edits of one file that belong together: all are made, or none.

    `transcode_from` names the encoding that the file is in where it is not UTF-8; the patch then
    writes the same text as UTF-8.
    """

    edits: tuple[Edit, ...] = ()
    transcode_from: str | None = None


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made. Raises ValueError where two overlap."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits):
        if edit.start < position:
            raise ValueError(f"edits overlap at {edit.start}")
        pieces += (text[position : edit.start], edit.replacement)
        position = edit.end
    return "".join((*pieces, text[position:]))


def compatible(patches: Iterable[Patch]) -> list[Patch]:
    """The patches that can be made at once: of those that overlap, the first in the text.

    Two insertions at one place overlap too, since their order would be a guess.
    """
    chosen: list[Patch] = []
    edits: list[Edit] = []
    for patch in patches:
        if not any(_overlap(edit, other) for edit in patch.edits for other in edits):
            chosen.append(patch)
            edits.extend(patch.edits)
    return chosen


def _overlap(one: Edit, other: Edit) -> bool:
    if one.start == other.start:
        return True
    first, second = sorted((one, other))
    return second.start < first.end
