"""Write files outside of the catalog atomically, several together or none.

A catalog's own files are changed through `journal`.
"""

import contextlib
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source import state_directory
from partyschool_cli.source.interrupts import interrupts_deferred


def write_files(contents: Mapping[Path, bytes], *, make_folders: bool = False) -> None:
    """Write every file of `contents`, or none.

    An existing file keeps its mode. Raises CommandLineError if a file cannot be written, and for a
    folder that does not exist, unless `make_folders`: a file in a mistyped folder would be lost.
    """
    with interrupts_deferred() as raise_interrupt:
        _write_all(contents, raise_interrupt, make_folders=make_folders)


def write_file(target: Path, data: bytes) -> None:
    """Write one file atomically."""
    write_files({target: data})


def _write_all(
    contents: Mapping[Path, bytes], raise_interrupt: Callable[[], None], *, make_folders: bool
) -> None:
    temporary: dict[Path, Path] = {}
    try:
        for target, data in contents.items():
            raise_interrupt()
            real = _writable(target, make_folders=make_folders)
            temporary[real] = real.with_name(temporary_name(real.name))
            write_temporary(temporary[real], data, like=real)
        _replace_all(temporary)
    except OSError as error:
        raise refusal(error) from None
    finally:
        for path in temporary.values():
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def refusal(error: OSError) -> CommandLineError:
    """The error for a file that cannot be written."""
    where = error.filename2 or error.filename or ""
    reason = "没有权限" if isinstance(error, PermissionError) else error.strerror
    return CommandLineError(f"写不了 {where}：{reason}", "换一个文件夹，或关掉正打开它的程序")


def temporary_name(name: str) -> str:
    """A hidden name beside the file `name` that is unique to this process."""
    return f".{name[:40]}.{os.urandom(4).hex()}.tmp"


def write_temporary(path: Path, data: bytes, like: Path) -> None:
    """Write and flush a new file, with the mode that `like` has or would get. Raises OSError."""
    with open(state_directory.create(os.fspath(path)), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(path, _mode_for(like))


def _writable(target: Path, *, make_folders: bool) -> Path:
    """The file at `target`, links resolved."""
    if target.is_dir():
        raise CommandLineError(f"{target} 是文件夹，不能当文件写", "给出文件名，如 -o 目录.xlsx")
    if target.exists() and not target.is_file():
        raise CommandLineError(f"{target} 不是普通文件，不能写", "换一个文件名")
    real = Path(os.path.realpath(target))
    if make_folders:
        real.parent.mkdir(parents=True, exist_ok=True)
    elif not real.parent.is_dir():
        raise _no_folder(target)
    return real


def _no_folder(target: Path) -> CommandLineError:
    """The error for a file in a folder that does not exist; names the nearest one that does."""
    found = next((folder for folder in target.parents if os.path.lexists(folder)), Path())
    if not found.is_dir():
        return CommandLineError(f"{found} 不是文件夹，里面不能写文件", "改一改路径")
    message = f"没有 {target.parent} 这个文件夹，没有写 {target.name}"
    near = os.path.abspath(found)
    return CommandLineError(message, f"最近的现有文件夹是 {near}；改正路径，或先建好文件夹")


def _mode_for(target: Path) -> int:
    with contextlib.suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _replace_all(temporary: Mapping[Path, Path]) -> None:
    """Rename the temporaries onto their targets; put the old bytes back if one fails midway."""
    several = len(temporary) > 1
    old = {real: real.read_bytes() if several and real.exists() else None for real in temporary}
    done: list[Path] = []
    try:
        for real, new in temporary.items():
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
