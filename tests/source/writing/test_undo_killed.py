"""A process that is killed while it keeps or takes back changes: an undo entry never lies."""

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import ChangeSet, Create, Delete
from partyschool_cli.source.writing import journal
from partyschool_cli.source.writing.journal import apply_changes, recover
from partyschool_cli.source.writing.undo import kept_entries, undo_last
from tests.source.changed_catalogs import (
    CLASS,
    COURSE,
    SITE,
    TEACHER,
    base,
    everything,
    files_in,
    moments,
    needs_posix,
    new_catalog,
    replacing,
    state_file,
)
from tests.source.killed_processes import Child, killed_at, killed_before
from tests.source.writing.test_undo import NOTE

EARLIER = NOTE._replace(command="pschool retire banci")
ADDED = ChangeSet((Create("sites/new.yaml", b"new"),))

pytestmark = needs_posix


def catalog_files(root: Path) -> dict[str, bytes]:
    """The files of the catalog without `.pschool-cache/`."""
    return {path: data for path, data in files_in(root).items() if not path.startswith(".")}


def names(root: Path) -> list[str]:
    return sorted(path.name for path in state_file(root, "undo").iterdir())


def commands(root: Path) -> list[str]:
    entries, is_foreign = kept_entries(root)
    assert not is_foreign
    return [one.note.command for one in entries]


def start(folder: Path) -> Path:
    """A catalog with one change that can be taken back, of a file that others leave alone."""
    root = new_catalog(folder)
    apply_changes(root, replacing(CLASS), EARLIER)
    return root


def finished(folder: Path, act: Callable[[Path], object]) -> dict[str, bytes]:
    """The files after an act that nobody kills."""
    root = start(folder)
    act(root)
    return catalog_files(root)


def test_a_change_that_is_killed_anywhere_has_an_entry_just_if_it_is_made(tmp_path: Path) -> None:
    old = catalog_files(start(tmp_path / "old"))
    new = finished(tmp_path / "new", lambda root: apply_changes(root, everything(), NOTE))
    outcomes = []
    for line in moments():
        root = start(tmp_path / str(line))
        if not killed_at(line, partial(apply_changes, root, everything(), NOTE)):
            break
        recover(root)
        now = catalog_files(root)
        assert now in (old, new)
        outcomes.append(now == new)
        assert commands(root) == ([NOTE.command] if now == new else []) + [EARLIER.command]
        if now == new:
            undo_last(root)
            assert catalog_files(root) == old
        undo_last(root)
        assert catalog_files(root) == catalog_files(new_catalog(tmp_path / f"{line}-first"))
        with pytest.raises(CommandLineError, match="没有可以撤销"):
            undo_last(root)
        apply_changes(root, ADDED, NOTE)
        assert names(root) == ["1.json"]
    assert outcomes == sorted(outcomes)
    assert {False, True} == set(outcomes)


def test_an_undo_that_is_killed_anywhere_is_made_once_or_not_at_all(tmp_path: Path) -> None:
    old = catalog_files(start(tmp_path / "old"))
    new = finished(tmp_path / "new", lambda root: apply_changes(root, everything(), NOTE))
    outcomes = []
    for line in moments():
        root = start(tmp_path / str(line))
        apply_changes(root, everything(), NOTE)
        if not killed_at(line, partial(undo_last, root)):
            break
        recover(root)
        now = catalog_files(root)
        assert now in (old, new)
        outcomes.append(now == old)
        assert commands(root) == ([] if now == old else [NOTE.command]) + [EARLIER.command]
        if now == new:
            undo_last(root)
            assert catalog_files(root) == old
        assert undo_last(root).note == EARLIER
    assert outcomes == sorted(outcomes)
    assert {False, True} == set(outcomes)


def test_what_a_killed_change_leaves_in_the_folder_goes_with_the_next(tmp_path: Path) -> None:
    root = start(tmp_path)

    def killed_while_it_keeps() -> None:
        replace = os.replace

        def dying(one: str, other: str) -> None:
            if Path(other).parent.name == "undo":
                os.kill(os.getpid(), signal.SIGKILL)
            replace(one, other)

        os.replace = dying  # type: ignore[assignment]  # in the child only
        apply_changes(root, replacing(COURSE), NOTE)

    assert Child(killed_while_it_keeps).was_killed()
    assert [name for name in names(root) if name.startswith(".")]
    recover(root)
    apply_changes(root, ADDED, NOTE)
    assert names(root) == ["1.json", "2.json"]
    assert commands(root) == [NOTE.command, EARLIER.command]


def test_of_a_change_that_was_not_made_no_entry_is_in_the_way_later(tmp_path: Path) -> None:
    """What it would have changed is changed by hand: that is not "since" the change."""
    root = start(tmp_path)

    def killed_once_it_has_kept() -> None:
        journal._refuse_changed = die  # type: ignore[assignment]  # in the child only
        apply_changes(root, replacing(COURSE), NOTE)

    assert Child(killed_once_it_has_kept).was_killed()
    assert names(root) == ["1.json", "2.json"]
    recover(root)
    (root / COURSE).write_bytes(b"mine")
    assert undo_last(root).note == EARLIER


def test_of_a_change_that_was_taken_back_no_entry_is_in_the_way_later(tmp_path: Path) -> None:
    root = start(tmp_path)
    apply_changes(root, replacing(COURSE), NOTE)
    assert killed_before(0, partial(undo_last, root))
    recover(root)
    (root / COURSE).write_bytes(b"mine")
    assert undo_last(root).note == EARLIER


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_recovery_of_an_undo_that_is_killed_anywhere(tmp_path: Path) -> None:
    changes = ChangeSet((*replacing(COURSE, TEACHER).changes, Delete(SITE, base(SITE))))
    killed = start(tmp_path / "killed")
    old = catalog_files(killed)
    apply_changes(killed, changes, NOTE)
    new = catalog_files(killed)
    assert killed_before(1, partial(undo_last, killed))
    assert without_temporaries(killed) not in (old, new)
    for line in moments():
        root = copytree(killed, tmp_path / str(line))
        if not killed_at(line, partial(recover, root)):
            break
        recover(root)
        assert catalog_files(root) == old
        assert commands(root) == [EARLIER.command]
    assert line > 50


def without_temporaries(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in catalog_files(root).items() if ".tmp" not in path}
