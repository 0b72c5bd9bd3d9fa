"""A commit of a catalog's files: all of it, or nothing that git would not do again."""

import os
from itertools import count
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.git import git_commit
from partyschool_cli.source.git.git import repository_of, run_git
from partyschool_cli.source.git.git_commit import has_branch, ignored_files, pending
from tests.catalogs import BASE
from tests.full_run import is_full_run
from tests.repositories import git, repository

TEACHER, SITE = "teachers/wang.yaml", "sites/jiaoshi.yaml"


@pytest.fixture(autouse=True)
def _clerk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "办事员")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "clerk@example.cn")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog with a changed, a new and a deleted file, and another file that is staged."""
    root = repository(tmp_path / "repo")
    (root / TEACHER).write_text(BASE[TEACHER].replace("王", "李"), "utf-8")
    (root / "teachers/xin.yaml").write_text(BASE[TEACHER], "utf-8")
    (root / SITE).unlink()
    (root.parent / "other.txt").write_text("1", "utf-8")
    git(root.parent, "add", "other.txt")
    return root


def test_pending_files_are_those_that_differ(root: Path) -> None:
    with pending(root) as found:
        assert found.paths == (SITE, TEACHER, "teachers/xin.yaml")
        assert found.prefix == "catalog/"
        index = found.index
    assert not Path(index).exists()


def test_a_catalog_that_is_the_whole_repository(tmp_path: Path) -> None:
    root = repository(tmp_path / "repo")
    git(root, "init", "-q")
    with pending(root) as found:
        assert (found.prefix, found.head) == ("", "")
        assert set(found.paths) == set(BASE)
        found.commit("全部\n")
    with pending(root) as found:
        assert found.paths == ()


def test_a_linked_work_tree_and_a_repository_of_long_names(root: Path, tmp_path: Path) -> None:
    git(root, "worktree", "add", "-q", str(tmp_path / "tree"))
    catalog = tmp_path / "tree" / "catalog"
    (catalog / TEACHER).unlink()
    with pending(catalog) as found:
        found.commit("少一个\n")
    assert git(catalog, "status", "--short") == ""
    (tmp_path / "long").mkdir()
    git(tmp_path / "long", "init", "-q", "--object-format=sha256")
    (tmp_path / "long/catalog").mkdir()
    (tmp_path / "long/catalog/catalog.yaml").write_text("format: 1\n", "utf-8")
    for _ in range(2):
        with pending(tmp_path / "long/catalog") as found:
            found.commit("一次\n")
        (tmp_path / "long/catalog/catalog.yaml").unlink(missing_ok=True)
    assert git(tmp_path / "long", "ls-files") == ""


def stop_at(failing: int, monkeypatch: pytest.MonkeyPatch, *, dies: bool) -> None:
    """Let the question to git of this number fail, or the process end at it."""
    calls = count()

    def failing_run(*arguments: object, **options: object) -> bytes | None:
        if next(calls) == failing:
            if dies:
                raise KeyboardInterrupt
            return None
        return run_git(*arguments, **options)  # type: ignore[arg-type]  # as they were given

    monkeypatch.setattr(git_commit, "run_git", failing_run)


@pytest.mark.parametrize(
    ("failing", "dies"),
    [
        (failing, dies)
        for failing in range(20)
        for dies in (True, False)
        if is_full_run() or (failing % 4 == 0 and dies == (failing % 8 == 0))
    ],
)
def test_wherever_git_fails_or_is_stopped_one_can_save_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, failing: int, dies: bool
) -> None:
    head = git(root, "rev-parse", "HEAD")
    with monkeypatch.context() as patch:
        stop_at(failing, patch, dies=dies)
        try:
            with pending(root) as found:
                found.commit("改\n")
        except (KeyboardInterrupt, CommandLineError):
            assert git(root, "rev-parse", "HEAD") == head
    with pending(root) as found:
        if found.paths:
            found.commit("改\n")
    assert git(root, "log", "--format=%s").splitlines()[0] == "改"
    assert git(root, "rev-parse", "HEAD~1") == head
    assert git(root.parent, "status", "--short") == "A  other.txt\n"
    assert "other.txt" not in git(root.parent, "ls-tree", "-r", "--name-only", "HEAD")


def test_a_branch_that_moved_meanwhile_is_not_overwritten(root: Path) -> None:
    with pending(root) as found:
        git(root, "commit", "-q", "--allow-empty", "-m", "别人的")
        with pytest.raises(CommandLineError, match="什么都没有保存"):
            found.commit("改\n")
    assert git(root, "log", "-1", "--format=%s").strip() == "别人的"


def test_what_is_said_of_the_repository(root: Path) -> None:
    found = repository_of(root)
    assert has_branch(found)
    git(root, "checkout", "-q", "--detach")
    assert not has_branch(found)
    (root.parent / ".gitignore").write_text("xin.yaml\nnotes.txt\n", "utf-8")
    (root / "notes.txt").write_text("1", "utf-8")
    assert ignored_files(root) == ("teachers/xin.yaml",)
