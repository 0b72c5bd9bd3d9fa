"""The record of a generated folder: which files are its own, and what each was made of.

It has nothing but that, so that the same files have the same record. What was changed by others
since is seen by sizes, by files that are newer than the record, and by digests of these.
"""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.listing import shown_path

RECORD: Final = ".pschool-web.json"
# Where a folder that cannot be replaced as a whole gets its new files first.
STAGING: Final = ".pschool-web-new"
_VERSION: Final = 1
_MAX_SIZE: Final = 64 * 2**20
_MOST_NAMED: Final = 5

# What systems themselves put into folders and on sticks.
_VOLUME_FOLDERS: Final = frozenset(
    {
        "$RECYCLE.BIN",
        ".Spotlight-V100",
        ".Trashes",
        ".fseventsd",
        "System Volume Information",
        "lost+found",
    }
)
SYSTEM_FILES: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class Recorded(NamedTuple):
    """A file of the folder: what it was made of, and the size and digest of its bytes."""

    key: str
    size: int
    digest: str


@dataclass(frozen=True)
class OwnFolder:
    """A folder with its record; `on_disk` are the files that are there, with what `lstat` says.

    `written` is when the record was, in nanoseconds. `is_volume`: it is the root of a disk or
    stick, for it has folders that only these have.
    """

    path: Path
    recorded: Mapping[str, Recorded]
    on_disk: Mapping[str, os.stat_result]
    written: int
    is_volume: bool

    def is_current(self) -> bool:
        """Whether the record of the folder is still the one that was read."""
        return _written(self.path) == self.written

    def unchanged(self, path: str) -> Recorded | None:
        """What is recorded of a file, if its bytes are still as they were written; else None."""
        known, found = self.recorded.get(path), self.on_disk.get(path)
        if known is None or found is None or found.st_size != known.size:
            return None
        if found.st_mtime_ns > self.written:
            try:
                if byte_digest((self.path / path).read_bytes()) != known.digest:
                    return None
            except OSError:
                return None
        return known


def byte_digest(data: bytes) -> str:
    """A digest of a file's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def own_folder(folder: Path) -> OwnFolder:
    """A folder that was generated before, or an empty or missing one.

    Raises CommandLineError, which names what is there, if it holds anything else; and OSError.
    """
    # First: what another process writes from now on is noticed.
    written = _written(folder)
    recorded = _read(folder)
    found: dict[str, os.stat_result] = {}
    others: list[str] = []
    is_volume = False
    parents = {above for path in recorded for above in _folders_above(path)}
    for path, entry in _walk(folder):
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(status.st_mode):
            is_volume = is_volume or path in _VOLUME_FOLDERS
            if path not in parents and path not in _VOLUME_FOLDERS and path != STAGING:
                others.append(f"{path}/")
        elif path in recorded and stat.S_ISREG(status.st_mode):
            found[path] = status
        elif path != RECORD and entry.name not in SYSTEM_FILES:
            others.append(path)
    if others:
        raise _foreign(folder, sorted(others))
    return OwnFolder(folder, recorded, found, written, is_volume)


def _foreign(folder: Path, others: list[str]) -> CommandLineError:
    named = "、".join(map(shown_path, others[:_MOST_NAMED]))
    more = f"等 {len(others)} 个" if len(others) > _MOST_NAMED else ""
    shown = shown_path(os.fspath(folder))
    return CommandLineError(
        f"{shown} 里有不是 pschool web 写的文件：{named}{more}，什么都没有写",
        "换一个空的文件夹，或先把它们移走",
    )


def record_bytes(files: Mapping[str, Recorded]) -> bytes:
    """The record of a folder with these files."""
    data = {"version": _VERSION, "files": {path: list(files[path]) for path in sorted(files)}}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _written(folder: Path) -> int:
    """When the record was written; 0 without one."""
    try:
        return (folder / RECORD).lstat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _read(folder: Path) -> Mapping[str, Recorded]:
    """The recorded files; none without a record of this version."""
    path = folder / RECORD
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_SIZE:
            return {}
        data = json.loads(path.read_bytes())
        if data["version"] != _VERSION:
            return {}
        return {str(name): Recorded(*known) for name, known in data["files"].items()}
    except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _walk(folder: Path) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """What is in a folder, at any depth, by path with `/`; links are not followed.

    What is inside of the systems' folders and of the staging folder is not looked at.
    """
    waiting = [("", os.fspath(folder))]
    while waiting:
        prefix, place = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        for entry in entries:
            path = f"{prefix}{entry.name}"
            yield path, entry
            is_closed = path in _VOLUME_FOLDERS or path == STAGING
            if entry.is_dir(follow_symlinks=False) and not is_closed:
                waiting.append((f"{path}/", entry.path))


def _folders_above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
