"""Commands that read the history: in a repository that would run programs, and in odd places."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.catalogs import BASE
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run
from tests.hostile_repositories import REMOTES, config, lookalike, promisor, witness
from tests.repositories import commit, git, repository

TEACHER = "teachers/wang.yaml"
# With what each prints of a repository that `two_commits` makes.
COMMANDS = {
    "diff": (("diff",), "姓名 汪示例 → 黄示例"),
    "revision": (("diff", "HEAD~1"), "姓名 王示例 → 黄示例"),
    "range": (("diff", "HEAD~1..HEAD"), "姓名 王示例 → 汪示例"),
    "published": (("diff", "published"), "姓名 王示例 → 黄示例"),
    "day": (("diff", "今天", "wang"), "姓名 汪示例 → 黄示例"),
    "title": (("diff", "HEAD~1", "黄示例"), "姓名 王示例 → 黄示例"),
    "log": (("log",), "姓名 王示例 → 汪示例"),
    "entity": (("log", "wang"), "姓名 王示例 → 汪示例"),
    "gone": (("log", "nobody"), ""),
    "unknown": (("diff", "HAED~1"), ""),
}
SIGNATURE = "gpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----"


@pytest.fixture(scope="module", autouse=True)
def _today() -> Iterator[None]:
    """Commits are made on the day that tests take for today."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", "2026-03-02T01:00:00Z")
        yield


def rename(root: Path, name: str) -> None:
    (root / TEACHER).write_text(BASE[TEACHER].replace("王", name), "utf-8")


def two_commits(folder: Path) -> Path:
    """A repository whose first commit was published, with a change of the files."""
    root = repository(folder)
    git(root, "tag", "pschool/published/2026-03-01-1")
    (folder / ".gitattributes").write_text("* filter=any diff=any\n", "utf-8")
    rename(root, "汪")
    commit(folder)
    rename(root, "黄")
    return root


def sign(folder: Path) -> None:
    """Gives the last commit a signature, which a program would have to check."""
    text = git(folder, "cat-file", "commit", "HEAD")
    head, empty, message = text.partition("\n\n")
    (folder / "signed").write_text(f"{head}\n{SIGNATURE}{empty}{message}", "utf-8")
    made = git(folder, "hash-object", "-t", "commit", "-w", "signed").strip()
    (folder / "signed").unlink()
    git(folder, "update-ref", "HEAD", made)


def hostile(folder: Path) -> Path:
    """`two_commits` with a submodule by a command, signed, and a program for all that git runs."""
    root = two_commits(folder / "repo")
    command = f"ext::{folder / 'run.sh'}"
    module = f'[submodule "sub"]\n    path = sub\n    url = {command}\n    update = !{command}\n'
    (folder / "repo/.gitmodules").write_text(module, "utf-8")
    git(folder / "repo", "add", ".gitmodules")
    head = git(root, "rev-parse", "HEAD").strip()
    git(folder / "repo", "update-index", "--add", "--cacheinfo", f"160000,{head},sub")
    git(folder / "repo", "commit", "-q", "--amend", "--no-edit")
    sign(folder / "repo")
    (folder / "repo/.git/config").write_text(config(folder, "ssh") + module, "utf-8")
    return root


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `hostile` was made, for tests that change nothing."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile(folder)
    return folder


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalog of `two_commits`, for tests that change nothing."""
    return two_commits(tmp_path_factory.mktemp("unchanged") / "repo")


def test_git_by_itself_runs_programs_there(tmp_path: Path) -> None:
    """The control: else the tests below would say nothing."""
    root = hostile(tmp_path)
    for asked in (
        ("status",),
        ("diff",),
        ("log", "-1"),
        ("log", "-1", "-p", "--no-show-signature"),
        ("describe", "--dirty"),
    ):
        subprocess.run(("git", "-C", str(root), *asked), capture_output=True, check=False)
        assert witness(tmp_path).exists(), asked
        witness(tmp_path).unlink()


@pytest.mark.parametrize("command", COMMANDS)
def test_no_program_of_the_repository_runs(
    hostile_folder: Path, pschool: Pschool, command: str
) -> None:
    words, told = COMMANDS[command]
    result = pschool(*words, cwd=hostile_folder / "repo/catalog")
    assert not witness(hostile_folder).exists()
    assert told in result.out
    assert result.code == (0 if told else 2)


@pytest.mark.parametrize(
    ("words", "remote"),
    [*product([("diff",), ("diff", "HEAD~1"), ("log",), ("log", "li")], REMOTES)][
        :: 1 if is_full_run() else 5
    ],
)
def test_nothing_is_fetched(
    tmp_path: Path, pschool: Pschool, words: tuple[str, ...], remote: str
) -> None:
    root = promisor(tmp_path, remote)
    result = pschool(*words, cwd=root)
    assert not witness(tmp_path).exists()
    assert "Traceback" not in result.err


def test_what_is_missing_is_told(tmp_path: Path, pschool: Pschool) -> None:
    root = two_commits(tmp_path)
    blob = git(root, "rev-parse", f"HEAD:catalog/{TEACHER}").strip()
    (tmp_path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    for command in ("diff", "log", "entity"):
        result = pschool(*COMMANDS[command][0], cwd=root)
        assert result.code == 2
        assert "不全" in result.err


def test_a_folder_that_looks_like_a_repository_is_not_asked(
    tmp_path: Path, pschool: Pschool
) -> None:
    root, base = lookalike(tmp_path)
    assert "新建 教师 李" in pschool("diff", f"{base}..HEAD", cwd=root).out
    assert "新建 教师 李" in pschool("log", cwd=root).out
    assert not witness(tmp_path).exists()


# ------------------------------------------------------------------------------- odd places


def in_a_worktree(folder: Path) -> Path:
    two_commits(folder / "repo")
    git(folder / "repo", "worktree", "add", "-q", "--detach", str(folder / "tree"))
    rename(folder / "tree/catalog", "黄")
    return folder / "tree/catalog"


def in_a_submodule(folder: Path) -> Path:
    two_commits(folder / "inner")
    repository(folder / "outer")
    allowed = ("-c", "protocol.file.allow=always")
    git(folder / "outer", *allowed, "submodule", "add", "-q", str(folder / "inner"), "sub")
    rename(folder / "outer/sub/catalog", "黄")
    return folder / "outer/sub/catalog"


def some_commands(part: int) -> Iterable[tuple[tuple[str, ...], str]]:
    """All commands, in the default run a third of them: each in one of three odd places."""
    return [*COMMANDS.values()] if is_full_run() else [*COMMANDS.values()][part::3]


@pytest.mark.parametrize(("part", "place"), [(0, in_a_worktree), (1, in_a_submodule)])
def test_a_worktree_and_a_submodule_have_their_history(
    tmp_path: Path, pschool: Pschool, part: int, place: Callable[[Path], Path]
) -> None:
    root = place(tmp_path)
    for words, told in some_commands(part):
        assert told in pschool(*words, cwd=root).out


def test_a_hook_of_another_repository_does_not_mislead(
    unchanged: Path, tmp_path: Path, pschool: Pschool
) -> None:
    """git tells its hooks by variables where it works; here the folder says it."""
    other = repository(tmp_path / "other")
    misleading = {
        "GIT_DIR": str(other.parent / ".git"),
        "GIT_WORK_TREE": str(other.parent),
        "GIT_INDEX_FILE": str(other.parent / ".git/index"),
        "GIT_PREFIX": "catalog/",
    }
    for words, told in some_commands(2):
        assert told in pschool(*words, cwd=unchanged, env=misleading).out


def test_inside_a_hook(tmp_path: Path) -> None:
    root = two_commits(tmp_path / "repo")
    script = tmp_path / "repo/.git/hooks/pre-commit"
    run = f"'{sys.executable}' -m partyschool_cli --catalog catalog"
    script.parent.mkdir(exist_ok=True)
    script.write_text(f"#!/bin/sh\n{run} diff > seen\n", "utf-8")
    script.chmod(0o755)
    git(root.parent, "commit", "-q", "-a", "-m", "x")
    seen = (tmp_path / "repo/seen").read_text("utf-8")
    assert "姓名 汪示例 → 黄示例" in seen


def test_in_a_shallow_clone(tmp_path: Path, pschool: Pschool) -> None:
    two_commits(tmp_path / "repo")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path / 'repo'}", "shallow")
    root = tmp_path / "shallow/catalog"
    rename(root, "黄")
    assert "姓名 汪示例 → 黄示例" in pschool("diff", cwd=root).out
    result = pschool("diff", "HEAD~1", cwd=root)
    assert result.code == 2
    assert "git fetch --unshallow" in result.err
    assert "git fetch --unshallow" in pschool("log", cwd=root).err


def test_a_repository_of_another_user_is_refused(tmp_path: Path, pschool: Pschool) -> None:
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("只有超级用户能把文件送给别人")
    root = two_commits(tmp_path / "repo")
    for path in (root.parent, *root.parent.rglob("*")):
        os.lchown(path, 12345, 12345)
    for words in (("diff",), ("diff", "HEAD~1"), ("log",)):
        result = pschool(*words, cwd=root)
        assert result.code == 2
        assert "safe.directory" in result.err
    old = shutil.copytree(root, tmp_path / "old")
    result = pschool("diff", str(old), cwd=root)
    assert (result.code, result.out.splitlines()[1:]) == (0, ["没有不同"])
