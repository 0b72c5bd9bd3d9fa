"""Reads a catalog's files as they are now, the unchanged ones from what is kept of them."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from partyschool_cli.cache import directory as folder
from partyschool_cli.cache.index import Kept, open_contents, row, write_kept
from partyschool_cli.cache.parsed_store import Contents, NewContents, Place
from partyschool_cli.cache.stat_snapshot import IDENTITY_SIZE, Look
from partyschool_cli.source.reader import Reader


class KeptReader(Reader):
    """Reads as it was told by `look`. `unchanged` are the files that are what `kept` knows."""

    def __init__(self, root: Path, look: Look, kept: Kept) -> None:
        super().__init__(root)
        self.look = look
        self.kept = kept
        self.unchanged = kept.unchanged(look)
        self._old: tuple[Contents, ...] = open_contents(look.root, kept)

    def read(self, path: str) -> tuple[Any, list[Any]]:
        """A file's content and problems. What is kept of it has no problems."""
        known = self.kept.place(path) if self._old and path in self.unchanged else None
        content = self._old[known[0]].get(known[1]) if known is not None else None
        return (content, []) if content is not None else super().read(path)

    def close(self) -> None:
        """Lets go of what is kept."""
        for contents in self._old:
            contents.close()


class KeepingReader(KeptReader):
    """Also keeps what it reads, once that is saved."""

    def __init__(self, root: Path, look: Look, kept: Kept) -> None:
        super().__init__(root, look, kept)
        self._new: NewContents | None = None
        self._places: dict[str, Place] = {}
        self._young: dict[str, bytes] = dict.fromkeys(look.young, b"")
        self._is_writable = True

    def is_open(self, path: str) -> bool:
        """Not what is kept, nor what is young: the bytes of that are asked for."""
        return path not in self._young and (path not in self.unchanged or not self._old)

    def note(self, path: str, data: bytes, content: Any) -> None:
        """Keeps a plain content, and a digest of a young file."""
        if path in self._young:
            self._young[path] = folder.digest(data)
        if content is not None and self._is_writable:
            try:
                self._places[path] = self._writer().put(content)
            except (OSError, ValueError):
                self._is_writable = False

    def save(self, paths: Iterable[str], notes: bytes) -> None:
        """Keeps the files at `paths` and the notes on them, unless that cannot be written."""
        try:
            kept = self._kept(tuple(paths), notes)
            if self._new is not None:
                self._new.close()
            write_kept(self.look.root, kept)
        except OSError:
            self.discard()
        else:
            self.close()

    def discard(self) -> None:
        """Leaves what is kept as it was."""
        with suppress(OSError):
            if self._new is not None:
                self._new.discard()
        self.close()

    def _kept(self, paths: tuple[str, ...], notes: bytes) -> Kept:
        """The files as they are now. Of what was kept, the large file of contents stays as it is,
        as long as it has the contents of half of them.
        """
        known, identities = self.kept.rows, self.look.identities
        as_it_is = self.unchanged - self._places.keys()
        in_large = {path for path in as_it_is if known[path][IDENTITY_SIZE] == 0}
        large = self._old[0] if self._old and 2 * len(in_large) >= len(paths) else None
        if large is None:
            in_large.clear()
        own = 0 if large is None else 1
        rows = {
            path: known[path] if path in in_large else row(identities[path], own, self._place(path))
            for path in paths
        }
        young = {
            path: self.kept.young.get(path, b"") if path in self.unchanged else digest
            for path, digest in self._young.items()
            if path in rows
        }
        names = tuple(each.name for each in (large, self._new) if each is not None)
        return Kept(rows, young, self.look.others, names, notes)

    def _place(self, path: str) -> Place | None:
        """Where the content of a file is in the new file of contents, copied there if need be."""
        if path in self._places or path not in self.unchanged or not self._old:
            return self._places.get(path)
        known = self.kept.place(path)
        data = self._old[known[0]].raw(known[1]) if known is not None else b""
        return self._writer().put_raw(data) if data else None

    def _writer(self) -> NewContents:
        if self._new is None:
            self._new = NewContents(folder.made(self.look.root))
        return self._new
