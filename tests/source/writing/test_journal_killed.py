"""A process that is killed while it changes a catalog: all or none, once somebody recovers."""

import os
import signal
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import ChangeSet, Create, Delete
from partyschool_cli.source.files.tree import MAX_SIZE
from partyschool_cli.source.writing import journal
from partyschool_cli.source.writing.journal import Recovery, apply_changes, recover
from partyschool_cli.source.writing.write_lock import write_locked
from tests.source.changed_catalogs import (
    CLASS,
    COURSE,
    CRLF,
    SITE,
    TEACHER,
    base,
    everything,
    files_in,
    leave_journal,
    moments,
    needs_posix,
    new_catalog,
    replacing,
)
from tests.source.killed_processes import Child, killed_at, killed_before


def all_or_none(old: Mapping[str, bytes], new: Mapping[str, bytes], now: object) -> bool:
    """Whether the files are all old or all new. Raises AssertionError where they are neither."""
    assert now in (old, new)
    return now == new


@needs_posix
def test_a_process_killed_anywhere_leaves_all_or_none(tmp_path: Path) -> None:
    old = files_in(new_catalog(tmp_path / "old"))
    done = new_catalog(tmp_path / "new")
    apply_changes(done, everything())
    new = files_in(done)
    outcomes = []
    for line in moments():
        root = new_catalog(tmp_path / str(line))
        if not killed_at(line, partial(apply_changes, root, everything())):
            break
        found = recover(root)
        is_new = all_or_none(old, new, files_in(root))
        outcomes.append(is_new)
        if is_new:
            assert found is None or (found.finished and not found.left)
        else:
            assert found is None or (found.undone and not found.finished)
        assert (root / COURSE).stat().st_mode & 0o777 == 0o640
        assert recover(root) is None
        if not is_new:
            apply_changes(root, everything())
            assert files_in(root) == new
    # Nothing is done, for most of the time, and from one moment on all of it.
    assert outcomes == sorted(outcomes)
    assert {False, True} == set(outcomes)


def kill_before(step: int, root: Path, change_set: ChangeSet) -> None:
    """Make changes in a process that is killed before the rename or deletion of this number."""
    assert killed_before(step, partial(apply_changes, root, change_set))


@needs_posix
@pytest.mark.parametrize("step", range(6))
def test_a_process_killed_between_two_renames_is_finished(root: Path, step: int) -> None:
    kill_before(step, root, everything())
    found = recover(root)
    assert found is not None
    assert len(found.finished) == 6
    assert (found.undone, found.left, found.is_foreign) == ((), (), False)
    assert files_in(root).keys() >= {"courses/2026/new.yaml", "teachers/li.yaml"}


@needs_posix
def test_recovery_that_is_killed_anywhere_is_recovered_from(tmp_path: Path) -> None:
    changes = ChangeSet((*replacing(COURSE, CLASS).changes, Delete(SITE, base(SITE))))
    done, killed = new_catalog(tmp_path / "new"), new_catalog(tmp_path / "killed")
    apply_changes(done, changes)
    kill_before(1, killed, changes)
    for line in moments():
        root = copytree(killed, tmp_path / str(line))
        if not killed_at(line, partial(recover, root)):
            break
        recover(root)
        assert files_in(root) == files_in(done)
    assert line > 50


@needs_posix
def test_before_recovery_nothing_else_is_written(root: Path) -> None:
    kill_before(1, root, replacing(COURSE, CLASS))
    before = files_in(root)
    with pytest.raises(CommandLineError, match="上一次写入中途停了") as error:
        apply_changes(root, replacing(TEACHER))
    assert error.value.hint
    assert files_in(root) == before
    recover(root)
    apply_changes(root, replacing(TEACHER))


@needs_posix
def test_what_somebody_changed_after_the_crash_stays(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    changes = (*replacing(COURSE, CLASS).changes, Create("courses/new.yaml", b"new\r\n"))
    killed = new_catalog(tmp_path / "killed")
    kill_before(1, killed, ChangeSet(changes))
    changed_since: list[tuple[str, bytes | None]] = [
        (COURSE, b"mine"),
        (CLASS, b"#" * (MAX_SIZE + 1)),
        (COURSE, None),
        ("courses/new.yaml", b"mine"),
        ("courses/new.yaml", None),
    ]
    for number, (path, data) in enumerate(changed_since):
        with subtests.test(path, data=data and data[:4]):
            assert_that_it_stays(copytree(killed, tmp_path / str(number)), path, data)


def assert_that_it_stays(root: Path, path: str, data: bytes | None) -> None:
    """What somebody made of a file since, as recovery is to leave it; None: it is gone."""
    if data is None:
        (root / path).unlink(missing_ok=True)
    else:
        (root / path).write_bytes(data)
    found = recover(root)
    assert found is not None
    after = files_in(root)
    if data is None and path == "courses/new.yaml":  # there was none anyway
        assert found.left == ()
    else:
        assert found.left == (path,)
        assert after.pop(path, None) == data
    expected = {COURSE, CLASS, "courses/new.yaml"} - set(found.left)
    assert set(found.finished) == expected
    assert all(after[one] == b"new\r\n" for one in expected)
    assert not [name for name in after if ".tmp" in name or "/journal" in name]


@needs_posix
def test_a_temporary_that_was_changed_after_the_crash_is_not_used(root: Path) -> None:
    kill_before(0, root, replacing(COURSE))
    (temporary,) = (root / "courses").glob(".*.tmp")
    temporary.write_bytes(b"forged")
    assert recover(root) == Recovery(left=(COURSE,))
    assert (root / COURSE).read_bytes() == CRLF.encode()
    assert not temporary.exists()


@needs_posix
def test_a_disk_that_fails_during_recovery_is_told_and_the_journal_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_before(0, root, replacing(COURSE))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "x")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "_make", refuse)
        with pytest.raises(CommandLineError, match="没有权限"):
            recover(root)
    assert recover(root) == Recovery(finished=(COURSE,))


@needs_posix
def test_while_another_process_writes_nothing_is_written_or_recovered(root: Path) -> None:
    ready, told = os.pipe()

    def hold() -> None:
        with write_locked(root):
            os.write(told, b".")
            signal.pause()

    child = Child(hold)
    try:
        os.read(ready, 1)
        leave_journal(root)
        before = files_in(root)
        with pytest.raises(CommandLineError, match="另一个 pschool 正在写"):
            apply_changes(root, replacing(COURSE))
        with pytest.raises(CommandLineError, match="另一个 pschool 正在写"):
            recover(root)
        assert files_in(root) == before
    finally:
        os.kill(child.process, signal.SIGKILL)
        os.close(ready)
        os.close(told)
    assert child.was_killed()
    assert recover(root) == Recovery()
    apply_changes(root, replacing(COURSE))
