"""Changes of a catalog on disk: all are made, or none."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import Change, ChangeSet, Create, Rename
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import MAX_SIZE
from partyschool_cli.source.files.write import write_temporary
from partyschool_cli.source.writing import journal
from partyschool_cli.source.writing.journal import apply_changes, recover
from tests.source.changed_catalogs import (
    CLASS,
    COURSE,
    CRLF,
    SITE,
    TEACHER,
    base,
    everything,
    files_in,
    needs_posix,
    replacing,
)


def test_every_kind_of_change_is_made_and_nothing_else(root: Path) -> None:
    before = files_in(root)
    apply_changes(root, everything())
    after = before | {
        COURSE: CRLF.replace("党章", "党规", 1).encode(),
        "courses/2026/new.yaml": b"title: new\r\n",
        "catalog.yaml": b"format: 1\n",
        "teachers/li.yaml": before[TEACHER].replace("王".encode(), "李".encode()),
    }
    del after[SITE], after[TEACHER]
    assert files_in(root) == after
    assert recover(root) is None


def test_no_change_makes_no_folder(root: Path) -> None:
    apply_changes(root, ChangeSet())
    assert not (root / state_directory.NAME).exists()


@needs_posix
def test_modes_stay_and_new_files_have_the_usual_one(root: Path) -> None:
    mask = os.umask(0o027)
    try:
        apply_changes(root, everything())
    finally:
        os.umask(mask)
    assert (root / COURSE).stat().st_mode & 0o777 == 0o640
    assert (root / "courses/2026/new.yaml").stat().st_mode & 0o777 == 0o640


@needs_posix
def test_a_link_stays_one(root: Path) -> None:
    (root / "teachers/real").mkdir()
    (root / TEACHER).rename(root / "teachers/real/wang.yaml")
    (root / TEACHER).symlink_to("real/wang.yaml")
    apply_changes(root, replacing(TEACHER))
    assert (root / TEACHER).is_symlink()
    assert (root / "teachers/real/wang.yaml").read_bytes() == b"new\r\n"
    assert recover(root) is None


def delete(path: Path) -> None:
    path.unlink()


def overwrite(path: Path) -> None:
    path.write_bytes(b"mine")


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("meanwhile", [delete, overwrite, make_folder])
def test_a_file_that_changed_since_it_was_read_stops_all(
    root: Path, meanwhile: Callable[[Path], None]
) -> None:
    meanwhile(root / CLASS)
    before = files_in(root)
    with pytest.raises(CommandLineError, match=f"{CLASS} 刚被别的程序改过，什么都没有写"):
        apply_changes(root, replacing(COURSE, CLASS))
    assert files_in(root) == before


@pytest.mark.parametrize(
    "change",
    [Create(CLASS, b"new"), Rename(TEACHER, base(TEACHER), CLASS, b"")],
    ids=["new", "moved"],
)
def test_what_is_in_the_way_stops_all(root: Path, change: Change) -> None:
    before = files_in(root)
    with pytest.raises(CommandLineError, match="已经有了，什么都没有写"):
        apply_changes(root, ChangeSet((*replacing(COURSE).changes, change)))
    assert files_in(root) == before


@contextmanager
def just_after(
    function: str, act: Callable[[], object], monkeypatch: pytest.MonkeyPatch, at: int = 1
) -> Iterator[None]:
    """Act after the call number `at` of a function of the journal, as another process could."""
    calls, original = count(1), getattr(journal, function)

    def acting(*arguments: object, **options: object) -> object:
        result = original(*arguments, **options)
        if next(calls) == at:
            act()
        return result

    with monkeypatch.context() as patch:
        patch.setattr(journal, function, acting)
        yield


@pytest.mark.parametrize("meanwhile", [delete, overwrite])
@pytest.mark.parametrize("function", ["write_journal", "write_temporary"])
def test_a_file_that_changes_while_temporaries_are_written_stops_all(
    root: Path,
    function: str,
    meanwhile: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = files_in(root)
    with (
        just_after(function, lambda: meanwhile(root / CLASS), monkeypatch),
        pytest.raises(CommandLineError, match="什么都没有写"),
    ):
        apply_changes(root, replacing(COURSE, CLASS))
    after = files_in(root)
    assert after.pop(CLASS, None) in (None, b"mine")
    assert after == {path: data for path, data in before.items() if path != CLASS}


MANY = 200


def many() -> ChangeSet:
    """New files, more than are written one after the other."""
    return ChangeSet(tuple(Create(f"teachers/t{at}.yaml", b"%d" % at) for at in range(MANY)))


def test_many_files_are_all_written(root: Path) -> None:
    before = files_in(root)
    apply_changes(root, many())
    after = files_in(root)
    assert len(after) == len(before) + MANY
    assert after["teachers/t199.yaml"] == b"199"


@pytest.mark.parametrize("error", [OSError("disk"), KeyboardInterrupt()])
def test_of_many_files_none_is_written_where_one_cannot_be(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    before, original = files_in(root), write_temporary

    def failing(path: Path, data: bytes, mode: int | None) -> None:
        if data == b"150":
            raise error
        original(path, data, mode)

    monkeypatch.setattr(journal, "write_temporary", failing)
    with pytest.raises((CommandLineError, KeyboardInterrupt)):
        apply_changes(root, many())
    assert files_in(root) == before


def test_a_file_that_changes_between_two_looks_at_it_stops_all(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes that the new ones are made of are those that are compared last."""
    read, looks = DiskTree.read, count(1)

    def changing(self: DiskTree, path: str) -> object:
        data = read(self, path)
        if path == CLASS and next(looks) == 1:
            (root / CLASS).write_bytes(b"mine")
        return data

    monkeypatch.setattr(DiskTree, "read", changing)
    with pytest.raises(CommandLineError, match="什么都没有写"):
        apply_changes(root, replacing(COURSE, CLASS))
    assert (root / CLASS).read_bytes() == b"mine"
    assert (root / COURSE).read_bytes() == CRLF.encode()


@pytest.mark.parametrize("data", [b"mine", b"#" * (MAX_SIZE + 1)])
def test_a_file_that_appears_where_a_new_one_goes_stops_all(
    root: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = root / "courses/new.yaml"
    with (
        just_after("write_temporary", lambda: new.write_bytes(data), monkeypatch),
        pytest.raises(CommandLineError, match="什么都没有写"),
    ):
        apply_changes(root, ChangeSet((Create("courses/new.yaml", b"new"),)))
    assert new.read_bytes() == data


@needs_posix
@pytest.mark.parametrize("failing", range(6))
def test_a_rename_that_fails_undoes_those_before_it(
    root: Path, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, steps, make = files_in(root), count(), journal._make
    modes = {path: (root / path).stat().st_mode for path in before}

    def fail(*arguments: object) -> None:
        if next(steps) == failing:
            raise PermissionError(13, "Permission denied", "x")
        make(*arguments)  # type: ignore[arg-type]  # as they were given

    with monkeypatch.context() as patch:
        patch.setattr(journal, "_make", fail)
        with pytest.raises(CommandLineError, match="没有权限"):
            apply_changes(root, everything())
    assert files_in(root) == before
    assert {path: (root / path).stat().st_mode for path in before} == modes
    apply_changes(root, everything())


def test_undoing_leaves_what_somebody_wrote_meanwhile(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        (root / COURSE).write_bytes(b"mine")
        raise PermissionError(13, "Permission denied", "x")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "_make", fail)
        with pytest.raises(CommandLineError, match="没有权限"):
            apply_changes(root, replacing(COURSE, CLASS))
    assert (root / COURSE).read_bytes() == b"mine"


@pytest.mark.parametrize("function", ["open", "fsync", "chmod", "mkdir"])
def test_a_disk_that_fails_leaves_all_as_it_was(
    root: Path, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_in(root)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, function, refuse)
        with pytest.raises(CommandLineError, match="磁盘满了"):
            apply_changes(root, everything())
    assert files_in(root) == before
