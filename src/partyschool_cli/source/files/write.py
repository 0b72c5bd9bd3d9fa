"""Write files outside of the catalog atomically, several together or none.

A catalog's own files are changed through `journal`.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from partyschool_cli.errors import CommandLineError, reason_of
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.interrupts import interrupts_deferred
from partyschool_cli.source.files.listing import shown_path

# The bytes of a file, in one piece or in many.
Content = bytes | Iterable[bytes]


def write_files(contents: Mapping[Path, Content], *, make_folders: bool = False) -> None:
    """Write every file of `contents`, or none.

    An existing file keeps its mode. Raises CommandLineError if a file cannot be written, and for a
    folder that does not exist, unless `make_folders`: a file in a mistyped folder would be lost.
    """
    with interrupts_deferred() as raise_interrupt:
        _write_all(contents, raise_interrupt, make_folders=make_folders)


def write_file(target: Path, data: Content) -> None:
    """Write one file atomically."""
    write_files({target: data})


def _write_all(
    contents: Mapping[Path, Content], raise_interrupt: Callable[[], None], *, make_folders: bool
) -> None:
    temporary: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for target, data in contents.items():
            raise_interrupt()
            with writing(target):
                real = _writable(target, made if make_folders else None)
                temporary[real] = real.with_name(temporary_name(real.name))
                write_temporary(temporary[real], data, _mode_of(real))
        _replace_all(temporary)
    except BaseException:
        _remove(temporary.values(), made)
        raise


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise CommandLineError, which names `path`, where the system refuses to write it."""
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a name that no system can have
        reason = reason_of(error) if isinstance(error, OSError) else "名字里有不能用的字符"
        message = f"写不了 {shown_path(os.fspath(path))}：{reason}"
        raise CommandLineError(message, _hint(error)) from None


def _hint(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "换一个文件夹，或关掉正打开它的程序"
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
        return "腾出空间，或换一个磁盘"
    return "换一个文件名或文件夹"


def temporary_name(name: str) -> str:
    """A hidden name beside the file `name` that is unique to this process."""
    return f".{name[:40]}.{os.urandom(4).hex()}.tmp"


def write_temporary(path: Path, data: Content, mode: int | None) -> None:
    """Write and flush a new file, with the mode or, without one, the usual. Raises OSError."""
    with open(state_directory.create(os.fspath(path)), "wb") as file:
        file.writelines((data,) if isinstance(data, bytes) else data)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(path, _usual_mode() if mode is None else mode)


def _writable(target: Path, made: list[Path] | None) -> Path:
    """The file at `target`, links resolved. Makes its folders and adds them to `made`, if given."""
    shown = shown_path(os.fspath(target))
    if target.is_dir():
        raise CommandLineError(f"{shown} 是文件夹，不能当文件写", "给出文件名，如 -o 目录.xlsx")
    if target.exists() and not target.is_file():
        raise CommandLineError(f"{shown} 不是普通文件，不能写", "换一个文件名")
    real = Path(os.path.realpath(target))
    if made is None:
        if not real.parent.is_dir():
            raise _no_folder(target)
        return real
    missing = [folder for folder in real.parents if not os.path.lexists(folder)]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        made.append(folder)
    if not missing:
        real.parent.mkdir(exist_ok=True)  # tells why, if it is no folder
    return real


def _no_folder(target: Path) -> CommandLineError:
    """The error for a file in a folder that does not exist; names the nearest one that does."""
    found = next((folder for folder in target.parents if os.path.lexists(folder)), Path())
    if not found.is_dir():
        os.stat(found)  # raises for a link that leads nowhere
        return CommandLineError(f"{found} 是文件，不是文件夹，里面不能写文件", "改一改路径")
    message = f"没有 {target.parent} 这个文件夹，没有写 {target.name}"
    near = os.path.abspath(found)
    return CommandLineError(message, f"最近的现有文件夹是 {near}；改正路径，或先建好文件夹")


def _remove(files: Iterable[Path], folders: Iterable[Path]) -> None:
    """Delete temporary files, and the folders that were made for them."""
    for path in files:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    for folder in reversed([*folders]):
        with suppress(OSError):
            folder.rmdir()


def _mode_of(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _replace_all(temporary: Mapping[Path, Path]) -> None:
    """Rename the temporaries onto their targets; put the old bytes back if one fails midway."""
    several = len(temporary) > 1
    old: dict[Path, bytes | None] = {}
    for real in temporary:
        with writing(real):
            old[real] = real.read_bytes() if several and real.exists() else None
    done: list[Path] = []
    try:
        for real, new in temporary.items():
            with writing(real):
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
