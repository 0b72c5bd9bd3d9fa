"""Change several files of a catalog on disk: all or none, whatever kills the process.

The new bytes are written beside their targets first; a journal in `.pschool-cache/` then says what
is to be renamed onto what. Killed before, the next command that writes deletes what was left
(rolls back); killed between two renames, it makes the rest (rolls forward).
"""

import json
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.locate import git_root
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source import state_directory
from partyschool_cli.source.change_set import ChangeSet, StaleFileError, digest
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.git import ask, repository_of
from partyschool_cli.source.listing import MANIFEST, shown_path
from partyschool_cli.source.problem import Problem
from partyschool_cli.source.write import refusal, temporary_name, write_temporary

_NAME: Final = "journal"
_LOCK: Final = "lock"
_VERSION: Final = 1
_MOST_BYTES: Final = 16 * 1024 * 1024


class Recovery(NamedTuple):
    """What became of changes that a killed process left half made: paths in the catalog.

    `finished` files have their new bytes now, `undone` their old ones; `left` were changed by
    somebody since and stay as they are. `is_foreign` is true where a journal was not believed.
    """

    finished: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    is_foreign: bool = False


class _Step(NamedTuple):
    """One file: its target and temporary path in the catalog, and hex digests of old and new.

    No digest means that there is no file before or afterwards; no temporary, that it is deleted.
    """

    path: str
    temporary: str | None
    old: str | None
    new: str | None


def apply_changes(root: Path, change_set: ChangeSet) -> None:
    """Make all changes in the catalog at `root`, or none.

    Raises CommandLineError where a file is not what its change is based on, cannot be written, or
    another process is writing.
    """
    if not change_set.changes:
        return
    try:
        with _locked(root) as folder:
            if os.path.lexists(os.path.join(folder, _NAME)) and _is_ours(root, folder):
                message = "上一次写入中途停了，什么都没有写"
                raise CommandLineError(message, "再运行一次，会先把它收拾好")
            _apply(root, folder, change_set.results(DiskTree(root)))
    except OSError as error:
        raise refusal(error) from None


def recover(root: Path) -> Recovery | None:
    """Finish or undo what a killed process left; None where nothing was left.

    Raises CommandLineError where another process is writing at this moment.
    """
    folder = os.path.join(root, state_directory.NAME)
    if not os.path.lexists(os.path.join(folder, _NAME)):
        return None
    try:
        with _locked(root) as locked:
            steps, is_committed = _read(root, locked)
            done = _forward(root, steps) if is_committed else _back(root, steps)
            os.unlink(os.path.join(locked, _NAME))
            return done
    except (OSError, ValueError, KeyError, TypeError):
        return Recovery(is_foreign=True)


# ------------------------------------------------------------------------------------ writing


def _apply(root: Path, folder: str, results: Mapping[str, bytes | None]) -> None:
    tree = DiskTree(root)
    old = {path: _bytes_of(tree, path) for path in results}
    steps = [
        _Step(path, None if new is None else _beside(path), _hex(old[path]), _hex(new))
        for path, new in results.items()
    ]
    _write_journal(folder, steps, is_committed=False)
    try:
        for step in steps:
            new = results[step.path]
            if step.temporary is not None and new is not None:
                (root / step.path).parent.mkdir(parents=True, exist_ok=True)
                write_temporary(root / step.temporary, new, like=root / step.path)
        _refuse_changed(tree, old)
        _write_journal(folder, steps, is_committed=True)
    except BaseException:
        _back(root, steps)
        os.unlink(os.path.join(folder, _NAME))
        raise
    try:
        for step in steps:
            _make(root, step)
    except OSError:
        for step in steps:
            _put_back(root, step, old[step.path])
        _back(root, steps)
        os.unlink(os.path.join(folder, _NAME))
        raise
    os.unlink(os.path.join(folder, _NAME))


def _bytes_of(tree: DiskTree, path: str) -> bytes | None:
    data = tree.read(path)
    return None if isinstance(data, Problem) else data


def _beside(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{temporary_name(name)}"


def _hex(data: bytes | None) -> str | None:
    return None if data is None else digest(data).hex()


def _refuse_changed(tree: DiskTree, old: Mapping[str, bytes | None]) -> None:
    """As late as can be: the temporaries are written, only renames are left."""
    for path, data in old.items():
        if _bytes_of(tree, path) != data:
            message = f"{shown_path(path)} 刚被别的程序改过，什么都没有写"
            raise StaleFileError(message, "保存并关掉编辑器里的文件，再运行一次")


def _make(root: Path, step: _Step) -> None:
    target = _real(root, step.path)
    if step.temporary is None:
        target.unlink(missing_ok=True)
    else:
        (root / step.temporary).replace(target)


def _put_back(root: Path, step: _Step, data: bytes | None) -> None:
    target = _real(root, step.path)
    with suppress(OSError):
        if data is None:
            target.unlink(missing_ok=True)
        elif not target.exists() or target.read_bytes() != data:
            target.write_bytes(data)


def _real(root: Path, path: str) -> Path:
    """The file itself: a link in the catalog stays one."""
    return Path(os.path.realpath(root / path))


# ----------------------------------------------------------------------------------- recovery


def _forward(root: Path, steps: list[_Step]) -> Recovery:
    tree = DiskTree(root)
    finished: list[str] = []
    left: list[str] = []
    for step in steps:
        now = _hex(_bytes_of(tree, step.path))
        if now == step.old != step.new and _is_ready(root, step):
            _make(root, step)
            now = step.new
        (finished if now == step.new else left).append(step.path)
    _back(root, steps)
    return Recovery(finished=tuple(finished), left=tuple(left))


def _is_ready(root: Path, step: _Step) -> bool:
    if step.temporary is None:
        return True
    return _hex(_bytes_of(DiskTree(root), step.temporary)) == step.new


def _back(root: Path, steps: list[_Step]) -> Recovery:
    """Delete the temporaries."""
    for step in steps:
        if step.temporary is not None:
            (root / step.temporary).unlink(missing_ok=True)
    return Recovery(undone=tuple(step.path for step in steps))


# -------------------------------------------------------------------------------- the journal


def _write_journal(folder: str, steps: list[_Step], *, is_committed: bool) -> None:
    document = {"version": _VERSION, "committed": is_committed, "files": steps}
    data = json.dumps(document, ensure_ascii=True).encode()
    state_directory.write(folder, _NAME, data, sync=True)


def _read(root: Path, folder: str) -> tuple[list[_Step], bool]:
    """The journal's steps. Raises OSError or ValueError for one that this user did not write."""
    path = os.path.join(folder, _NAME)
    if state_directory.IS_POSIX and os.lstat(path).st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise ValueError("others may write it")
    document: Any = json.loads(state_directory.read_own(path, _MOST_BYTES))
    if document["version"] != _VERSION or _is_tracked(Path(path)):
        raise ValueError("not ours")
    steps = [_Step(*each) for each in document["files"]]
    if not all(_is_inside(root, step) for step in steps):
        raise ValueError("leads elsewhere")
    return steps, document["committed"] is True


def _is_ours(root: Path, folder: str) -> bool:
    try:
        _read(root, folder)
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return True


def _is_tracked(path: Path) -> bool:
    """Whether git keeps the file: then a repository has brought it along."""
    if git_root(os.fspath(path.parent)) is None:
        return False
    repository = repository_of(path.parent)
    name = os.path.relpath(path, repository.work_tree)
    return ask(repository, "ls-files", "--", f":(literal){name}") != b""


def _is_inside(root: Path, step: _Step) -> bool:
    """Whether a step is about a file of this catalog, and its temporary lies beside it."""
    folder, _, name = step.path.rpartition("/")
    top, suffix = step.path.partition("/")[0], os.path.splitext(name)[1].lower()
    is_entity = bool(folder) and top in KIND_OF_FOLDER and suffix in (".yaml", ".yml")
    is_beside_manifest = not folder and (name == MANIFEST or suffix == ".json")
    if not (is_entity or is_beside_manifest) or ".." in step.path.split("/"):
        return False
    own = os.path.realpath(root)
    if not Path(os.path.realpath(root / step.path)).is_relative_to(own):
        return False
    if step.temporary is None:
        return True
    beside, _, temporary = step.temporary.rpartition("/")
    return beside == folder and temporary.startswith(f".{name[:40]}.") and "\\" not in temporary


@contextmanager
def _locked(root: Path) -> Iterator[str]:
    """Hold the lock of the catalog's writers; gives its `.pschool-cache/`. Raises OSError."""
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
    """Lock an open file until it is closed, or the process ends. False where another has it."""
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
