"""Writing files: each whole or not at all, several together or none. The only writer."""

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.errors import CommandLineError


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Writes every file of `contents`, or none; makes folders as needed.

    An existing file keeps its mode. Raises CommandLineError where a file cannot be written.
    """
    _write_all(contents, {})


def replace_files(changes: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Writes every file of `changes` (its bytes as they were read, and the new ones), or none.

    Raises CommandLineError where a file is no longer as it was read, or cannot be written.
    """
    _write_all({target: new for target, (_, new) in changes.items()}, changes)


def write_file(target: Path, data: bytes) -> None:
    """Writes one file whole, or leaves what was there."""
    write_files({target: data})


def _write_all(contents: Mapping[Path, bytes], changes: Mapping[Path, tuple[bytes, bytes]]) -> None:
    temporary: dict[Path, Path] = {}
    try:
        for target, data in contents.items():
            temporary[target] = _write_beside(target, data)
        # As late as can be: the temporaries are written, only the renames are left.
        _refuse_changed(changes)
        _replace_all(temporary)
    except OSError as error:
        where = error.filename2 or error.filename
        reason = "没有权限" if isinstance(error, PermissionError) else error.strerror
        raise CommandLineError(
            f"写不了 {where}：{reason}", "换一个文件夹，或关掉正打开它的程序"
        ) from None
    finally:
        for path in temporary.values():
            path.unlink(missing_ok=True)


def _refuse_changed(changes: Mapping[Path, tuple[bytes, bytes]]) -> None:
    for target, (old, _) in changes.items():
        if not target.exists() or target.read_bytes() != old:
            message = f"{target} 刚被别的程序改过，什么都没有写"
            raise CommandLineError(message, "保存并关掉编辑器里的文件，再运行一次")


def _write_beside(target: Path, data: bytes) -> Path:
    import tempfile

    if target.is_dir():
        raise CommandLineError(f"{target} 是文件夹，不能当文件写", "给出文件名，如 -o 目录.xlsx")
    if target.exists() and not target.is_file():
        raise CommandLineError(f"{target} 不是普通文件，不能写", "换一个文件名")
    target = Path(os.path.realpath(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(
        prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode_for(target))
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _mode_for(target: Path) -> int:
    with contextlib.suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _replace_all(temporary: Mapping[Path, Path]) -> None:
    """Renames the temporaries onto their targets; puts the old bytes back if one fails midway."""
    targets = {Path(os.path.realpath(target)): new for target, new in temporary.items()}
    several = len(targets) > 1
    old = {real: real.read_bytes() if several and real.exists() else None for real in targets}
    done: list[Path] = []
    try:
        for real, new in targets.items():
            new.replace(real)
            done.append(real)
    except BaseException:
        for real in done:
            _put_back(real, old[real])
        raise


def _put_back(target: Path, data: bytes | None) -> None:
    if data is None:
        target.unlink(missing_ok=True)
    else:
        target.write_bytes(data)
