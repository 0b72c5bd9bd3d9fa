"""Change several files of a catalog on disk atomically, even if the process is killed.

New bytes are written to temporary files beside their targets; a journal in `.pschool-cache/` then
lists the renames. After a kill before that, the next command that writes rolls back (deletes the
temporaries); after a kill between two renames, it rolls forward (makes the rest).
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import ChangeSet, changed_meanwhile
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.interrupts import interrupts_deferred
from partyschool_cli.source.files.write import write_temporary, writing
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.writing.journal_file import (
    Step,
    has_journal,
    read_journal,
    remove_journal,
    write_journal,
)
from partyschool_cli.source.writing.undo_entry import UndoNote
from partyschool_cli.source.writing.undo_store import prune, remove_entry, write_entry
from partyschool_cli.source.writing.write_lock import write_locked
from partyschool_cli.source.writing.write_plan import (
    TakingBack,
    WritePlan,
    file_now,
    hex_of,
    plan_write,
    remove_folders,
)

# From so many files on, they are written at once by so many threads.
_MANY: Final = 64
_AT_ONCE: Final = 16


class Recovery(NamedTuple):
    """Result of recovering from a killed process: paths in the catalog.

    `finished` files have their new bytes now, `undone` their old ones; `left` were changed since
    and stay as they are. `is_foreign` is true if a journal was rejected.
    """

    finished: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    is_foreign: bool = False


def apply_changes(root: Path, change_set: ChangeSet, undo: UndoNote | None = None) -> None:
    """Make all changes in the catalog at `root`, or none.

    With a note, `pschool undo` can take them back, unless personal numbers are in what they change.
    Raises CommandLineError if a file differs from what its change is based on, cannot be written,
    or another process is writing.
    """
    if not change_set.changes:
        return
    with changing(root) as change:
        change(change_set, undo)


# Makes changes, with a note for an undo entry, or taking one back.
Change = Callable[[ChangeSet, UndoNote | TakingBack | None], None]


@contextmanager
def changing(root: Path) -> Iterator[Change]:
    """Hold the write lock of the catalog at `root`; gives a function that makes changes.

    It makes all or none. Raises CommandLineError as `apply_changes` does.
    """
    with interrupts_deferred() as raise_interrupt, writing(root), write_locked(root) as folder:
        if has_journal(folder) and read_journal(root, folder) is not None:
            message = "上一次写入中途停了，什么都没有写"
            raise CommandLineError(message, "再运行一次，会先把它收拾好")

        def change(change_set: ChangeSet, undo: UndoNote | TakingBack | None) -> None:
            plan = plan_write(root, folder, change_set, undo)
            if plan.steps:
                _apply(plan, folder, raise_interrupt)

        yield change


def recover(root: Path) -> Recovery | None:
    """Finish or undo the changes of a killed process; None if there are none.

    Raises CommandLineError if another process is writing, or a file cannot be written.
    """
    folder = os.path.join(root, state_directory.NAME)
    if not has_journal(folder):
        return None
    if os.path.islink(folder):
        return Recovery(is_foreign=True)
    with interrupts_deferred(), writing(root), write_locked(root) as locked:
        return _recover(root, locked)


# ------------------------------------------------------------------------------------ writing


def _apply(plan: WritePlan, state: str, raise_interrupt: Callable[[], None]) -> None:
    write_journal(state, plan.journal(is_committed=False))
    try:
        _prepare(plan, state, raise_interrupt)
        write_journal(state, plan.journal(is_committed=True))
    except BaseException:
        _give_up(plan, state)
        raise
    try:
        for step in plan.steps:
            _make(plan.root, step)
    except BaseException:
        for step in plan.steps:
            _put_back(plan, step)
        with suppress(OSError):  # from now on nobody must finish the changes
            write_journal(state, plan.journal(is_committed=False))
        _give_up(plan, state)
        raise
    if isinstance(plan.undo, TakingBack):
        remove_entry(state, plan.undo.name)
        remove_folders(plan.root, plan.undo.entry.folders)
    if plan.made is not None:
        prune(state)
    remove_journal(state)


def _prepare(plan: WritePlan, state: str, raise_interrupt: Callable[[], None]) -> None:
    """Write the temporaries and the undo entry."""
    _write_temporaries(plan, raise_interrupt)
    if plan.made is not None and isinstance(plan.undo, UndoNote):
        write_entry(state, plan.made, plan.undo_entry(plan.undo))
    _refuse_changed(plan)


def _write_temporaries(plan: WritePlan, raise_interrupt: Callable[[], None]) -> None:
    """Write all new bytes, each flushed to the disk.

    To flush takes milliseconds of waiting; a disk does many at once in the time of one.
    """
    if len(plan.steps) < _MANY:
        for step in plan.steps:
            raise_interrupt()
            _write_temporary(plan, step)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            for _ in pool.map(lambda step: _write_temporary(plan, step), plan.steps):
                raise_interrupt()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _write_temporary(plan: WritePlan, step: Step) -> None:
    data, target = plan.new[step.path], plan.root / step.path
    if step.temporary is not None and data is not None:
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            write_temporary(plan.root / step.temporary, data, plan.modes[step.path])


def _give_up(plan: WritePlan, state: str) -> None:
    """Remove all that was written for changes that are not made."""
    _back(plan.root, plan.steps)
    plan.remove_folders()
    if plan.made is not None:
        remove_entry(state, plan.made)
    remove_journal(state)


def _hex(data: bytes | Problem | None) -> str | None:
    """The hex digest of a file for the journal; a value that never matches if it is unreadable."""
    if isinstance(data, Problem):
        return data.code
    return hex_of(data)


def _refuse_changed(plan: WritePlan) -> None:
    """Called as late as possible: temporaries are written, only renames are left."""
    for path, data in plan.old.items():
        if file_now(plan.root, path) != data:
            raise changed_meanwhile(path)


def _make(root: Path, step: Step) -> None:
    target = root / step.path
    with writing(target):
        if step.temporary is None:
            target.unlink(missing_ok=True)
        else:
            (root / step.temporary).replace(target)


def _put_back(plan: WritePlan, step: Step) -> None:
    """Undo a step, unless the file was changed since."""
    target, data, mode = plan.root / step.path, plan.old[step.path], plan.modes[step.path]
    with suppress(OSError):
        if _hex(file_now(plan.root, step.path)) != step.new:
            return
        if data is None:
            target.unlink(missing_ok=True)
            return
        target.write_bytes(data)
        if mode is not None:
            target.chmod(mode)


# ----------------------------------------------------------------------------------- recovery


def _recover(root: Path, folder: str) -> Recovery | None:
    if not has_journal(folder):  # another process has just finished its changes
        return None
    journal = read_journal(root, folder)
    if journal is None:
        return Recovery(is_foreign=True)
    done = _forward(root, journal.steps) if journal.is_committed else _back(root, journal.steps)
    gone = journal.spent if journal.is_committed else journal.made
    if gone is not None:
        remove_entry(folder, gone)
    remove_journal(folder)
    return done


def _forward(root: Path, steps: Iterable[Step]) -> Recovery:
    finished: list[str] = []
    left: list[str] = []
    for step in steps:
        now = _hex(file_now(root, step.path))
        if now == step.old != step.new and _is_ready(root, step):
            _make(root, step)
            now = step.new
        (finished if now == step.new else left).append(step.path)
    _back(root, steps)
    return Recovery(finished=tuple(finished), left=tuple(left))


def _is_ready(root: Path, step: Step) -> bool:
    if step.temporary is None:
        return True
    return _hex(file_now(root, step.temporary)) == step.new


def _back(root: Path, steps: Iterable[Step]) -> Recovery:
    """Delete the temporaries."""
    for step in steps:
        if step.temporary is not None:
            (root / step.temporary).unlink(missing_ok=True)
    return Recovery(undone=tuple(step.path for step in steps))
