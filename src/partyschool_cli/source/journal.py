"""Change several files of a catalog on disk atomically, even if the process is killed.

New bytes are written to temporary files beside their targets; a journal in `.pschool-cache/` then
lists the renames. After a kill before that, the next command that writes rolls back (deletes the
temporaries); after a kill between two renames, it rolls forward (makes the rest).
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source import state_directory
from partyschool_cli.source.change_set import ChangeSet, changed_meanwhile
from partyschool_cli.source.digest import digest
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.interrupts import interrupts_deferred
from partyschool_cli.source.journal_file import (
    Journal,
    Step,
    has_journal,
    read_journal,
    remove_journal,
    write_journal,
)
from partyschool_cli.source.problem import Problem
from partyschool_cli.source.tree import missing_file
from partyschool_cli.source.write import temporary_name, write_temporary, writing

_LOCK: Final = "lock"


class Recovery(NamedTuple):
    """Result of recovering from a killed process: paths in the catalog.

    `finished` files have their new bytes now, `undone` their old ones; `left` were changed since
    and stay as they are. `is_foreign` is true if a journal was rejected.
    """

    finished: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    is_foreign: bool = False


def apply_changes(root: Path, change_set: ChangeSet) -> None:
    """Make all changes in the catalog at `root`, or none.

    Raises CommandLineError if a file differs from what its change is based on, cannot be written,
    or another process is writing.
    """
    if not change_set.changes:
        return
    with interrupts_deferred() as raise_interrupt, writing(root), _locked(root) as folder:
        if has_journal(folder) and read_journal(root, folder) is not None:
            message = "上一次写入中途停了，什么都没有写"
            raise CommandLineError(message, "再运行一次，会先把它收拾好")
        _apply(root, folder, change_set, raise_interrupt)


def recover(root: Path) -> Recovery | None:
    """Finish or undo the changes of a killed process; None if there are none.

    Raises CommandLineError if another process is writing, or a file cannot be written.
    """
    folder = os.path.join(root, state_directory.NAME)
    if not has_journal(folder):
        return None
    if os.path.islink(folder):
        return Recovery(is_foreign=True)
    with interrupts_deferred(), writing(root), _locked(root) as locked:
        return _recover(root, locked)


# ------------------------------------------------------------------------------------ writing


def _apply(
    root: Path, folder: str, change_set: ChangeSet, raise_interrupt: Callable[[], None]
) -> None:
    read = cache(DiskTree(root).read)  # what changes are based on is what is compared later
    results = change_set.results(read)
    old = {path: _present(read(path)) for path in results}
    modes = {path: _mode(root / path) for path in results}
    steps = tuple(
        Step(path, None if new is None else _beside(path), _hex(old[path]), _hex(new))
        for path, new in results.items()
    )
    write_journal(folder, Journal(steps, is_committed=False))
    try:
        for step in steps:
            raise_interrupt()
            new = results[step.path]
            if step.temporary is not None and new is not None:
                with writing(root / step.path):
                    (root / step.path).parent.mkdir(parents=True, exist_ok=True)
                    write_temporary(root / step.temporary, new, like=root / step.path)
        _refuse_changed(root, old)
        write_journal(folder, Journal(steps, is_committed=True))
    except BaseException:
        _back(root, steps)
        remove_journal(folder)
        raise
    try:
        for step in steps:
            _make(root, step)
    except BaseException:
        for step in steps:
            _put_back(root, step, old[step.path], modes[step.path])
        _back(root, steps)
        remove_journal(folder)
        raise
    remove_journal(folder)


def _present(data: bytes | Problem) -> bytes | Problem | None:
    """A file's bytes, or the problem of reading it; None if it does not exist."""
    return None if data == missing_file() else data


def _now(root: Path, path: str) -> bytes | Problem | None:
    return _present(DiskTree(root).read(path))


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else 0


def _beside(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{temporary_name(name)}"


def _hex(data: bytes | Problem | None) -> str | None:
    """The hex digest of a file for the journal; a value that never matches if it is unreadable."""
    if isinstance(data, Problem):
        return data.code
    return None if data is None else digest(data).hex()


def _refuse_changed(root: Path, old: Mapping[str, bytes | Problem | None]) -> None:
    """Called as late as possible: temporaries are written, only renames are left."""
    for path, data in old.items():
        if _now(root, path) != data:
            raise changed_meanwhile(path)


def _make(root: Path, step: Step) -> None:
    target = _real(root, step.path)
    with writing(root / step.path):
        if step.temporary is None:
            target.unlink(missing_ok=True)
        else:
            (root / step.temporary).replace(target)


def _put_back(root: Path, step: Step, data: bytes | Problem | None, mode: int) -> None:
    """Undo a step, unless the file was changed since."""
    target = _real(root, step.path)
    with suppress(OSError):
        if _hex(_now(root, step.path)) != step.new:
            return
        if isinstance(data, bytes):
            target.write_bytes(data)
            target.chmod(mode)
        else:
            target.unlink(missing_ok=True)


def _real(root: Path, path: str) -> Path:
    """The file itself: a link in the catalog stays one."""
    return Path(os.path.realpath(root / path))


# ----------------------------------------------------------------------------------- recovery


def _recover(root: Path, folder: str) -> Recovery | None:
    if not has_journal(folder):  # another process has just finished its changes
        return None
    journal = read_journal(root, folder)
    if journal is None:
        return Recovery(is_foreign=True)
    done = _forward(root, journal.steps) if journal.is_committed else _back(root, journal.steps)
    remove_journal(folder)
    return done


def _forward(root: Path, steps: Iterable[Step]) -> Recovery:
    finished: list[str] = []
    left: list[str] = []
    for step in steps:
        now = _hex(_now(root, step.path))
        if now == step.old != step.new and _is_ready(root, step):
            _make(root, step)
            now = step.new
        (finished if now == step.new else left).append(step.path)
    _back(root, steps)
    return Recovery(finished=tuple(finished), left=tuple(left))


def _is_ready(root: Path, step: Step) -> bool:
    if step.temporary is None:
        return True
    return _hex(_now(root, step.temporary)) == step.new


def _back(root: Path, steps: Iterable[Step]) -> Recovery:
    """Delete the temporaries."""
    for step in steps:
        if step.temporary is not None:
            (root / step.temporary).unlink(missing_ok=True)
    return Recovery(undone=tuple(step.path for step in steps))


# ---------------------------------------------------------------------------------- the lock


@contextmanager
def _locked(root: Path) -> Iterator[str]:
    """Hold the write lock of the catalog; gives its `.pschool-cache/`. Raises OSError."""
    folder = state_directory.made(os.fspath(root))
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(os.path.join(folder, _LOCK), flags, 0o600)
    try:
        if not _lock(handle):
            message = "另一个 pschool 正在写这个课程目录，什么都没有写"
            raise CommandLineError(message, "等它结束，再运行一次")
        yield folder
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    """Lock an open file until it is closed, or the process ends. False if another has the lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
