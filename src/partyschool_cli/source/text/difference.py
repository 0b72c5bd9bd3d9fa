"""The splices that make one text of another: what differs, line by line."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from partyschool_cli.source.text.splice import Splice, Splices

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# No editor knows a place between the two characters of a CRLF.
_LETTER: Final = re.compile(r"\r\n|[\s\S]")
# Of so many lines on both sides, the time to compare all with all grows with the square.
_MOST_COMPARED: Final = 4000


def splices_between(old: str, new: str) -> Splices:
    """The splices that make `new` of `old`, in order; lines that both have stay out of them.

    None begins or ends between the two characters of a CRLF.
    """
    return tuple(_splices(_LINE.findall(old), _LINE.findall(new)))


def _splices(old: Sequence[str], new: Sequence[str]) -> Iterator[Splice]:
    first, last = _alike(old, new)
    start = sum(map(len, old[:first]))
    changed, others = old[first : len(old) - last], new[first : len(new) - last]
    if len(changed) + len(others) > _MOST_COMPARED:
        yield from _replaced(changed, others, start)
        return
    matcher = SequenceMatcher(None, changed, others, autojunk=False)
    for kind, begin, end, new_begin, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield from _replaced(changed[begin:end], others[new_begin:new_end], start)
        start += sum(map(len, changed[begin:end]))


def _replaced(before: Sequence[str], after: Sequence[str], start: int) -> Iterator[Splice]:
    """Lines for others: each by itself where there are as many."""
    if len(before) != len(after):
        before, after = ["".join(before)], ["".join(after)]
    for old, new in zip(before, after, strict=True):
        if old != new:
            yield _narrowed(_LETTER.findall(old), _LETTER.findall(new), start)
        start += len(old)


def _narrowed(old: Sequence[str], new: Sequence[str], start: int) -> Splice:
    """The one splice between two texts, without what both begin and end with."""
    first, last = _alike(old, new)
    begin = start + sum(map(len, old[:first]))
    taken = old[first : len(old) - last]
    return Splice(begin, begin + sum(map(len, taken)), "".join(new[first : len(new) - last]))


def _alike(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many items are alike at the beginning, and of the others at the end."""
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - first
    last = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return first, last
