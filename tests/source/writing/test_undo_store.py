"""Undo entries are believed only where this user made them here, about files of this catalog."""

import base64
import json
import os
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.writing.journal import apply_changes
from partyschool_cli.source.writing.undo import kept_entries, undo_last
from partyschool_cli.source.writing.undo_store import FOREIGN
from tests.repositories import commit, git
from tests.source.changed_catalogs import (
    COURSE,
    CRLF,
    SITE,
    TEACHER,
    files_in,
    needs_posix,
    replacing,
    state_file,
)
from tests.source.writing.test_undo import NOTE

NOW = digest(CRLF.encode()).hex()


def changed(path: str, old: bytes | None = b"evil", new: str | None = NOW) -> dict[str, object]:
    """What an entry has of a file: by default the course's, which it would overwrite."""
    text = None if old is None else base64.b64encode(old).decode()
    return {"path": path, "old": text, "mode": None if old is None else 0o644, "new": new}


def document(*files: object, **others: object) -> dict[str, object]:
    at = "2026-11-27T02:32:00+00:00"
    return {"version": 1, "command": "x", "at": at, "files": files, "folders": [], **others}


def leave(root: Path, data: object, name: str = "1.json") -> Path:
    """Leave an entry as a process of this user would."""
    folder = Path(state_directory.made(str(root))) / "undo"
    folder.mkdir(mode=0o700, exist_ok=True)
    written = data if isinstance(data, bytes) else json.dumps(data).encode()
    state_directory.write(str(folder), name, written)
    return folder / name


@pytest.fixture
def entry(root: Path) -> Path:
    """The file of an entry that would overwrite a course."""
    return leave(root, document(changed(COURSE)))


def assert_ignored(root: Path) -> None:
    before = files_in(root)
    assert kept_entries(root) == ((), True)
    with pytest.raises(CommandLineError, match="没有可以撤销的改动") as error:
        undo_last(root)
    assert error.value.hint == FOREIGN
    assert files_in(root) == before


def test_such_an_entry_is_believed_where_it_is_our_own(root: Path, entry: Path) -> None:
    assert undo_last(root).changed.keys() == {COURSE}
    assert (root / COURSE).read_bytes() == b"evil"
    assert not entry.exists()


def test_ours_is_taken_back_beside_one_that_is_not(root: Path, entry: Path) -> None:
    entry.write_bytes(b"{}")
    old = (root / TEACHER).read_bytes()
    apply_changes(root, replacing(TEACHER), NOTE)
    newer = leave(root, b"{}", "7.json")
    entries, is_foreign = kept_entries(root)
    assert ([one.note for one in entries], is_foreign) == ([NOTE], True)
    undone = undo_last(root)
    assert undone.is_foreign
    assert (root / TEACHER).read_bytes() == old
    assert entry.exists()
    assert newer.exists()


@pytest.mark.parametrize("spelled", [str, str.title, str.upper])
def test_an_entry_that_git_tracks_is_ignored(root: Path, entry: Path, spelled: object) -> None:
    assert callable(spelled)
    git(root.parent, "init", "-q")
    blob = git(root.parent, "hash-object", "-w", str(entry)).strip()
    path = f"catalog/{spelled(f'{state_directory.NAME}/undo/1.json')}"
    git(root.parent, "update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")
    assert_ignored(root)
    git(root.parent, "reset", "-q")
    undo_last(root)


def test_an_entry_that_came_with_a_clone_is_ignored(
    root: Path, entry: Path, tmp_path: Path
) -> None:
    git(root.parent, "init", "-q")
    git(root.parent, "add", "-f", ".")
    commit(root.parent)
    git(tmp_path, "clone", "-q", str(root.parent), "clone")
    clone = tmp_path / "clone" / "catalog"
    (clone / COURSE).write_bytes((root / COURSE).read_bytes())
    state_file(clone, "undo").chmod(0o700)
    (state_file(clone, "undo") / entry.name).chmod(0o600)
    assert_ignored(clone)


def test_where_git_cannot_tell_entries_are_ignored(
    root: Path, entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert entry.exists()
    (root / ".git").mkdir()
    assert_ignored(root)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert_ignored(root)


@needs_posix
def test_another_users_entry_is_ignored(
    root: Path, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert entry.exists()
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert_ignored(root)


@needs_posix
@pytest.mark.parametrize("mode", [0o620, 0o602])
@pytest.mark.parametrize("is_folder", [True, False])
def test_what_others_may_write_is_ignored(
    root: Path, entry: Path, mode: int, is_folder: bool
) -> None:
    (entry.parent if is_folder else entry).chmod(mode | 0o100)
    assert_ignored(root)


@needs_posix
@pytest.mark.parametrize("name", ["", "undo", "undo/1.json"])
def test_a_link_is_ignored(root: Path, entry: Path, tmp_path: Path, name: str) -> None:
    assert entry.exists()
    at = state_file(root, name) if name else root / state_directory.NAME
    at.rename(tmp_path / "elsewhere")
    at.symlink_to(tmp_path / "elsewhere")
    if name:
        assert_ignored(root)
    else:  # not even the lock can be made there
        assert kept_entries(root) == ((), True)
        with pytest.raises(CommandLineError):
            undo_last(root)


@needs_posix
def test_a_pipe_is_ignored_and_not_waited_for(root: Path, entry: Path) -> None:
    entry.unlink()
    os.mkfifo(entry, 0o600)
    assert_ignored(root)


@needs_posix
def test_where_the_folder_is_a_link_nothing_is_written(root: Path, tmp_path: Path) -> None:
    state_directory.made(str(root))
    state_file(root, "undo").symlink_to(tmp_path)
    before = files_in(root)
    with pytest.raises(CommandLineError, match="不能留底，什么都没有写") as error:
        apply_changes(root, replacing(COURSE), NOTE)
    assert error.value.hint
    assert files_in(root) == before
    apply_changes(root, replacing(COURSE))


def test_a_folder_that_anybody_may_read_is_closed(root: Path) -> None:
    state_directory.made(str(root))
    state_file(root, "undo").mkdir(0o755)
    apply_changes(root, replacing(COURSE), NOTE)
    undo_last(root)
    if os.name != "nt":
        assert state_file(root, "undo").stat().st_mode & 0o777 == 0o700


def test_a_huge_entry_is_not_read(root: Path, entry: Path) -> None:
    with entry.open("r+b") as file:
        file.truncate(10**12)
    assert kept_entries(root) == ((), True)
    with pytest.raises(CommandLineError, match="没有可以撤销的改动"):
        undo_last(root)


NO_ENTRIES: list[object] = [
    b"",
    b"{",
    b"[" * 100_000,
    [],
    1,
    None,
    {},
    document(),
    document(changed(COURSE), version=2),
    document(changed(COURSE), command=1),
    document(changed(COURSE), command=None),
    document(changed(COURSE), at="gestern"),
    document(changed(COURSE), at=1),
    document(changed(COURSE), at="2026-11-27T02:32:00"),
    document(changed(COURSE), files=1),
    document(changed(COURSE), folders=1),
    document(changed(COURSE), folders=[1]),
    document(changed(COURSE), changed(COURSE)),
    document(COURSE),
    document([COURSE, None, None, None]),
    document({"path": COURSE}),
    document(changed(COURSE) | {"path": 1}),
    document(changed(COURSE) | {"path": None}),
    document(changed(COURSE) | {"old": "no base64 ü"}),
    document(changed(COURSE) | {"old": 1}),
    document(changed(COURSE) | {"mode": None}),
    document(changed(COURSE) | {"mode": True}),
    document(changed(COURSE) | {"mode": "0644"}),
    document(changed(COURSE) | {"new": "no hex"}),
    document(changed(COURSE) | {"new": 1}),
    document(changed(COURSE), changed(SITE + ".yaml", old=None, new=None)),
]


def test_what_is_no_entry_is_ignored(root: Path, subtests: pytest.Subtests) -> None:
    for data in NO_ENTRIES:
        with subtests.test(data=data):
            leave(root, data)
            assert_ignored(root)


ELSEWHERE = [
    "../outside.yaml",
    "courses/../../outside.yaml",
    "courses/../teachers/wang.yaml",
    "courses/./dangzhang.yaml",
    "courses//dangzhang.yaml",
    "./courses/dangzhang.yaml",
    "/outside.yaml",
    "{outside}/outside.yaml",
    "outside.yaml",
    "outside.json",
    "courses",
    "courses/",
    "courses/run.sh",
    "courses/a.json",
    "courses/.hidden.yaml",
    "courses/.git/config",
    "courses/.git/a.yaml",
    "courses/.GIT/a.yaml",
    "courses/.Git/a.yaml",
    "Courses/a.yaml",
    "docs/a.yaml",
    ".git/config",
    ".git/a.yaml",
    ".GIT/hooks/a.yaml",
    ".Git/a.yaml",
    ".pschool-cache/a.yaml",
    ".pschool-cache/undo/1.json",
    ".PSCHOOL-CACHE/a.yaml",
    "courses/.pschool-cache/a.yaml",
    "catalog.toml",
    "Catalog.yaml",
    "courses/a\0.yaml",
    "",
]


def test_an_entry_of_a_file_elsewhere_is_ignored(
    root: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    for outside in (tmp_path, root):
        (outside / "outside.yaml").write_bytes(CRLF.encode())
    for path in (one.format(outside=tmp_path) for one in ELSEWHERE):
        for hostile in (changed(path), changed(path, new=None), changed(path, old=None)):
            with subtests.test(hostile=hostile):
                leave(root, document(changed(COURSE), hostile))
                assert_ignored(root)
                assert (tmp_path / "outside.yaml").read_bytes() == CRLF.encode()


def test_an_entry_of_a_folder_elsewhere_is_ignored(root: Path, subtests: pytest.Subtests) -> None:
    (root / "courses/other").mkdir()
    for folder in (
        *("courses/..", "..", "/", "", "."),
        *("courses/other", "course", ".git", "teachers"),
    ):
        with subtests.test(folder=folder):
            leave(root, document(changed(COURSE, old=None), folders=[folder]))
            assert_ignored(root)


@needs_posix
@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("is_folder", [True, False])
def test_an_entry_of_a_link_is_ignored(
    root: Path, tmp_path: Path, inside: bool, is_folder: bool
) -> None:
    outside = root / "courses/real" if inside else tmp_path / "outside"
    outside.mkdir()
    (outside / "a.yaml").write_bytes(CRLF.encode())
    if is_folder:
        (root / "courses/sub").symlink_to(outside)
        leave(root, document(changed("courses/sub/a.yaml")))
    else:
        (root / "courses/a.yaml").symlink_to(outside / "a.yaml")
        leave(root, document(changed("courses/a.yaml")))
    assert_ignored(root)
    assert (outside / "a.yaml").read_bytes() == CRLF.encode()


def test_no_file_becomes_more_than_its_group_could_run(root: Path) -> None:
    leave(root, document(changed(SITE + ".yaml", new=None) | {"mode": 0o6777}))
    undo_last(root)
    assert (root / f"{SITE}.yaml").stat().st_mode & 0o7000 == 0


def test_files_of_other_names_are_no_entries(root: Path) -> None:
    for name in ("01.json", "0.json", "x.json", "1.json.bak", "-1.json", "1"):
        leave(root, document(changed(COURSE)), name)
    assert kept_entries(root) == ((), False)


def test_a_huge_number_is_followed_by_a_greater_one(root: Path) -> None:
    leave(root, b"{}", f"{'9' * 60}.json")
    apply_changes(root, replacing(COURSE), NOTE)
    assert undo_last(root).note == NOTE
