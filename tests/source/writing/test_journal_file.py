"""A journal is believed only where this user wrote it here, about files of this catalog."""

import json
import os
from pathlib import Path

import pytest

from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.writing.journal import Recovery, apply_changes, recover
from tests.repositories import commit, git
from tests.source.changed_catalogs import (
    COURSE,
    CRLF,
    files_in,
    leave_journal,
    needs_posix,
    replacing,
    state_file,
)

OLD, NEW = (digest(data).hex() for data in (CRLF.encode(), b"evil"))
TEMPORARY = "courses/.dangzhang.yaml.0123abcd.tmp"


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


def test_a_journal_at_the_top_of_a_repository(journaled: Path) -> None:
    git(journaled, "init", "-q")
    git(journaled, "add", "-f", f"{state_directory.NAME}/journal")
    assert_ignored(journaled)


def test_a_journal_that_git_tracks_in_another_case_is_ignored(journaled: Path) -> None:
    """Windows and macOS write it to the same folder."""
    git(journaled.parent, "init", "-q")
    blob = git(journaled.parent, "hash-object", "-w", str(state_file(journaled, "journal"))).strip()
    path = f"catalog/{state_directory.NAME.title()}/journal"
    git(journaled.parent, "update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")
    assert_ignored(journaled)


@needs_posix
def test_a_journal_behind_a_link_is_judged_by_the_repository_that_holds_it(
    journaled: Path, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    git(tmp_path / "home", "init", "-q")
    git(journaled.parent, "init", "-q")
    link = tmp_path / "home" / "目录"
    link.symlink_to(journaled)
    git(journaled.parent, "add", "-f", f"catalog/{state_directory.NAME}/journal")
    assert_ignored(link)
    git(journaled.parent, "reset", "-q")
    assert recover(link) == Recovery(finished=(COURSE,))


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


NO_JOURNALS: list[object] = [
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
]


def test_what_is_no_journal_is_ignored(journaled: Path, subtests: pytest.Subtests) -> None:
    for document in NO_JOURNALS:
        with subtests.test(document=document):
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


def test_a_journal_of_a_file_elsewhere_is_ignored(
    journaled: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    (tmp_path / "outside.yaml").write_bytes(CRLF.encode())
    (journaled / "outside.yaml").write_bytes(CRLF.encode())
    for path in (one.format(outside=tmp_path) for one in ELSEWHERE):
        with subtests.test(path=path):
            folder, slash, name = path.rpartition("/")
            leave_journal(
                journaled,
                [COURSE, TEMPORARY, OLD, NEW],
                [path, f"{folder}{slash}.{name}.0.tmp", OLD, NEW],
                [path, None, OLD, None],
            )
            assert_ignored(journaled)
            assert (tmp_path / "outside.yaml").read_bytes() == CRLF.encode()


TEMPORARIES_ELSEWHERE = [
    "teachers/.dangzhang.yaml.0123abcd.tmp",
    ".dangzhang.yaml.0123abcd.tmp",
    "courses/../courses/.dangzhang.yaml.0123abcd.tmp",
    "/.dangzhang.yaml.0123abcd.tmp",
    "courses/other.yaml",
    "courses/.dangzhang.yaml.swp",
    "courses/.dangzhang.yaml.a/../../x.tmp",
    "courses/.dangzhang.yaml.a\\..\\x.tmp",
    "",
]


def test_a_journal_of_a_temporary_elsewhere_is_ignored(
    journaled: Path, subtests: pytest.Subtests
) -> None:
    for temporary in TEMPORARIES_ELSEWHERE:
        with subtests.test(temporary=temporary):
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
