"""The folder of a lake on disk: a county's files appear together, or not at all."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.lake.lake_manifest import (
    LakeManifest,
    manifest_bytes,
    read_manifest,
)
from partyschool_cli.many.lake.lake_paths import (
    COMPACT,
    COUNTY,
    MANIFEST_NAME,
    TABLE_NAMES,
    county_folder,
    file_name,
)
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.write import write_file, write_temporary, writing
from partyschool_cli.source.writing.folder_record import SYSTEM_FILES
from partyschool_cli.source.writing.replaced_folder import (
    folder_of,
    new_beside,
    old_beside,
    put_in_place,
    restore,
)
from partyschool_cli.source.writing.write_lock import lock

_LOCK: Final = ".pschool-lake.lock"
_MOST_NAMED: Final = 5


@contextmanager
def opened_lake(lake: Path) -> Iterator[LakeManifest]:
    """Hold the lock of a lake, made if it is missing; what a killed process left is put in order.

    Gives its manifest, of the counties that are there. Raises CommandLineError for a folder that
    is no lake or a newer one, if another process writes it, or it cannot be written.
    """
    with writing(lake):
        _refuse_other(lake)
        lake.mkdir(parents=True, exist_ok=True)
        handle = os.open(lake / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not lock(handle):
            shown = shown_path(str(lake))
            message = f"另一个 pschool lake 正在写 {shown}，什么都没有写"
            raise CommandLineError(message, "等它结束，再运行一次")
        with writing(lake):
            _mend(lake)
        found = read_manifest(lake)
        if found is None:
            found = LakeManifest()
            write_manifest(lake, found)  # from now on the folder is known as a lake
        there = {key: one for key, one in found.counties.items() if _is_whole(lake, key)}
        yield LakeManifest(there)
    finally:
        os.close(handle)


def write_manifest(lake: Path, manifest: LakeManifest) -> None:
    """Replace the manifest atomically, if it is another one."""
    path, data = lake / MANIFEST_NAME, manifest_bytes(manifest)
    with suppress(OSError):
        if path.read_bytes() == data:
            return
    write_file(path, data)


def put_folder(real: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder of a lake have these files, all at once.

    Raises CommandLineError if it has files that are not a lake's, or the system refuses.
    """
    with replaced(real) as new:
        for name, data in files.items():
            write_temporary(new / name, data, None)


@contextmanager
def replaced(real: Path) -> Iterator[Path]:
    """Gives an empty folder, which takes the place of a folder of a lake at the end of the block.

    Raises as `put_folder`; then the old one stays.
    """
    _refuse_foreign(real)
    new = new_beside(real)
    with writing(real):
        try:
            new.mkdir()
            yield new
            is_put = put_in_place(new, real)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        sync(real.parent)
    if not is_put:
        shown = shown_path(str(real))
        raise CommandLineError(f"换不了 {shown}：正被别的程序占用", "关掉正打开它的程序")


def remove_folder(real: Path) -> None:
    """Remove a folder of a lake, all at once."""
    _refuse_foreign(real)
    with writing(real), suppress(FileNotFoundError):
        gone = new_beside(real)
        os.rename(real, gone)
        shutil.rmtree(gone)


def _refuse_other(lake: Path) -> None:
    """Raise CommandLineError for a file, and for a folder that has something and is no lake."""
    if not os.path.lexists(lake):
        return
    shown = shown_path(str(lake))
    if not lake.is_dir():
        raise CommandLineError(f"{shown} 是文件，不是文件夹", "换一个文件夹")
    if read_manifest(lake) is not None:
        return
    own = {_LOCK, *SYSTEM_FILES}
    names = sorted(set(os.listdir(lake)) - own)
    others = [name for name in names if not _is_temporary(name)]
    if others:
        raise _foreign(shown, others)


def _refuse_foreign(real: Path) -> None:
    if not os.path.lexists(real):
        return
    own = {*(file_name(table) for table in TABLE_NAMES), MANIFEST_NAME, *SYSTEM_FILES}
    is_link = real.is_symlink() or not real.is_dir()
    others = [real.name] if is_link else sorted(set(os.listdir(real)) - own)
    if others:
        raise _foreign(shown_path(str(real)), others)


def _foreign(shown: str, others: list[str]) -> CommandLineError:
    named = "、".join(map(shown_path, others[:_MOST_NAMED]))
    more = f"等 {len(others)} 个" if len(others) > _MOST_NAMED else ""
    message = f"{shown} 里有不是 pschool lake 写的：{named}{more}，没有动"
    return CommandLineError(message, "换一个空的文件夹，或先把它们移走")


def _is_temporary(name: str) -> bool:
    """Whether a file is a manifest that was being written."""
    return name.startswith(f".{MANIFEST_NAME}.") and name.endswith(".tmp")


def _mend(lake: Path) -> None:
    for name in sorted(os.listdir(lake)):
        if _is_temporary(name):
            (lake / name).unlink()
        own = folder_of(name)
        if own is not None and (own == COMPACT or own.startswith(COUNTY)):
            real = lake / own
            if (new := new_beside(real)).is_dir():
                shutil.rmtree(new)
            if old_beside(real).is_dir():
                restore(real)


def _is_whole(lake: Path, key: str) -> bool:
    folder = county_folder(lake, key)
    return all((folder / file_name(table)).is_file() for table in TABLE_NAMES)


def sync(path: Path) -> None:
    """Flush a file to disk, or which files a folder has."""
    if os.name == "nt" and path.is_dir():  # folders cannot be opened there
        return
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
