"""Whether a word of the command line is a folder with a catalog, rather than a name."""

import os
from collections.abc import Sequence
from pathlib import Path

from partyschool_cli.locate import MANIFEST, catalog_at, holds_catalogs


def folders_among(words: Sequence[str], *, all_are: bool) -> tuple[Path, ...]:
    """The folders that the words are: all of them if any is one, or if `all_are`; else none."""
    if all_are or len(words) > 1 or any(map(_is_folder, words)):
        return tuple(map(Path, words))
    return ()


def _is_folder(word: str) -> bool:
    """Whether it is written as a path, or catalogs are there: a school may be called like it."""
    separators = tuple(filter(None, (os.sep, os.altsep)))
    is_path = word in {os.curdir, os.pardir, MANIFEST} or any(sign in word for sign in separators)
    return is_path or catalog_at(word) is not None or holds_catalogs(word)
