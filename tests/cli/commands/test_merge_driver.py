"""`pschool merge-driver`, as git calls it in a merge, a rebase and a cherry-pick."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.cli.app import program
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.git.git import repository_of
from partyschool_cli.source.git.git_setup import driver_line, set_driver
from tests.catalogs import BASE
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run
from tests.repositories import commit, git, repository

CLASS = "classes/banci.yaml"
THIS = (sys.executable, "-m", "partyschool_cli")
SESSION = """\
  # 下乡
  - id: s02
    date: 2026-10-13   # 周二
    start: 08:30
    end: 10:00
    activity: '参观'
"""


def repository_with_driver(folder: Path, run: tuple[str, ...] = THIS) -> Path:
    """A repository that merges with pschool, run so; gives the root of its catalog."""
    root = repository(folder)
    (folder / ".gitattributes").write_text("catalog/**/*.yaml merge=pschool\n", "utf-8")
    commit(folder)
    set_driver(repository_of(root), driver_line(run))
    return root


def edited(root: Path, *pairs: tuple[str, str], path: str = CLASS, more: str = "") -> None:
    file = root / path
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text + more, "utf-8")
    commit(root.parent)


def two_branches(root: Path, *pairs: tuple[str, str]) -> None:
    """On `b` the date and the size are changed and a session is added; on `main`, `pairs`."""
    git(root.parent, "checkout", "-q", "-b", "b")
    edited(root, ("date: 2026-10-12", "date: 2026-10-13"), ("size: 30", "size: 50"), more=SESSION)
    git(root.parent, "checkout", "-q", "main")
    edited(root, *pairs)


def attempt(folder: Path, *arguments: str) -> int:
    """Runs git, which may fail; gives its exit code."""
    try:
        git(folder, *arguments)
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


def rebase(folder: Path) -> int:
    """Puts what `b` did on top of `main`, so that ours is what `main` has."""
    git(folder, "checkout", "-q", "b")
    return attempt(folder, "rebase", "-q", "main")


WAYS: dict[str, Callable[[Path], int]] = {
    "merge": lambda folder: attempt(folder, "merge", "-q", "--no-edit", "b"),
    "rebase": rebase,
    "cherry-pick": lambda folder: attempt(folder, "cherry-pick", "b"),
}


@pytest.mark.parametrize("name", WAYS if is_full_run() else ["rebase"])
def test_changes_in_one_line_are_no_conflict(tmp_path: Path, name: str) -> None:
    root = repository_with_driver(tmp_path / "党校 仓库")
    two_branches(root, ("start: 08:30", "start: 09:00"), ("title: 党员轮训班", "title: 党员冬训班"))
    assert WAYS[name](root.parent) == 0
    assert (root / CLASS).read_text("utf-8") == (
        BASE[CLASS]
        .replace("title: 党员轮训班", "title: 党员冬训班")
        .replace("size: 30", "size: 50")
        .replace("date: 2026-10-12, start: 08:30", "date: 2026-10-13, start: 09:00")
        + SESSION
    )
    assert all(not file.problems for file in load(DiskTree(root)).files)
    assert git(root.parent, "status", "--porcelain") == ""


@pytest.mark.parametrize("name", WAYS if is_full_run() else ["cherry-pick"])
def test_a_conflict_is_marked_and_left_to_decide(tmp_path: Path, name: str) -> None:
    root = repository_with_driver(tmp_path)
    two_branches(root, ("size: 30", "size: 40"), ("start: 08:30", "start: 09:00"))
    assert WAYS[name](root.parent) != 0
    assert git(root.parent, "status", "--porcelain") == f"UU catalog/{CLASS}\n"
    text = (root / CLASS).read_text("utf-8")
    assert "<<<<<<< ours\nsize: 40\n=======\nsize: 50\n>>>>>>> theirs\n" in text
    assert "date: 2026-10-13, start: 09:00" in text
    assert text.endswith(SESSION)


@pytest.fixture(scope="module")
def branched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a catalog: on `main` the size is changed and then the end of the session.

    `b` is from before; what it has goes against the first change. `c` is beside the second one.
    """
    root = repository_with_driver(tmp_path_factory.mktemp("branched"))
    two_branches(root, ("size: 30", "size: 40"))
    git(root.parent, "checkout", "-q", "-b", "c")
    edited(root, ("title: 党员轮训班", "title: 党员冬训班"))
    git(root.parent, "checkout", "-q", "main")
    edited(root, ("end: 10:00", "end: 11:00"))
    return root


@pytest.mark.parametrize(
    "run",
    [
        ("/nowhere/pschool",),
        ("/bin/false",),
        (sys.executable, "-c", "raise SystemExit(2)"),
        (sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"),
    ],
    ids=["not there", "fails like a conflict", "fails", "is killed"],
)
def test_without_a_working_pschool_git_merges_by_lines(
    branched: Path, run: tuple[str, ...]
) -> None:
    folder = branched.parent
    set_driver(repository_of(branched), driver_line(run))
    git(folder, "checkout", "-q", "-f", "--detach", "main~1")
    assert attempt(folder, "merge", "-q", "b") == 1
    text = (branched / CLASS).read_text("utf-8")
    assert "<<<<<<< ours\nsize: 40\n" in text
    assert "size: 50\n" in text
    assert "date: 2026-10-13" in text

    git(folder, "checkout", "-q", "-f", "--detach", "main")
    git(folder, "merge", "-q", "--no-edit", "c")
    text = (branched / CLASS).read_text("utf-8")
    assert "title: 党员冬训班\n" in text
    assert "end: 11:00" in text


def test_a_file_that_was_renamed(tmp_path: Path) -> None:
    root = repository_with_driver(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "b")
    (root / CLASS).rename(root / "classes/dongxun.yaml")
    edited(root, ("size: 30", "size: 50"), path="classes/dongxun.yaml")
    git(tmp_path, "checkout", "-q", "main")
    edited(root, ("audience: [members]", "audience: [members, farmers]"))
    assert attempt(tmp_path, "merge", "-q", "--no-edit", "b") == 0
    text = (root / "classes/dongxun.yaml").read_text("utf-8")
    assert "audience: [members, farmers]\nsize: 50\n" in text


def test_what_is_no_text_keeps_both_sides(tmp_path: Path) -> None:
    """git tells a conflict and leaves ours, as without a driver: pschool fails so on it."""
    root = repository_with_driver(tmp_path, (sys.executable, "-c", "raise SystemExit(2)"))
    file = root / "teachers/wang.yaml"
    git(tmp_path, "checkout", "-q", "-b", "b")
    file.write_bytes("name: 乙\n".encode("utf-16"))
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "main")
    file.write_bytes("name: 甲\n".encode("utf-16"))
    commit(tmp_path)
    assert attempt(tmp_path, "merge", "-q", "b") != 0
    assert file.read_bytes() == "name: 甲\n".encode("utf-16")


class TestCommand:
    """The command by itself."""

    def versions(self, folder: Path, *texts: str) -> list[str]:
        names = ["base", "ours", "theirs"]
        for name, text in zip(names, texts, strict=True):
            (folder / name).write_text(text, "utf-8")
        return names

    def test_writes_into_ours(self, pschool: Pschool, tmp_path: Path) -> None:
        names = self.versions(
            tmp_path,
            "name: 王\ncategory: veteran-expert\n",
            "name: 王二\ncategory: veteran-expert\n",
            "name: 王\ncategory: local-expert\n",
        )
        result = pschool("merge-driver", *names, "catalog/teachers/wang.yaml", cwd=tmp_path)
        assert (result.code, result.out, result.err) == (0, "", "")
        text = (tmp_path / "ours").read_text("utf-8")
        assert text == "name: 王二\ncategory: local-expert\n"

    def test_a_file_that_both_added(self, pschool: Pschool, tmp_path: Path) -> None:
        """What git gives as the base is empty."""
        texts = ("", "name: 李\nunit: 农技站\n", "name: 李\ncategory: veteran-expert\n")
        names = self.versions(tmp_path, *texts)
        assert pschool("merge-driver", *names, "catalog/teachers/li.yaml", cwd=tmp_path).code == 0
        text = (tmp_path / "ours").read_text("utf-8")
        assert text == "name: 李\ncategory: veteran-expert\nunit: 农技站\n"

    def test_a_file_that_does_not_parse_is_merged_by_lines(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        base = BASE[CLASS]
        ours = base.replace("title: 党员轮训班\n", "title: 党员轮训班\ntitle: 冬训班\n")
        names = self.versions(tmp_path, base, ours, base + SESSION)
        result = pschool("merge-driver", *names, f"catalog/{CLASS}", cwd=tmp_path)
        assert (result.code, result.out, result.err) == (0, "", "")
        assert (tmp_path / "ours").read_text("utf-8") == ours + SESSION

    def test_what_is_no_text_is_left_to_git(self, pschool: Pschool, tmp_path: Path) -> None:
        names = self.versions(tmp_path, "name: 王\n", "", "")
        for name, who in (("ours", "甲"), ("theirs", "乙")):
            (tmp_path / name).write_bytes(f"name: {who}\n".encode("utf-16"))
        result = pschool("merge-driver", *names, "catalog/teachers/wang.yaml", cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert (tmp_path / "ours").read_bytes() == "name: 甲\n".encode("utf-16")

    def test_says_how_many_conflicts_there_are(self, pschool: Pschool, tmp_path: Path) -> None:
        names = self.versions(
            tmp_path, *(f"name: {who}\npost: 校长\norder: {who}\n" for who in "123")
        )
        result = pschool("merge-driver", *names, "目录/teachers/wang.yaml", cwd=tmp_path)
        assert result.code == 1
        assert "目录/teachers/wang.yaml：2 处两边改得不一样" in result.err

    def test_sizes_of_markers(self, pschool: Pschool, tmp_path: Path) -> None:
        names = self.versions(tmp_path, *(f"name: {who}\n" for who in "123"))
        options = ("--marker-size", "9")
        result = pschool(
            "merge-driver", *options, *names, "catalog/teachers/wang.yaml", cwd=tmp_path
        )
        assert (result.code, result.err) == (1, "")
        assert (tmp_path / "ours").read_text("utf-8").startswith("<<<<<<<<< ours\nname:")

    def test_files_of_a_catalog_are_known_by_their_folder(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        def is_known(path: str) -> bool:
            texts = (f"title: 甲\ntags: {tags}\n" for tags in ("[a]", "[a, b]", "[c, a]"))
            names = self.versions(tmp_path, *texts)
            return pschool("merge-driver", *names, path, cwd=tmp_path).code == 0

        known = ("catalog.yaml", "courses/a.yaml", "a/b/courses/liudu/a.yaml")
        assert [path for path in (*known, "README.yaml") if is_known(path)] == [*known]

    def test_a_baseline_has_what_either_side_added(self, pschool: Pschool, tmp_path: Path) -> None:
        lists = (["a"], ["a", "b"], ["a", "c"])
        texts = (json.dumps({"version": 1, "catalogs": {"": known}}) for known in lists)
        names = self.versions(tmp_path, *texts)
        assert pschool("merge-driver", *names, "catalog/lint-baseline.json", cwd=tmp_path).code == 0
        found = json.loads((tmp_path / "ours").read_text("utf-8"))
        assert found["catalogs"] == {"": ["a", "b", "c"]}

        names = self.versions(tmp_path, "{}\n", "{1}\n", "{2}\n")
        assert pschool("merge-driver", *names, "catalog/lint-baseline.json", cwd=tmp_path).code == 1
        assert "=======" in (tmp_path / "ours").read_text("utf-8")

    def test_a_missing_file_is_wrong_use(self, pschool: Pschool, tmp_path: Path) -> None:
        result = pschool("merge-driver", "a", "b", "c", "catalog.yaml", cwd=tmp_path)
        assert result.code == 2

    def test_a_failure_of_ours_loses_nothing(
        self, pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object) -> None:
            raise RuntimeError("a defect")

        monkeypatch.setattr("partyschool_cli.catalog.merge.merge_fields", broken)
        names = self.versions(tmp_path, *(f"name: {who}\n\n\norder: 1\n" for who in "123"))
        assert pschool("merge-driver", *names, "teachers/wang.yaml", cwd=tmp_path).code == 1
        assert (tmp_path / "ours").read_text("utf-8") == (
            "<<<<<<< ours\nname: 2\n=======\nname: 3\n>>>>>>> theirs\n\n\norder: 1\n"
        )

    def test_it_is_listed_nowhere(self, pschool: Pschool) -> None:
        assert "merge-driver" not in pschool("--help").out
        assert "merge-driver" not in program().folder.listed()
        assert program().load("merge-driver").hidden
        assert "由 git 调用" in pschool("merge-driver", "--help").out
