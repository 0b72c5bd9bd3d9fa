"""Changes of a catalog are made all or none, also where the process is killed in between."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from types import FrameType

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source import journal, journal_file, state_directory, write
from partyschool_cli.source.change_set import (
    Change,
    ChangeSet,
    Create,
    Delete,
    Edit,
    Rename,
    Replace,
    digest,
)
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.journal import Recovery, apply_changes, recover
from partyschool_cli.source.splice import Splice
from partyschool_cli.source.tree import MAX_SIZE
from tests.catalogs import BASE, write_catalog
from tests.repositories import commit, git

COURSE, CLASS = "courses/dangzhang.yaml", "classes/banci.yaml"
TEACHER, SITE = "teachers/wang.yaml", "sites/jiaoshi.yaml"
CRLF = BASE[COURSE].replace("\n", "\r\n")
needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs fork, modes or links")


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed process loses nothing that it wrote; only a machine without power does."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_catalog(tmp_path)


def new_catalog(folder: Path) -> Path:
    root = write_catalog(folder, {COURSE: CRLF})
    for path in (COURSE, SITE):
        (root / path).chmod(0o640)
    return root


def base(path: str) -> bytes:
    """The digest of a file as it is at first."""
    return digest((CRLF if path == COURSE else BASE[path]).encode())


def replacing(*paths: str) -> ChangeSet:
    return ChangeSet(tuple(Replace(path, base(path), b"new\r\n") for path in paths))


def everything() -> ChangeSet:
    """One change of each kind."""
    return ChangeSet(
        (
            Edit(COURSE, base(COURSE), (Splice(7, 9, "党规"),)),
            Create("courses/2026/new.yaml", b"title: new\r\n"),
            Replace("catalog.yaml", base("catalog.yaml"), b"format: 1\n"),
            Delete(SITE, base(SITE)),
            Rename(TEACHER, base(TEACHER), "teachers/li.yaml", (Splice(6, 7, "李"),)),
        )
    )


def files_in(root: Path) -> dict[str, bytes]:
    """All files of the catalog, and the journal where there is one."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in found
        if path.parent.name != state_directory.NAME or path.name == "journal"
    }


def state_file(root: Path, name: str) -> Path:
    return root / state_directory.NAME / name


# ------------------------------------------------------------------------------------- writing


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
    "change", [Create(CLASS, b"new"), Rename(TEACHER, base(TEACHER), CLASS)], ids=["new", "moved"]
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
        with pytest.raises(CommandLineError, match="No space left"):
            apply_changes(root, everything())
    assert files_in(root) == before


# -------------------------------------------------------------------------------------- killed


class Child:
    """A process of its own that runs `act`."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.process = os.fork()
        if self.process == 0:
            status = 1
            try:
                act()
                status = 0
            finally:
                os._exit(status)

    def was_killed(self) -> bool:
        """Wait for its end; whether it was killed. Raises AssertionError where it failed."""
        _, status = os.waitpid(self.process, 0)
        assert os.WIFSIGNALED(status) or status == 0
        return os.WIFSIGNALED(status)


def killed_at(line: int, act: Callable[[], object]) -> bool:
    """Run `act` in a process that is killed before it runs so many lines of code that writes.

    False where it came to its end before that.
    """
    writing = (journal, journal_file, state_directory, write)
    files = {module.__file__ for module in writing}
    lines = count()

    def trace(frame: FrameType, event: str, _: object) -> object:
        if frame.f_code.co_filename not in files:
            return None
        if event == "line" and next(lines) == line:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    def traced() -> None:
        sys.settrace(trace)  # type: ignore[arg-type]  # a trace function gives one
        act()

    return Child(traced).was_killed()


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
    for line in count():
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
    steps, make = count(), journal._make

    def dying(*arguments: object) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        make(*arguments)  # type: ignore[arg-type]  # as they were given

    def act() -> None:
        journal._make = dying  # type: ignore[assignment]  # in the child only
        apply_changes(root, change_set)

    assert Child(act).was_killed()


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
    done = new_catalog(tmp_path / "new")
    apply_changes(done, changes)
    for line in count():
        root = new_catalog(tmp_path / str(line))
        kill_before(1, root, changes)
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
@pytest.mark.parametrize("path", [COURSE, CLASS, "courses/new.yaml"])
@pytest.mark.parametrize("data", [b"mine", b"#" * (MAX_SIZE + 1), None])
def test_what_somebody_changed_after_the_crash_stays(
    root: Path, path: str, data: bytes | None
) -> None:
    changes = (*replacing(COURSE, CLASS).changes, Create("courses/new.yaml", b"new\r\n"))
    kill_before(1, root, ChangeSet(changes))
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
        with journal._locked(root):
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


# ------------------------------------------------------------------------------------- forged


OLD, NEW = (digest(data).hex() for data in (CRLF.encode(), b"evil"))
TEMPORARY = "courses/.dangzhang.yaml.0123abcd.tmp"


def leave_journal(root: Path, *steps: object, document: object = None) -> None:
    """Leave a journal as a killed process would: these steps, of changes that were decided on."""
    folder = state_directory.made(str(root))
    whole = {"version": 1, "committed": True, "files": steps} if document is None else document
    state_directory.write(folder, "journal", json.dumps(whole).encode())


@pytest.fixture
def journaled(root: Path) -> Path:
    """A catalog with a journal that would make one change."""
    (root / TEMPORARY).write_bytes(b"evil")
    leave_journal(root, [COURSE, TEMPORARY, OLD, NEW])
    return root


def test_such_a_journal_is_believed_where_it_is_our_own(journaled: Path) -> None:
    assert recover(journaled) == Recovery(finished=(COURSE,))
    assert (journaled / COURSE).read_bytes() == b"evil"


def assert_ignored(root: Path) -> None:
    before = files_in(root)
    assert recover(root) == Recovery(is_foreign=True)
    assert files_in(root) == before


def test_a_journal_that_git_tracks_is_ignored(journaled: Path) -> None:
    git(journaled.parent, "init", "-q")
    git(journaled.parent, "add", "-f", f"catalog/{state_directory.NAME}/journal")
    assert_ignored(journaled)
    git(journaled.parent, "reset", "-q")
    assert recover(journaled) == Recovery(finished=(COURSE,))


def test_a_journal_that_came_with_a_clone_is_ignored(journaled: Path, tmp_path: Path) -> None:
    git(journaled.parent, "init", "-q")
    git(journaled.parent, "add", "-f", ".")
    commit(journaled.parent)
    git(tmp_path, "clone", "-q", str(journaled.parent), "clone")
    clone = tmp_path / "clone" / "catalog"
    clone.chmod(0o700)
    state_file(clone, "journal").chmod(0o600)
    assert (clone / TEMPORARY).exists()
    assert_ignored(clone)


def test_where_git_cannot_tell_the_journal_is_ignored(
    journaled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (journaled / ".git").mkdir()
    assert_ignored(journaled)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert_ignored(journaled)


@needs_posix
def test_another_users_journal_is_ignored(journaled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert_ignored(journaled)


@needs_posix
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_journal_that_others_may_write_is_ignored(journaled: Path, mode: int) -> None:
    state_file(journaled, "journal").chmod(mode)
    assert_ignored(journaled)


@needs_posix
def test_a_journal_that_is_a_link_is_ignored(journaled: Path, tmp_path: Path) -> None:
    state_file(journaled, "journal").rename(tmp_path / "journal")
    state_file(journaled, "journal").symlink_to(tmp_path / "journal")
    assert_ignored(journaled)


@needs_posix
def test_a_state_directory_that_is_a_link_is_ignored(journaled: Path, tmp_path: Path) -> None:
    (journaled / state_directory.NAME).rename(tmp_path / "elsewhere")
    (journaled / state_directory.NAME).symlink_to(tmp_path / "elsewhere")
    assert_ignored(journaled)


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"{",
        b"[" * 100_000,
        [],
        1,
        None,
        {},
        {"version": 2, "committed": True, "files": []},
        {"version": 1, "files": []},
        {"version": 1, "committed": True},
        {"version": 1, "committed": True, "files": 1},
        {"version": 1, "committed": True, "files": [[COURSE]]},
        {"version": 1, "committed": True, "files": [[1, None, OLD, NEW]]},
        {"version": 1, "committed": True, "files": [[COURSE, 1, OLD, NEW]]},
        {"version": 1, "committed": True, "files": [[f"{COURSE}\0", None, OLD, None]]},
    ],
    ids=lambda document: str(document)[:60],
)
def test_what_is_no_journal_is_ignored(journaled: Path, document: object) -> None:
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    state_file(journaled, "journal").write_bytes(data[:200_000])
    assert_ignored(journaled)


def test_a_huge_journal_is_not_read(journaled: Path) -> None:
    with state_file(journaled, "journal").open("r+b") as file:
        file.truncate(10**12)
    assert recover(journaled) == Recovery(is_foreign=True)


ELSEWHERE = [
    "../outside.yaml",
    "courses/../../outside.yaml",
    "courses/../teachers/wang.yaml",
    "courses/sub/../../../outside.yaml",
    "/outside.yaml",
    "{outside}/outside.yaml",
    "outside.yaml",
    "courses",
    "courses/",
    "courses/run.sh",
    "courses/a.json",
    "Courses/a.yaml",
    "docs/a.yaml",
    ".git/a.yaml",
    ".pschool-cache/a.yaml",
    "catalog.toml",
    "",
]


@pytest.mark.parametrize("path", ELSEWHERE)
def test_a_journal_of_a_file_elsewhere_is_ignored(
    journaled: Path, tmp_path: Path, path: str
) -> None:
    (tmp_path / "outside.yaml").write_bytes(CRLF.encode())
    (journaled / "outside.yaml").write_bytes(CRLF.encode())
    path = path.format(outside=tmp_path)
    folder, slash, name = path.rpartition("/")
    leave_journal(
        journaled,
        [COURSE, TEMPORARY, OLD, NEW],
        [path, f"{folder}{slash}.{name}.0.tmp", OLD, NEW],
        [path, None, OLD, None],
    )
    assert_ignored(journaled)
    assert (tmp_path / "outside.yaml").read_bytes() == CRLF.encode()


@pytest.mark.parametrize(
    "temporary",
    [
        "teachers/.dangzhang.yaml.0123abcd.tmp",
        ".dangzhang.yaml.0123abcd.tmp",
        "courses/../courses/.dangzhang.yaml.0123abcd.tmp",
        "/.dangzhang.yaml.0123abcd.tmp",
        "courses/other.yaml",
        "courses/.dangzhang.yaml.swp",
        "courses/.dangzhang.yaml.a/../../x.tmp",
        "courses/.dangzhang.yaml.a\\..\\x.tmp",
        "",
    ],
)
def test_a_journal_of_a_temporary_elsewhere_is_ignored(journaled: Path, temporary: str) -> None:
    leave_journal(journaled, [COURSE, temporary, OLD, NEW])
    assert_ignored(journaled)


@needs_posix
@pytest.mark.parametrize("is_folder", [True, False])
def test_a_journal_of_a_link_out_of_the_catalog_is_ignored(
    journaled: Path, tmp_path: Path, is_folder: bool
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.yaml").write_bytes(CRLF.encode())
    (outside / ".a.yaml.0.tmp").write_bytes(b"evil")
    if is_folder:
        (journaled / "courses/sub").symlink_to(outside)
        leave_journal(journaled, ["courses/sub/a.yaml", "courses/sub/.a.yaml.0.tmp", OLD, NEW])
    else:
        (journaled / "courses/a.yaml").symlink_to(outside / "a.yaml")
        (journaled / "courses/.a.yaml.0.tmp").write_bytes(b"evil")
        leave_journal(journaled, ["courses/a.yaml", "courses/.a.yaml.0.tmp", OLD, NEW])
    assert_ignored(journaled)
    assert (outside / "a.yaml").read_bytes() == CRLF.encode()


def test_an_uncommitted_journal_deletes_its_temporaries_only(journaled: Path) -> None:
    document = {"version": 1, "committed": False, "files": [[COURSE, TEMPORARY, OLD, NEW]]}
    leave_journal(journaled, document=document)
    assert recover(journaled) == Recovery(undone=(COURSE,))
    assert not (journaled / TEMPORARY).exists()
    assert (journaled / COURSE).read_bytes() == CRLF.encode()


def test_a_journal_that_is_ignored_does_not_keep_from_writing(journaled: Path) -> None:
    state_file(journaled, "journal").write_bytes(b"{}")
    apply_changes(journaled, replacing(COURSE))
    assert (journaled / COURSE).read_bytes() == b"new\r\n"
