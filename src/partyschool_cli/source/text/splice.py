"""Splices: edits of a text as data. All other characters stay."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Splice(NamedTuple):
    """`text[start:end]` becomes `replacement`; offsets are characters of the unedited text."""

    start: int
    end: int
    replacement: str


Splices = tuple[Splice, ...]


class Patch(NamedTuple):
    """Splices of one file that are applied together or not at all.

    `transcode_from` is the encoding of a file that is not UTF-8; the patch then converts it.
    """

    splices: Splices = ()
    transcode_from: str | None = None


def apply_splices(text: str, splices: Iterable[Splice]) -> str:
    """The text after all splices. Raises ValueError if two overlap."""
    pieces: list[str] = []
    position = 0
    for splice in sorted(splices):
        if splice.start < position:
            raise ValueError(f"splices overlap at {splice.start}")
        pieces += (text[position : splice.start], splice.replacement)
        position = splice.end
    return "".join((*pieces, text[position:]))


def compatible(patches: Iterable[Patch]) -> list[Patch]:
    """The patches that can be applied together: of overlapping ones, the first.

    Two insertions at one place overlap too, since their order is undefined.
    """
    chosen: list[Patch] = []
    taken: list[Splice] = []  # sorted
    for patch in patches:
        if not any(_overlaps(splice, taken) for splice in patch.splices):
            chosen.append(patch)
            for splice in patch.splices:
                insort(taken, splice)
    return chosen


def _overlaps(splice: Splice, taken: Sequence[Splice]) -> bool:
    """Whether a splice overlaps one of `taken`, which are sorted and do not overlap."""
    at = bisect_left(taken, splice)
    neighbours = taken[max(0, at - 1) : at + 1]
    return any(
        one.start == splice.start or (one.start < splice.end and splice.start < one.end)
        for one in neighbours
    )
