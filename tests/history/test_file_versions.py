"""The versions that files have had: through renames, merges, and whatever git is set to."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.history.file_versions import earlier_blobs
from partyschool_cli.source.git.git import Repository, repository_of, run_git
from partyschool_cli.source.git.git_objects import Revision
from tests.repositories import commit, git, repository

TEXT = "一\n二\n三\n四\n五\n六\n七\n八\n"


def versions(folder: Path, path: str, revision: str = "HEAD") -> list[str]:
    """The last line of each version of a file, newest first."""
    sha = git(folder, "rev-parse", revision).strip()
    found = Revision(repository_of(folder), sha, revision)
    blobs = earlier_blobs(found, [path])[path]
    data = found.contents(blobs)
    return [data[blob].decode().splitlines()[-1] for blob in blobs]


def write(folder: Path, path: str, last: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(f"{TEXT}{last}\n", "utf-8")


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with two versions."""
    folder = tmp_path_factory.mktemp("unchanged")
    repository(folder)
    for last in ("甲", "乙"):
        write(folder, "a.txt", last)
        commit(folder)
    return folder


@pytest.fixture
def repo(unchanged: Path, tmp_path: Path) -> Path:
    """The same to change."""
    return shutil.copytree(unchanged, tmp_path / "repo")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions to git of the test."""
    asked: list[str] = []

    def counted(repository: Repository, *arguments: str, **options: Any) -> bytes | None:
        asked.extend(word for word in arguments if word in ("diff-tree", "diff-index", "log"))
        return run_git(repository, *arguments, **options)

    monkeypatch.setattr("partyschool_cli.history.file_versions.run_git", counted)
    return asked


def test_each_version_once_newest_first(repo: Path) -> None:
    write(repo, "b.txt", "别的文件")
    commit(repo)
    assert versions(repo, "a.txt") == ["乙", "甲"]
    assert versions(repo, "a.txt", "HEAD~2") == ["甲"]
    assert versions(repo, "none.txt") == []


def test_a_file_that_was_renamed_and_put_into_another_folder(repo: Path) -> None:
    git(repo, "mv", "a.txt", "b.txt")
    write(repo, "b.txt", "丙")
    commit(repo)
    write(repo, "sub/x", "")
    git(repo, "mv", "b.txt", "sub/c.txt")
    commit(repo)
    assert versions(repo, "sub/c.txt") == ["丙", "丙", "乙", "甲"]


def test_a_rename_that_is_not_committed_yet(repo: Path) -> None:
    git(repo, "mv", "a.txt", "b.txt")
    assert versions(repo, "b.txt") == ["乙", "甲"]


def test_a_name_that_another_file_had_before(repo: Path) -> None:
    git(repo, "rm", "-q", "a.txt")
    commit(repo)
    (repo / "a.txt").write_text("另一份\n", "utf-8")
    commit(repo)
    assert versions(repo, "a.txt") == ["另一份"]


def test_a_merge_is_one_change(repo: Path) -> None:
    git(repo, "checkout", "-q", "-b", "side")
    for last in ("丙", "丁"):
        write(repo, "a.txt", last)
        commit(repo)
    git(repo, "checkout", "-q", "main")
    write(repo, "b.txt", "")
    commit(repo)
    git(repo, "merge", "-q", "--no-ff", "-m", "合并", "side")
    assert versions(repo, "a.txt") == ["丁", "乙", "甲"]


def test_a_shallow_clone_has_what_it_has(repo: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repo}", str(clone))
    assert versions(clone, "a.txt") == ["乙"]


SETTINGS = {
    "log.follow": "true",
    "log.showRoot": "false",
    "log.diffMerges": "off",
    "diff.renames": "copies",
    "color.ui": "always",
    "format.pretty": "fuller",
    "diff.noprefix": "true",
}


def test_what_git_is_set_to_is_no_matter(unchanged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    for name, value in SETTINGS.items():
        monkeypatch.setenv("GIT_CONFIG_KEY_0", name)
        monkeypatch.setenv("GIT_CONFIG_VALUE_0", value)
        assert versions(unchanged, "a.txt") == ["乙", "甲"], name


def test_renames_of_a_commit_are_asked_for_once(repo: Path, asked: list[str]) -> None:
    for name in "cdef":
        (repo / f"{name}.txt").write_text(f"{name}\n" * 9, "utf-8")
    commit(repo)
    git(repo, "rm", "-q", "a.txt")
    for name in "cdef":
        git(repo, "mv", f"{name}.txt", f"{name}2.txt")
    commit(repo)
    head = git(repo, "rev-parse", "HEAD").strip()
    revision = Revision(repository_of(repo), head, "HEAD")
    found = earlier_blobs(revision, [f"{name}2.txt" for name in "cdef"])
    assert [len(blobs) for blobs in found.values()] == [2, 2, 2, 2]
    assert asked == ["log", "diff-tree", "log", "diff-tree"]


def test_no_rename_is_looked_for_where_history_begins(repo: Path, asked: list[str]) -> None:
    first = git(repo, "rev-list", "--max-parents=0", "HEAD").strip()
    path = "catalog/catalog.yaml"
    found = earlier_blobs(Revision(repository_of(repo), first, "HEAD"), [path])
    assert len(found[path]) == 1
    assert asked == ["log"]
