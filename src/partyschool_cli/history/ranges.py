"""The two sides that words of a command line ask to compare: `OLD`, `OLD..NEW`, `OLD NEW`."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.revisions import (
    HEAD,
    Side,
    files_side,
    head_side,
    side_named,
    unknown_revision,
)

_DOTS: Final = ".."


class Range(NamedTuple):
    """What to compare; `rest` are the words after those that name it."""

    old: Side
    new: Side
    rest: tuple[str, ...] = ()


def asked_range(root: Path, words: Sequence[str], today: dt.date) -> Range:
    """What `words` begin with; the last commit and the files where they name no side.

    Raises CommandLineError for a range of which one side is not there.
    """
    first, *rest = words or ("",)
    old = side_named(root, first, today)
    if old is None and _DOTS in first:
        return _range(root, first, today)._replace(rest=tuple(rest))
    if old is None:
        return Range(head_side(root), files_side(root), tuple(words))
    new = side_named(root, rest[0], today) if rest else None
    if new is not None:
        return Range(old, new, tuple(rest[1:]))
    return Range(old, files_side(root), tuple(rest))


def range_of_folders(words: Sequence[str], today: dt.date) -> Range | None:
    """The two folders that `words` begin with, where there is no catalog here; None without two."""
    first, *rest = words or ("",)
    pairs = [(first, rest[0], rest[1:])] if rest else []
    pairs += [(one, other, rest) for one, other in _halves(first)]
    for one, other, more in pairs:
        old, new = side_named(None, one, today), side_named(None, other, today)
        if old is not None and new is not None:
            return Range(old, new, tuple(more))
    return None


def _range(root: Path, word: str, today: dt.date) -> Range:
    """`OLD..NEW`; without one of them, from the last commit or to the files."""
    for first, second in _halves(word):
        old = side_named(root, first or HEAD, today)
        new = _new_half(root, second, today) if old is not None else None
        if old is not None and new is not None:
            return Range(old, new)
    if "..." in word:
        message = f"“{word}”里是三个点"
        raise CommandLineError(message, f"比较两个版本写两个点：{word.replace('...', '..', 1)}")
    old_word, _, new_word = word.partition(_DOTS)
    is_known = side_named(root, old_word or HEAD, today) is not None
    raise unknown_revision(root, new_word if is_known else old_word)


def _new_half(root: Path, word: str, today: dt.date) -> Side | None:
    return side_named(root, word, today) if word else files_side(root)


def _halves(word: str) -> Iterator[tuple[str, str]]:
    """Each place to divide a word at; folders may have dots too (`../old..../new`)."""
    for place in range(len(word) - 1):
        if word.startswith(_DOTS, place):
            yield word[:place], word[place + len(_DOTS) :]


def _half(root: Path | None, word: str, default: str, today: dt.date) -> Side | None:
    named = word or default
    if named:
        return side_named(root, named, today)
    return files_side(root) if root is not None else None
