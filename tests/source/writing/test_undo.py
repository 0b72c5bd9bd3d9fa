"""The last changes of a catalog are taken back, whole, or not at all."""

import datetime as dt
import os
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import ChangeSet, Create, Delete, Rename, Replace
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.writing import journal, undo_store
from partyschool_cli.source.writing.journal import apply_changes, recover
from partyschool_cli.source.writing.undo import kept_entries, undo_last
from partyschool_cli.source.writing.undo_entry import UndoNote
from partyschool_cli.source.writing.undo_store import MOST_ENTRIES, can_be_kept
from tests.source.changed_catalogs import (
    CLASS,
    COURSE,
    SITE,
    TEACHER,
    base,
    everything,
    files_in,
    needs_posix,
    replacing,
    state_file,
)

NOTE = UndoNote("pschool set wang post=主任", dt.datetime(2026, 11, 27, 2, 32, tzinfo=dt.UTC))


def entry_files(root: Path) -> list[str]:
    folder = state_file(root, "undo")
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_every_kind_of_change_is_taken_back(root: Path) -> None:
    before = files_in(root)
    modes = {path: (root / path).stat().st_mode for path in before}
    apply_changes(root, everything(), NOTE)
    after = files_in(root)
    undone = undo_last(root)
    assert files_in(root) == before
    assert {path: (root / path).stat().st_mode for path in before} == modes
    assert undone.note == NOTE
    assert not undone.is_foreign
    assert set(undone.changed) == {
        *(COURSE, "courses/2026/new.yaml", "catalog.yaml", SITE, TEACHER, "teachers/li.yaml")
    }
    assert undone.changed[SITE] == (None, before[SITE])
    assert undone.changed[COURSE] == (after[COURSE], before[COURSE])
    assert entry_files(root) == []


def test_a_folder_that_the_change_made_goes_unless_something_is_in_it(root: Path) -> None:
    deep = ChangeSet((Create("courses/2026/冬/new.yaml", b"new"),))
    apply_changes(root, deep, NOTE)
    undo_last(root)
    assert not (root / "courses/2026").exists()
    apply_changes(root, deep, NOTE)
    (root / "courses/2026/mine.txt").write_bytes(b"mine")
    undo_last(root)
    assert [path.name for path in (root / "courses/2026").iterdir()] == ["mine.txt"]


def test_changes_are_taken_back_one_after_the_other(root: Path) -> None:
    states = [files_in(root)]
    for text in (b"1", b"2", b"3"):
        now = (root / TEACHER).read_bytes()
        apply_changes(root, ChangeSet((Replace(TEACHER, digest(now), text),)), NOTE)
        states.append(files_in(root))
    for state in reversed(states[:-1]):
        undo_last(root)
        assert files_in(root) == state
    with pytest.raises(CommandLineError, match="没有可以撤销的改动") as error:
        undo_last(root)
    assert error.value.hint


def test_at_most_twenty_are_kept_and_the_oldest_go(root: Path) -> None:
    for number in range(MOST_ENTRIES + 3):
        now = (root / TEACHER).read_bytes()
        change = Replace(TEACHER, digest(now), f"{number}".encode())
        apply_changes(root, ChangeSet((change,)), NOTE._replace(command=f"pschool {number}"))
    entries, is_foreign = kept_entries(root)
    assert [one.note.command for one in entries] == [f"pschool {n}" for n in range(22, 2, -1)]
    assert not is_foreign
    for _ in entries:
        undo_last(root)
    assert (root / TEACHER).read_bytes() == b"2"
    with pytest.raises(CommandLineError):
        undo_last(root)


@pytest.mark.parametrize("changed", [[COURSE], [COURSE, CLASS], [SITE]])
def test_where_a_file_was_changed_since_nothing_is_taken_back(
    root: Path, changed: list[str]
) -> None:
    changes = (*replacing(COURSE, CLASS).changes, Delete(SITE, base(SITE)))
    apply_changes(root, ChangeSet(changes), NOTE)
    for path in changed:
        (root / path).write_bytes(b"mine")
    before = files_in(root)
    with pytest.raises(CommandLineError, match="什么都没有撤销") as error:
        undo_last(root)
    assert all(path in error.value.message for path in changed)
    assert NOTE.command in error.value.message
    assert TEACHER not in error.value.message
    assert error.value.exit_code == 2
    assert files_in(root) == before
    assert len(entry_files(root)) == 1


def test_a_file_that_was_deleted_since(root: Path) -> None:
    apply_changes(root, replacing(COURSE, CLASS), NOTE)
    (root / COURSE).unlink()
    with pytest.raises(CommandLineError, match=COURSE):
        undo_last(root)


def test_many_changed_files_are_counted(root: Path) -> None:
    new = [f"courses/new{number}.yaml" for number in range(9)]
    apply_changes(root, ChangeSet(tuple(Create(path, b"new") for path in new)), NOTE)
    for path in new:
        (root / path).write_bytes(b"mine")
    with pytest.raises(CommandLineError, match=r"new4\.yaml 等 9 个文件"):
        undo_last(root)


def test_what_was_put_back_by_hand_is_not_taken_back_again(root: Path) -> None:
    old = (root / TEACHER).read_bytes()
    apply_changes(root, replacing(COURSE), NOTE._replace(command="first"))
    apply_changes(root, replacing(TEACHER), NOTE._replace(command="second"))
    (root / TEACHER).write_bytes(old)
    assert [one.note.command for one in kept_entries(root)[0]] == ["first"]
    assert undo_last(root).note.command == "first"
    assert entry_files(root) == []


def test_an_older_change_that_a_newer_one_reversed_stays(root: Path) -> None:
    old = (root / TEACHER).read_bytes()
    apply_changes(root, replacing(TEACHER), NOTE)
    apply_changes(root, ChangeSet((Replace(TEACHER, digest(b"new\r\n"), old),)), NOTE)
    assert len(kept_entries(root)[0]) == 2
    undo_last(root)
    assert (root / TEACHER).read_bytes() == b"new\r\n"
    undo_last(root)
    assert (root / TEACHER).read_bytes() == old


def test_a_dry_run_changes_nothing(root: Path) -> None:
    apply_changes(root, replacing(TEACHER), NOTE)
    before = files_in(root)
    assert undo_last(root, dry_run=True).changed.keys() == {TEACHER}
    assert files_in(root) == before
    assert len(entry_files(root)) == 1


def test_no_entry_without_a_note_or_a_change(root: Path) -> None:
    apply_changes(root, replacing(COURSE))
    same = (root / TEACHER).read_bytes()
    apply_changes(root, ChangeSet((Replace(TEACHER, digest(same), same),)), NOTE)
    assert entry_files(root) == []


@pytest.mark.parametrize("failing", ["_make", "write_journal", "write_temporary", "write_entry"])
def test_a_change_that_fails_leaves_no_entry(
    root: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_in(root)

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "x")

    with monkeypatch.context() as patch:
        patch.setattr(journal, failing, fail)
        with pytest.raises(CommandLineError, match="没有权限"):
            apply_changes(root, ChangeSet((Create("courses/new/new.yaml", b"new"),)), NOTE)
    assert files_in(root) == before
    assert entry_files(root) == []
    assert not (root / "courses/new").exists()


def test_an_undo_that_fails_keeps_its_entry(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apply_changes(root, everything(), NOTE)
    before = files_in(root)

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "x")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "_make", fail)
        with pytest.raises(CommandLineError, match="没有权限"):
            undo_last(root)
    assert files_in(root) == before
    undo_last(root)


PHONE, RESIDENT_ID = "13812345678", "11010519491231002X"


@pytest.mark.parametrize("number", [PHONE, RESIDENT_ID, "138 1234 5678", "１３８１２３４５６７８"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_old_content_with_a_personal_number_is_not_kept(
    root: Path, number: str, encoding: str
) -> None:
    old = f"name: 王示例\nnotes: 电话 {number}\n".encode(encoding)
    (root / TEACHER).write_bytes(old)
    changes = ChangeSet((*replacing(COURSE).changes, Delete(TEACHER, digest(old))))
    assert not can_be_kept(root, changes)
    apply_changes(root, changes, NOTE)
    assert not (root / TEACHER).exists()
    assert entry_files(root) == []


def test_a_number_in_a_comment_or_the_name_of_a_file_is_not_kept(root: Path) -> None:
    named = f"teachers/wang-{PHONE}.yaml"
    assert not can_be_kept(root, ChangeSet((Rename(TEACHER, base(TEACHER), named, b""),)))
    commented = f"# {PHONE}\n".encode()
    (root / SITE).write_bytes(commented)
    assert not can_be_kept(root, ChangeSet((Delete(SITE, digest(commented)),)))
    damaged = b"name: \xe7\x8e\xff " + PHONE.encode()
    (root / SITE).write_bytes(damaged)
    assert not can_be_kept(root, ChangeSet((Delete(SITE, digest(damaged)),)))


def test_a_new_number_is_no_reason_and_the_one_in_the_command_is_masked(root: Path) -> None:
    new = ChangeSet((Replace(TEACHER, base(TEACHER), f"notes: {PHONE}\n".encode()),))
    assert can_be_kept(root, new)
    apply_changes(root, new, NOTE._replace(command=f"pschool set wang notes={PHONE}"))
    (name,) = entry_files(root)
    assert PHONE not in (state_file(root, "undo") / name).read_text()
    assert undo_last(root).note.command == "pschool set wang notes=138********"


@needs_posix
def test_only_this_user_can_read_entries_and_git_ignores_them(root: Path) -> None:
    mask = os.umask(0)
    try:
        apply_changes(root, everything(), NOTE)
    finally:
        os.umask(mask)
    folder = state_file(root, "undo")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert state_file(root, state_directory.IGNORE_FILE).read_bytes() == b"*\n"


@needs_posix
def test_a_rename_keeps_the_mode(root: Path) -> None:
    (root / TEACHER).chmod(0o604)
    apply_changes(root, ChangeSet((Rename(TEACHER, base(TEACHER), "teachers/li.yaml", b""),)), NOTE)
    assert (root / "teachers/li.yaml").stat().st_mode & 0o777 == 0o604
    undo_last(root)
    assert (root / TEACHER).stat().st_mode & 0o777 == 0o604


@needs_posix
def test_a_file_behind_a_link_is_changed_itself_and_taken_back(root: Path) -> None:
    (root / "teachers/real").mkdir()
    (root / TEACHER).rename(root / "teachers/real/wang.yaml")
    (root / TEACHER).symlink_to("real/wang.yaml")
    before = files_in(root)
    apply_changes(root, replacing(TEACHER), NOTE)
    assert undo_last(root).changed.keys() == {"teachers/real/wang.yaml"}
    assert (root / TEACHER).is_symlink()
    assert files_in(root) == before


def test_while_a_journal_waits_nothing_is_taken_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_changes(root, replacing(TEACHER), NOTE)
    with monkeypatch.context() as patch:  # as if it had been killed just before
        patch.setattr(journal, "remove_journal", lambda _: None)
        apply_changes(root, replacing(COURSE), NOTE)
    with pytest.raises(CommandLineError, match="上一次写入中途停了"):
        undo_last(root)
    recover(root)
    assert undo_last(root).changed.keys() == {COURSE}


def test_leftovers_of_killed_processes_go_with_the_next_entry(root: Path) -> None:
    apply_changes(root, replacing(TEACHER), NOTE)
    leftover = state_file(root, "undo") / ".2.json.0123abcd"
    leftover.write_bytes(b"old")
    apply_changes(root, replacing(COURSE), NOTE)
    assert entry_files(root) == ["1.json", "2.json"]


def test_a_change_too_large_to_be_kept_is_not_made(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_store, "_MAX_BYTES", 100)
    before = files_in(root)
    with pytest.raises(CommandLineError, match="留不了底，什么都没有写"):
        apply_changes(root, replacing(COURSE), NOTE)
    assert files_in(root) == before
