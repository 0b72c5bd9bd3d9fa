"""What is set up in a repository for a catalog."""

import os
import subprocess
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.git.git import repository_of
from partyschool_cli.source.git.git_setup import (
    current_driver,
    driver_line,
    merge_patterns,
    set_driver,
    with_lines,
    write_hook,
)
from tests.repositories import commit, git, repository


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


def test_driver_is_set_once_and_changed_later(tmp_path: Path) -> None:
    found = repository_of(repository(tmp_path))
    assert current_driver(found) == ""
    for program in ("/opt/党校 工具/pschool", "/new/pschool"):
        line = driver_line((program,))
        set_driver(found, line)
        assert current_driver(found) == line
    assert git(tmp_path, "config", "--get-all", "merge.pschool.driver").count("\n") == 1


def test_settings_that_are_locked(tmp_path: Path) -> None:
    found = repository_of(repository(tmp_path))
    (tmp_path / ".git/config.lock").touch()
    with pytest.raises(CommandLineError, match="写不了仓库的设置"):
        set_driver(found, "x")


@pytest.mark.parametrize("name", ["pschool", "党校 工具", "it's 100%A"])
def test_git_runs_a_program_of_any_name(tmp_path: Path, name: str) -> None:
    """It gets the versions and the path, and its exit code counts."""
    root = repository(tmp_path / "r")
    program = tmp_path / name
    program.write_text('#!/bin/sh\necho "title: $1 $#" > "$5"\necho "$7" > "$0.path"\n', "utf-8")
    program.chmod(0o755)
    set_driver(repository_of(root), driver_line((str(program),)))
    (root.parent / ".gitattributes").write_text("*.yaml merge=pschool\n", "utf-8")
    commit(root.parent)
    for branch, title in (("b", "乙"), ("main", "甲")):
        git(root.parent, "checkout", "-q", *(("-b", branch) if branch == "b" else (branch,)))
        (root / "schools/liudu.yaml").write_text(f"title: {title}\n", "utf-8")
        commit(root.parent)
    git(root.parent, "merge", "-q", "--no-edit", "b")
    assert (root / "schools/liudu.yaml").read_text("utf-8") == "title: merge-driver 7\n"
    assert Path(f"{program}.path").read_text("utf-8") == "catalog/schools/liudu.yaml\n"


@pytest.mark.parametrize(
    "folder", ["catalog", "党校 目录", "[目录]", "!a", '"a"', "#a", "a*b", "a\\b"]
)
def test_patterns_are_of_the_files_of_that_folder(tmp_path: Path, folder: str) -> None:
    git(tmp_path, "init", "-q")
    lines = merge_patterns(folder)
    (tmp_path / ".gitattributes").write_text("\n".join(lines) + "\n", "utf-8")
    names = ("catalog.yaml", "courses/a.yaml", "courses/b/c.yml", "lint-baseline.json")
    inside = [f"{folder}/{each}" for each in names]
    other = ["a.yaml", f"x/{folder}/courses/a.yaml", f"{folder}/courses/a.md"]
    assert merged_by(tmp_path, *inside) == ["pschool"] * 4
    assert merged_by(tmp_path, *other) == ["unspecified"] * 3


def test_patterns_of_a_catalog_that_is_the_whole_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitattributes").write_text("\n".join(merge_patterns("")) + "\n", "utf-8")
    assert merged_by(tmp_path, "catalog.yaml", "classes/a.yaml", "sites/x/y.yml") == ["pschool"] * 3
    assert merged_by(tmp_path, "x/a.yaml", ".vscode/a.yaml") == ["unspecified"] * 2


def merged_by(folder: Path, *paths: str) -> list[str]:
    """The driver of each path, as git reads the attributes."""
    told = git(folder, "check-attr", "-z", "merge", "--", *paths).split("\0")
    return told[2::3]


def test_lines_that_are_there_are_not_added_again(subtests: pytest.Subtests) -> None:
    cases: list[tuple[bytes, bytes]] = [
        (b"", b"a\nb\n"),
        (b"x\n", b"x\na\nb\n"),
        (b"x", b"x\na\nb\n"),
        (b"x\r\nb\r\n", b"x\r\nb\r\na\r\n"),
        (b" a\nb\n", b" a\nb\n"),
        (b"\xc4\xe3\n", b"\xc4\xe3\na\nb\n"),
    ]
    for old, new in cases:
        with subtests.test(old=old):
            assert with_lines(old, ("a", "b")) == new
            assert with_lines(new, ("a", "b")) == new


class TestHook:
    """The hook before a commit."""

    def program(self, folder: Path, code: int) -> Path:
        path = folder / "党校 pschool"
        path.write_text(f'#!/bin/sh\necho "$@" > "{folder}/told"\nexit {code}\n', "utf-8")
        path.chmod(0o755)
        return path

    @pytest.mark.parametrize("code", [0, 1])
    def test_it_lets_through_what_is_sound(self, tmp_path: Path, code: int) -> None:
        root = repository(tmp_path / "r")
        path = write_hook(repository_of(root), (str(self.program(tmp_path, code)),), "catalog")
        assert path == tmp_path / "r/.git/hooks/pre-commit"
        done = self.commit(root.parent)
        assert done.returncode == code
        told = (tmp_path / "told").read_text("utf-8")
        assert told == "lint --catalog catalog --new-since HEAD\n"

    def test_before_the_first_commit_there_is_nothing_to_compare_with(self, tmp_path: Path) -> None:
        folder = tmp_path / "r"
        folder.mkdir()
        git(folder, "init", "-q")
        write_hook(repository_of(folder), (str(self.program(tmp_path, 0)),), ".")
        self.commit(folder)
        assert (tmp_path / "told").read_text("utf-8") == "lint --catalog .\n"

    def test_it_tells_that_pschool_is_gone(self, tmp_path: Path) -> None:
        root = repository(tmp_path)
        write_hook(repository_of(root), ("/nowhere/pschool",), "catalog")
        done = self.commit(tmp_path)
        assert done.returncode == 1
        assert "没有找到 pschool" in done.stderr

    def test_it_is_written_anew_but_never_over_another_one(self, tmp_path: Path) -> None:
        found = repository_of(repository(tmp_path))
        write_hook(found, ("/a",), "catalog")
        path = write_hook(found, ("/b",), "catalog")
        assert "exec /b lint" in path.read_text("utf-8")
        path.write_text("#!/bin/sh\n", "utf-8")
        with pytest.raises(CommandLineError, match="已有 "):
            write_hook(found, ("/c",), "catalog")
        assert path.read_text("utf-8") == "#!/bin/sh\n"

    def test_hooks_that_are_kept_elsewhere(self, tmp_path: Path) -> None:
        found = repository_of(repository(tmp_path))
        git(tmp_path, "config", "core.hooksPath", "钩子")
        with pytest.raises(CommandLineError, match=r"core\.hooksPath 管着（钩子）"):
            write_hook(found, ("/a",), "catalog")

    def test_of_a_linked_work_tree_it_is_in_the_common_folder(self, tmp_path: Path) -> None:
        root = repository(tmp_path / "r")
        git(root.parent, "worktree", "add", "-q", str(tmp_path / "w"))
        path = write_hook(repository_of(tmp_path / "w"), ("/a",), "catalog")
        assert path.resolve() == (tmp_path / "r/.git/hooks/pre-commit").resolve()

    def commit(self, folder: Path) -> subprocess.CompletedProcess[str]:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.cn")
        command = ("git", *identity, "commit", "--allow-empty", "-qm", "改")
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
