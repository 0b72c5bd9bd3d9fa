"""The files of a generated folder, made one after the other: those that stay are not made again."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from partyschool_cli.errors import CommandLineError
from partyschool_cli.progress import Progress
from partyschool_cli.source.writing.folder_record import OwnFolder, Recorded, byte_digest
from partyschool_cli.source.writing.forked import call_all
from partyschool_cli.source.writing.write_lock import lock

_LOCK: Final = ".pschool-web.lock"


class FolderFile(Protocol):
    """A file to be written: its path with `/`, a digest of what it is made of, and its bytes."""

    @property
    def path(self) -> str:
        """Where it is in the folder."""

    @property
    def key(self) -> Callable[[], str]:
        """Gives a digest: with the same one the bytes are the same."""

    @property
    def render(self) -> Callable[[], bytes]:
        """Gives the bytes; called only if they are not there already."""


class _Made(NamedTuple):
    """A file that was rendered; without `data` if these bytes are there already."""

    recorded: Recorded
    data: bytes | None


# By the places of files, as they come; None for a file that stays as it is.
_MadeFiles = Iterator[tuple[int, _Made | None]]


class FolderJob:
    """The files of a folder, made one after the other; those that stay are not made again."""

    def __init__(self, old: OwnFolder, files: Sequence[FolderFile], progress: Progress) -> None:
        self._old = old
        self._files = files
        self._progress = progress
        found = ((file.path, old.unchanged(file.path)) for file in files)
        self._known = {path: known for path, known in found if known is not None}
        self._begun: _MadeFiles | None = None
        self.kept = 0
        self.gone = sorted(set(old.on_disk) - {file.path for file in files})
        self.record: dict[str, Recorded] = {}

    def is_needed(self) -> bool:
        """Whether anything is to be written at all; begins to make the files."""
        if self.gone or self._old.recorded.keys() != self._known.keys():
            return True
        begun = self._made_files()
        stay: list[tuple[int, None]] = []
        for at, made in begun:
            if made is not None:
                self._begun = chain(stay, ((at, made),), begun)
                return True
            stay.append((at, None))
        return False

    def refuse_other_writer(self) -> None:
        """Raise CommandLineError if the folder was written after this job looked at it."""
        if not self._old.is_current():
            raise _other_writer()

    def new_bytes(self) -> Iterator[tuple[str, bytes | None]]:
        """Each path with its bytes, None for those that are there already."""
        self.kept, self.record = 0, {}
        begun, self._begun = self._begun or self._made_files(), None
        for at, made in begun:
            path = self._files[at].path
            recorded, data = (self._known[path], None) if made is None else made
            self.record[path] = recorded
            self.kept += data is None
            self._progress(len(self.record), len(self._files))
            yield path, data

    def _made_files(self) -> _MadeFiles:
        """Make the files that do not stay; other processes do it while the rest is put in place."""
        return call_all([partial(_made, file, self._known.get(file.path)) for file in self._files])

    def pending_record(self) -> Mapping[str, Recorded]:
        """The record while files are replaced one by one: all may be there, none is trusted."""
        unknown = Recorded("", -1, "")
        same = self._old.recorded
        mine = {path: known for path, known in self.record.items() if same.get(path) == known}
        return {**dict.fromkeys((*self.record, *self.gone), unknown), **mine}


def _made(file: FolderFile, known: Recorded | None) -> _Made | None:
    key = file.key()
    if known is not None and known.key == key:
        return None
    data = file.render()
    recorded = Recorded(key, len(data), byte_digest(data))
    is_there = known is not None and known[1:] == recorded[1:]
    return _Made(recorded, None if is_there else data)


def _other_writer() -> CommandLineError:
    message = "另一个 pschool web 正在写这个文件夹，什么都没有写"
    return CommandLineError(message, "等它结束，再运行一次")


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
            raise _other_writer()
        yield
    finally:
        os.close(handle)
        with suppress(OSError):
            path.unlink()
