"""Suggestions for a mistyped word."""

from collections.abc import Iterable
from typing import NamedTuple

from partyschool_cli.catalog.folding import fold

_MAX_WORD_LENGTH = 64


class _Ranked(NamedTuple):
    """A candidate, sorted by how far from the word it is."""

    distance: int
    has_other_start: bool
    position: int
    candidate: str


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """At most `limit` of the `candidates` that `word` may be a typo of, the likeliest first.

    Typos are wrong, missing, extra or swapped letters: one in a word of three, two in longer ones,
    three in long ones; a part of a candidate matches too. Case and width are ignored, and a Chinese
    word is also compared by its pinyin (柳杜 is near `liudu`).
    """
    return tuple(one.candidate for one in _near(word, candidates)[:limit])


def all_nearest(word: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The nearest of `candidates`, as `nearest` compares them: several if they are equally near."""
    near = _near(word, candidates)
    return tuple(one.candidate for one in near if one.distance == near[0].distance)


def _near(word: str, candidates: Iterable[str]) -> list[_Ranked]:
    known = tuple(dict.fromkeys(candidates))
    sought = fold(word.strip())
    if not sought or len(sought) > _MAX_WORD_LENGTH:
        return []
    if near := _ranked(sought, known):
        return near
    from partyschool_cli.catalog.pinyin import has_chinese, spelled

    return _ranked(spelled(sought), known) if has_chinese(sought) else []


def _ranked(sought: str, candidates: tuple[str, ...]) -> list[_Ranked]:
    allowed = _allowed_typos(sought)
    letters = set(sought)
    ranked = []
    for position, candidate in enumerate(candidates):
        text = fold(candidate)
        too_different = (
            abs(len(text) - len(sought)) > allowed
            or letters.isdisjoint(text)
            or len(letters.difference(text)) > allowed
            or len(set(text) - letters) > allowed
        )
        distance = allowed + 1 if too_different else edit_distance(sought, text, allowed)
        if distance > allowed:
            if len(sought) < 2 or sought not in text:
                continue
            # Substrings rank by their share of the candidate.
            distance = allowed + len(text) - len(sought)
        other_start = text[:1] != sought[:1]
        ranked.append(_Ranked(distance, other_start, position, candidate))
    return sorted(ranked)


def _allowed_typos(word: str) -> int:
    """The typos allowed in a word of this length; a Chinese character counts as two letters."""
    width = sum(1 if letter.isascii() else 2 for letter in word)
    if width < 3:
        return 0 if width < 2 else 1
    return min(3, 1 + (width > 3) + (width > 9))


def edit_distance(one: str, other: str, most: int) -> int:
    """Optimal string alignment distance: letters changed, deleted, inserted, or swapped.

    `most + 1` if it is more than `most`: what is farther off is not computed.
    """
    width, far = len(other), most + 1
    before: list[int] = []
    last = [min(column, far) for column in range(width + 1)]
    for row, letter in enumerate(one, start=1):
        current = [far] * (width + 1)
        current[0] = min(row, far)
        for column in range(max(1, row - most), min(width, row + most) + 1):
            its = other[column - 1]
            cost = min(
                last[column] + 1, current[column - 1] + 1, last[column - 1] + (letter != its), far
            )
            is_swap = row > 1 < column and letter == other[column - 2] and one[row - 2] == its
            current[column] = min(cost, before[column - 2] + 1) if is_swap else cost
        if far == min(current) == min(last):
            return far
        before, last = last, current
    return last[-1]
