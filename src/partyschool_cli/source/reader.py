"""How a catalog's files are read: all of them, from where they stand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from partyschool_cli.source.decode import decode
from partyschool_cli.source.fast_yaml import parse_fast
from partyschool_cli.source.problem import Problem
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.tree import Listing, list_files
from partyschool_cli.source.yaml_file import parse

# Is told of each file: how many are done now, of how many.
Tell = Callable[[int, int], None]


def silent(_done: int, _total: int) -> None:
    """A `Tell` that nobody hears."""


class Reader:
    """Lists and reads the files of the catalog at `root`.

    `unchanged` are the paths of those that are known to be what they were the last time.
    """

    unchanged: frozenset[str] = frozenset()

    def __init__(self, root: Path) -> None:
        self.root = root

    def listing(self) -> Listing:
        """Its entity files and strays; none where the folder cannot be listed."""
        try:
            return list_files(self.root)
        except OSError:  # the manifest has the problem
            return Listing((), ())

    def read(self, path: str) -> tuple[Any, list[Problem]]:
        """A file's parsed content, None for no content, and the problems met on the way."""
        data = SourceFile(self.root, path).read()
        if isinstance(data, Problem):
            return None, [data]
        content = parse_fast(data)
        self.note(path, data, content)
        if content is not None:
            return content, []
        decoded = decode(data)
        if decoded.problem:
            return None, [decoded.problem]
        document = parse(decoded.text)
        return document.data, list(document.problems)

    def limited(self, listing: Listing) -> "Reader":
        """This reader, for the files of `listing` only."""
        return _Limited(self, listing)

    def counted(self, tell: Tell) -> "Reader":
        """This reader, which tells of each file that it is asked for."""
        return _Counted(self, tell)

    def is_open(self, path: str) -> bool:  # noqa: ARG002
        """Whether it is the same to read a file in another way, and `note` its content alone."""
        return True

    def note(self, path: str, data: bytes, content: Any) -> None:
        """Is told what was read: a file's bytes, and its content where it is plain."""


class _Limited(Reader):
    def __init__(self, reader: Reader, listing: Listing) -> None:
        super().__init__(reader.root)
        self._reader = reader
        self._listing = listing

    def listing(self) -> Listing:
        return self._listing

    def read(self, path: str) -> tuple[Any, list[Problem]]:
        return self._reader.read(path)


class _Counted(Reader):
    def __init__(self, reader: Reader, tell: Tell) -> None:
        super().__init__(reader.root)
        self._reader = reader
        self._tell = tell
        self._done = self._total = 0

    def listing(self) -> Listing:
        listing = self._reader.listing()
        self._total = len(listing.files) + 1
        return listing

    def read(self, path: str) -> tuple[Any, list[Problem]]:
        self._done += 1
        if self._total:  # the manifest is read before the files are listed
            self._tell(self._done, self._total)
        return self._reader.read(path)
