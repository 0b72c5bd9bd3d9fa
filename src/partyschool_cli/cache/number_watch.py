"""Watch for personal numbers in the files of a catalog while it is loaded."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from partyschool_cli.source.text.personal import personal_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partyschool_cli.cache.index import CacheIndex
    from partyschool_cli.cache.stat_snapshot import StatSnapshot
    from partyschool_cli.catalog.load import ContentCache
    from partyschool_cli.source.yaml.source_file import SourceFile


def has_number(text: str) -> bool:
    """Whether there is a personal number in a text."""
    return next(personal_numbers(text), None) is not None


def has_number_in_names(snapshot: StatSnapshot, known: CacheIndex | None = None) -> bool:
    """Whether there is a personal number in the name of a file or folder.

    Those in a `known` index have none.
    """
    paths: Iterable[str] = snapshot.paths
    others = os.fsdecode(snapshot.layout).split("\0")
    if known is not None:
        paths = (path for path in paths if path not in known.rows)
        others = [] if snapshot.layout == known.layout else others
    return has_number("\n".join((*paths, *others)))


class NumberWatch:
    """A cache of contents over another one (None: nothing is cached) that looks at what is read.

    What the other one has was looked at when it was stored.
    """

    def __init__(self, cache: ContentCache | None) -> None:
        self._cache = cache
        self.found = False

    def get(self, path: str) -> Any:
        """The content of the file at `path` in the other cache."""
        return None if self._cache is None else self._cache.get(path)

    def put(self, source: SourceFile) -> None:
        """Look at a file that was read; one with a personal number is not stored."""
        if has_number(source.text):
            self.found = True
        elif self._cache is not None:
            self._cache.put(source)
