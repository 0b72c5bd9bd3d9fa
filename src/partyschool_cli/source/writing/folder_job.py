"""The files of a generated folder, made one after the other: those that stay are not made again."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol

from partyschool_cli.errors import CommandLineError
from partyschool_cli.progress import Progress
from partyschool_cli.source.writing.folder_record import OwnFolder, Recorded, byte_digest
from partyschool_cli.source.writing.forked import make_all
from partyschool_cli.source.writing.write_lock import lock

_LOCK: Final = ".pschool-web.lock"


class FolderFile(Protocol):
    """A file to be written: its path with `/`, a digest of what it is made of, and its bytes."""

    @property
    def path(self) -> str:
        """Where it is in the folder."""

    @property
    def key(self) -> str:
        """A digest: with the same one the bytes are the same."""

    @property
    def render(self) -> Callable[[], bytes]:
        """Gives the bytes; called only if they are not there already."""


class FolderJob:
    """The files of a folder, made one after the other; those that stay are not made again."""

    def __init__(self, old: OwnFolder, files: Sequence[FolderFile], progress: Progress) -> None:
        self._old = old
        self._files = files
        self._progress = progress
        self._known = {file.path: old.unchanged(file.path) for file in files}
        self.kept = 0
        self.gone = sorted(set(old.on_disk) - {file.path for file in files})
        self.record: dict[str, Recorded] = {}

    def is_needed(self) -> bool:
        """Whether anything is to be written at all."""
        are_same = self._old.recorded.keys() == self._known.keys()
        return not are_same or bool(self.gone) or not all(map(self._stays, self._files))

    def _stays(self, file: FolderFile) -> bool:
        known = self._known[file.path]
        return known is not None and known.key == file.key

    def new_bytes(self) -> Iterator[tuple[str, bytes | None]]:
        """Each path with its bytes, None for those that are there already."""
        self.kept, self.record = 0, {}
        new = [file for file in self._files if not self._stays(file)]
        # Other processes make these while the rest is put in place.
        made = make_all([file.render for file in new])
        for file in self._files:
            known = self._known[file.path]
            if known is not None and known.key == file.key:
                yield self._done(file.path, known, None)
        for at, data in made:
            file = new[at]
            recorded, known = (
                Recorded(file.key, len(data), byte_digest(data)),
                self._known[file.path],
            )
            is_same = known is not None and known[1:] == recorded[1:]
            yield self._done(file.path, recorded, None if is_same else data)

    def _done(self, path: str, recorded: Recorded, data: bytes | None) -> tuple[str, bytes | None]:
        self.record[path] = recorded
        self.kept += data is None
        self._progress(len(self.record), len(self._files))
        return path, data

    def pending_record(self) -> Mapping[str, Recorded]:
        """The record while files are replaced one by one: all may be there, none is trusted."""
        unknown = Recorded("", -1, "")
        same = self._old.recorded
        mine = {path: known for path, known in self.record.items() if same.get(path) == known}
        return {**dict.fromkeys((*self.record, *self.gone), unknown), **mine}


def make_folder(root: Path, folder: str, made: set[str]) -> None:
    if folder not in made:
        (root / folder).mkdir(parents=True, exist_ok=True)
        made.add(folder)


@contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder that is being made. Raises CommandLineError if another has it."""
    path = folder / _LOCK
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not lock(handle):
            raise CommandLineError(
                "另一个 pschool web 正在写这个文件夹，什么都没有写", "等它结束，再运行一次"
            )
        yield
    finally:
        os.close(handle)
        with suppress(OSError):
            path.unlink()
