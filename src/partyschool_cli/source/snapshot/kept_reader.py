"""Reads a catalog's files as they are now, the unchanged ones from what is kept of them."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from partyschool_cli.source.reader import Reader
from partyschool_cli.source.snapshot import folder
from partyschool_cli.source.snapshot.contents import Contents, NewContents, Place
from partyschool_cli.source.snapshot.identities import Look
from partyschool_cli.source.snapshot.kept import Kept, KeptFile, open_contents, write_kept


class KeptReader(Reader):
    """Reads as it was told by `look`, and keeps what it reads.

    `unchanged` are the paths of the files that are what `kept` knows.
    """

    def __init__(self, root: Path, look: Look, kept: Kept, unchanged: frozenset[str]) -> None:
        super().__init__(root)
        self.look = look
        self.kept = kept
        self.unchanged = unchanged
        self._old: tuple[Contents, ...] = open_contents(look.root, kept)
        self._new: NewContents | None = None
        self._places: dict[str, Place] = {}
        self._young: dict[str, bytes] = dict.fromkeys(look.young, b"")
        self._is_writable = True

    def read(self, path: str) -> tuple[Any, list[Any]]:
        """A file's content and problems. What is kept of it has no problems."""
        if path in self.unchanged:
            known = self.kept.files[path]
            if known.place is not None and 0 <= known.file < len(self._old):
                content = self._old[known.file].get(known.place)
                if content is not None:
                    return content, []
        return super().read(path)

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
        with suppress(OSError):
            files, names = self._files(paths)
            if self._new is not None:
                self._new.close()
            write_kept(self.look.root, Kept(files, self.look.others, names, notes))
        self._close()

    def discard(self) -> None:
        """Leaves what is kept as it was."""
        with suppress(OSError):
            if self._new is not None:
                self._new.discard()
        self._close()

    def _close(self) -> None:
        for contents in self._old:
            contents.close()

    def _files(self, paths: Iterable[str]) -> tuple[dict[str, KeptFile], tuple[str, ...]]:
        """The files as they are now. Of what was kept, the large file of contents stays as it is,
        as long as half of it is still of use.
        """
        large = self._old[0] if self._old and self._is_of_use(self._old[0]) else None
        own = 0 if large is None else 1
        files = {}
        for path in paths:
            known = self.kept.files[path] if path in self.unchanged else None
            file, place = own, self._places.get(path)
            if place is None and known is not None and known.place is not None:
                if large is not None and known.file == 0:
                    file, place = 0, known.place
                else:
                    place = self._copied(known)
            young = self._young.get(path)
            if known is not None and young is not None:
                young = known.young or b""
            files[path] = KeptFile(self.look.identities[path], file, place, young)
        names = (large,) if large is not None else ()
        return files, tuple(each.name for each in (*names, self._new) if each is not None)

    def _is_of_use(self, large: Contents) -> bool:
        used = (
            known.place.length
            for path, known in self.kept.files.items()
            if known.place is not None and known.file == 0 and path in self.unchanged
        )
        return sum(used) * 2 >= large.size

    def _copied(self, known: KeptFile) -> Place | None:
        place, data = known.place, b""
        if place is not None and 0 <= known.file < len(self._old):
            data = self._old[known.file].raw(place)
        return self._writer().put_raw(data) if data else None

    def _writer(self) -> NewContents:
        if self._new is None:
            self._new = NewContents(folder.made(self.look.root))
        return self._new
