"""git is asked about the work tree that was found, and runs nothing that it configures."""

import os
import re
import shlex
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import partyschool_cli
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.git.git import (
    Repository,
    merge_lines,
    read_objects,
    repository_of,
    run_git,
)
from partyschool_cli.source.git.git_tree import git_tree
from tests.hostile_repositories import REMOTES, lookalike, promisor, witness
from tests.repositories import commit, git, repository

KILLED = 1 if os.name == "nt" else -signal.SIGKILL
LARGE = ("catalog.yaml", "sites/a.yaml", "teachers/wang.yaml")


def test_a_worktree_has_a_file_for_its_git_folder(tmp_path: Path) -> None:
    repository(tmp_path / "repo")
    git(tmp_path / "repo", "worktree", "add", "-q", str(tmp_path / "tree"))
    assert git_tree(tmp_path / "tree" / "catalog", "HEAD") is not None


def test_a_submodule_is_a_repository_of_its_own(tmp_path: Path) -> None:
    repository(tmp_path / "inner", {"teachers/li.yaml": "name: 李\n"})
    repository(tmp_path / "outer")
    allowed = ("-c", "protocol.file.allow=always")
    git(tmp_path / "outer", *allowed, "submodule", "add", "-q", str(tmp_path / "inner"), "sub")
    tree = git_tree(tmp_path / "outer/sub/catalog", "HEAD")
    assert tree is not None
    assert "teachers/li.yaml" in {file.path for file in tree.listing().files}


def test_none_is_what_git_says_no_to(tmp_path: Path) -> None:
    found = repository_of(repository(tmp_path))
    assert run_git(found, "rev-parse", "--verify", "no-such") is None
    assert run_git(found, "rev-parse", "HEAD") is not None


def test_a_git_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(CommandLineError, match="不是可用的 git 仓库"):
        repository_of(tmp_path)


def test_a_repository_is_asked_about_again_once_its_files_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path)
    repository_of(root)
    with monkeypatch.context() as patch:
        patch.setattr(
            "partyschool_cli.source.git.git.run_git", None
        )  # would raise if it were called
        assert repository_of(root).work_tree == tmp_path.resolve()
    (tmp_path / ".git/HEAD").write_text("broken\n", "utf-8")
    with pytest.raises(CommandLineError, match="不是可用的 git 仓库"):
        repository_of(root)


def test_a_folder_behind_a_link_is_in_the_repository_that_holds_it(tmp_path: Path) -> None:
    """Not in the one around the link: a home folder with settings kept in git is common."""
    root = repository(tmp_path / "repo", {"teachers/li.yaml": "name: 李\n"})
    home = tmp_path / "home"
    home.mkdir()
    git(home, "init", "-q")
    commit(home)
    (home / "catalog").symlink_to(root)
    assert repository_of(home / "catalog").work_tree == (tmp_path / "repo").resolve()
    assert (tree := git_tree(home / "catalog", "HEAD"))
    assert "teachers/li.yaml" in {file.path for file in tree.listing().files}


def given_away(root: Path) -> Path:
    """Another user's repository."""
    if os.name == "nt" or os.geteuid() != 0:  # only the super-user can give it away
        pytest.skip("只有超级用户能把文件送给别人")
    top = root.parent
    for path in (top, *top.rglob("*")):
        os.lchown(path, 12345, 12345)
    return root


@pytest.mark.parametrize(("name", "shown"), [("repo", "{}"), ("我的 目录", "'{}'")])
def test_a_repository_of_another_user_says_what_to_type(
    tmp_path: Path, name: str, shown: str
) -> None:
    root = given_away(repository(tmp_path / name))
    with pytest.raises(CommandLineError, match="另一个用户") as error:
        git_tree(root, "HEAD")
    path = shown.format(root.parent)
    assert error.value.hint.endswith(f"git config --global --add safe.directory {path}")


def test_what_is_to_be_typed_for_it_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = given_away(repository(tmp_path / "我的 目录"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    with pytest.raises(CommandLineError) as error:
        git_tree(root, "HEAD")
    typed = error.value.hint[error.value.hint.index("git config") :]
    subprocess.run(shlex.split(typed), check=True)
    assert git_tree(root, "HEAD") is not None


def test_a_git_that_cannot_be_run_counts_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path / "repo")
    (tmp_path / "git").write_text("", "utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandLineError, match="没有装 git"):
        repository_of(root)


def test_a_folder_that_looks_like_a_repository_is_not_asked(tmp_path: Path) -> None:
    """Tracked files `HEAD`, `config`, `objects/` and `refs/` must not be taken for git's own."""
    root, base = lookalike(tmp_path)
    assert git(root, "rev-parse", "--absolute-git-dir").strip() == str(root)
    assert (tree := git_tree(root, base))
    assert "teachers/li.yaml" not in {file.path for file in tree.listing().files}
    assert not witness(tmp_path).exists()


def test_every_question_names_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    environments: list[Mapping[str, str]] = []
    start = subprocess.Popen

    def noted(arguments: tuple[str, ...], **options: Any) -> Any:
        asked.append(arguments)
        environments.append(options["env"])
        return start(arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", noted)
    root, base = lookalike(tmp_path)
    asked.clear()
    environments.clear()
    assert git_tree(root, base) is not None
    words = {word for arguments in asked for word in arguments}
    assert words >= {"rev-parse", "ls-tree", "cat-file", "check-attr"}
    for arguments, environment in zip(asked, environments, strict=True):
        assert f"--git-dir={tmp_path / 'repo/.git'}" in arguments
        assert f"--work-tree={tmp_path / 'repo'}" in arguments
        assert {"safe.bareRepository=explicit", "core.fsmonitor=false"} <= set(arguments)
        assert environment["GIT_ALLOW_PROTOCOL"] == "none"
        assert environment["GIT_NO_LAZY_FETCH"] == "1"
        assert environment["GIT_OPTIONAL_LOCKS"] == environment["GIT_TERMINAL_PROMPT"] == "0"
        assert "GIT_DIR" not in environment


@pytest.mark.parametrize("given", [".git", ""])
def test_a_part_that_another_user_owns_is_enough(tmp_path: Path, given: str) -> None:
    root = repository(tmp_path / "repo")
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("只有超级用户能把文件送给别人")
    os.chown(tmp_path / "repo" / given, 12345, 12345)
    with pytest.raises(CommandLineError, match="另一个用户"):
        git_tree(root, "HEAD")


def test_git_finds_one_above_if_it_is_broken_and_is_not_asked_there(tmp_path: Path) -> None:
    root, base = lookalike(tmp_path)
    (root / ".git").mkdir()
    with pytest.raises(CommandLineError, match="不是可用的 git 仓库"):
        git_tree(root, base)
    assert not witness(tmp_path).exists()


@pytest.mark.parametrize("remote", REMOTES)
def test_a_missing_file_is_not_fetched(tmp_path: Path, remote: str) -> None:
    root = promisor(tmp_path, remote)
    with pytest.raises(CommandLineError, match="文件不全"):
        git_tree(root, "HEAD")
    assert not witness(tmp_path).exists()


def test_git_asked_carelessly_runs_what_these_repositories_name(tmp_path: Path) -> None:
    root = promisor(tmp_path, "file")
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "cat-file", "-p", "HEAD:catalog/catalog.yaml")
    assert witness(tmp_path).exists()


def test_a_large_object_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """git has more to write than a pipe holds; by itself it ends once it has unpacked all of it."""
    found = repository_of(repository(tmp_path, {"sites/a.yaml": b"#" * 200_000}))
    names = [git(tmp_path, "rev-parse", f"HEAD:catalog/{one}").strip().encode() for one in LARGE]
    small = (tmp_path / "catalog" / LARGE[0]).read_bytes()
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def noted(*arguments: Any, **options: Any) -> Any:
        started.append(start(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    assert read_objects(found, names, 199_999) == {names[0]: small, names[1]: 200_000}
    assert read_objects(found, names, 200_000).keys() == {*names}
    assert [one.returncode for one in started] == [KILLED, 0]


def test_more_names_and_answers_than_a_pipe_holds(tmp_path: Path) -> None:
    """Else both sides would wait: git for us to read, we for git."""
    found = repository_of(repository(tmp_path))
    name = git(tmp_path, "rev-parse", "HEAD:catalog/catalog.yaml").strip().encode()
    data = (tmp_path / "catalog/catalog.yaml").read_bytes()
    assert read_objects(found, [name] * 4_000, 1_000) == {name: data}


def test_a_git_that_stops_before_it_is_asked_has_no_objects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = subprocess.Popen

    def stopped(*arguments: Any, **options: Any) -> Any:
        process = start(*arguments, **options)
        process.wait()
        return process

    monkeypatch.setattr(subprocess, "Popen", stopped)
    assert read_objects(Repository(tmp_path), [b"0" * 40], 1_000) == {}


def test_only_this_module_runs_programs() -> None:
    """A second way to ask git would be a second place to get all this wrong."""
    sources = Path(partyschool_cli.__file__).parent
    users = {
        path.relative_to(sources).as_posix()
        for path in sources.rglob("*.py")
        if b"subprocess" in (text := path.read_bytes())
        and re.search(rb"\b(import|from) subprocess\b", text)
    }
    assert users == {"source/git/git.py"}


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("a1\nb\nc\nd\n", "a\nb\nc\nd1\n", ("a1\nb\nc\nd1\n", False)),
        (
            "a1\nb\nc\nd\n",
            "a2\nb\nc\nd\n",
            ("<<<<<<<<< ours\na1\n=========\na2\n>>>>>>>>> theirs\nb\nc\nd\n", True),
        ),
    ],
)
def test_versions_are_merged_by_lines(ours: str, theirs: str, expected: tuple[str, bool]) -> None:
    text, has_conflicts = merge_lines(b"a\nb\nc\nd\n", ours.encode(), theirs.encode(), 9)
    assert (text.decode(), has_conflicts) == expected


def test_bytes_that_are_no_text_are_not_merged() -> None:
    with pytest.raises(CommandLineError, match="不是文本"):
        merge_lines(b"a\0", b"b\0", b"c\0", 7)
