"""`pschool publish`: the commit that was printed and sent is tagged."""

import os
from pathlib import Path

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool, Result
from tests.hostile_repositories import config, witness
from tests.repositories import commit, git, repository

TEACHER = "teachers/wang.yaml"
FIRST = "pschool/published/2026-11-26-1"


@pytest.fixture(autouse=True)
def _clerk(monkeypatch: pytest.MonkeyPatch) -> None:
    """git knows who tags, and no settings of this machine."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_COMMITTER_NAME", "办事员")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "clerk@example.cn")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def publish(pschool: Pschool, root: Path, *arguments: str) -> Result:
    return pschool("publish", *arguments, "--today", "2026-11-26", cwd=root)


def tags(root: Path) -> list[str]:
    return git(root, "tag", "--list").split()


def test_the_last_commit_is_tagged(root: Path, pschool: Pschool) -> None:
    result = publish(pschool, root)
    assert result.code == 0
    head = git(root, "rev-parse", "HEAD").strip()
    assert result.out == f"已印发：{FIRST}（提交 {head[:8]}）\n"
    assert git(root, "rev-parse", f"{FIRST}^{{commit}}").strip() == head
    assert git(root, "cat-file", "-t", FIRST).strip() == "tag"
    assert "2026-11-26 印发" in git(root, "cat-file", "-p", FIRST)


def test_a_message_is_kept_with_who_and_when(root: Path, pschool: Pschool) -> None:
    assert publish(pschool, root, "-m", "# 发各村微信群").code == 0
    shown = git(root, "for-each-ref", "--format=%(contents)%(taggername)", f"refs/tags/{FIRST}")
    assert "# 发各村微信群" in shown
    assert "办事员" in shown
    assert publish(pschool, root, "-m", " ").code == 2


def test_each_time_has_the_next_number_of_its_day(root: Path, pschool: Pschool) -> None:
    for _ in range(2):
        assert publish(pschool, root).code == 0
    git(root, "tag", "pschool/published/2026-11-26-9")
    git(root, "tag", "pschool/published/2026-11-26-later")
    assert publish(pschool, root, "-m", "又一次").code == 0
    assert "pschool/published/2026-11-26-10" in tags(root)
    assert pschool("publish", "--today", "2026-11-27", cwd=root).code == 0
    assert "pschool/published/2026-11-27-1" in tags(root)


def edited(root: Path) -> None:
    (root / TEACHER).write_text(BASE[TEACHER].replace("王", "李"), "utf-8")


def added(root: Path) -> None:
    (root / "teachers/li.yaml").write_text("name: 李\ncategory: school-teacher\n", "utf-8")


def deleted(root: Path) -> None:
    (root / TEACHER).unlink()


def staged(root: Path) -> None:
    edited(root)
    git(root, "add", "-A")


def test_what_is_not_committed_was_not_printed(root: Path, pschool: Pschool) -> None:
    for change in (edited, added, deleted, staged):
        change(root)
        result = publish(pschool, root)
        assert result.code == 1
        assert "有没保存的改动，没有印发：teachers/" in result.out
        assert "pschool save" in result.out
        for path in (root / "teachers").iterdir():
            path.unlink()
        (root / TEACHER).write_text(BASE[TEACHER], "utf-8")
    assert tags(root) == []


def test_other_files_may_have_changed(root: Path, pschool: Pschool) -> None:
    (root.parent / "草稿.docx").write_bytes(b"x")
    (root / "说明.txt").write_text("x", "utf-8")
    assert publish(pschool, root).code == 0


def test_line_ends_that_git_converts_are_no_change(root: Path, pschool: Pschool) -> None:
    data = (root / TEACHER).read_bytes()
    (root / TEACHER).write_bytes(data.replace(b"\n", b"\r\n"))
    assert publish(pschool, root).code == 0


def test_files_that_git_ignores_are_told(root: Path, pschool: Pschool) -> None:
    (root / ".gitignore").write_text("teachers/li.yaml\n", "utf-8")
    commit(root.parent)
    added(root)
    result = publish(pschool, root)
    assert result.code == 1
    assert ".gitignore" in result.out


def test_without_anything_to_tag(tmp_path: Path, pschool: Pschool) -> None:
    plain = write_catalog(tmp_path / "plain")
    result = publish(pschool, plain)
    assert result.code == 2
    assert "不在 git 仓库里" in result.err
    git(tmp_path / "plain", "init", "-q")
    result = publish(pschool, plain)
    assert result.code == 2
    assert "还没有提交" in result.err
    assert "pschool save" in result.err


def test_a_nameless_clerk_is_told_what_to_type(
    root: Path, pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NAME", "EMAIL"):
        monkeypatch.delenv(f"GIT_COMMITTER_{name}")
    for arguments in ((), ("-m", "发群")):
        result = publish(pschool, root, *arguments)
        assert result.code == 2
        assert "git config --global user.name" in result.err
    assert tags(root) == []


def test_what_is_not_pushed_is_told(root: Path, pschool: Pschool, tmp_path: Path) -> None:
    assert publish(pschool, root).err == ""
    git(tmp_path, "init", "-q", "--bare", "bare")
    git(root, "remote", "add", "shared", str(tmp_path / "bare"))
    git(root, "push", "-q", "-u", "shared", "main")
    pushed = publish(pschool, root)
    assert "还没有推送" not in pushed.err
    assert "git push shared pschool/published/2026-11-26-2" in pushed.err
    edited(root)
    commit(root.parent)
    assert "有 1 次保存还没有推送" in publish(pschool, root).err


def test_a_hostile_repository_runs_nothing(root: Path, pschool: Pschool, tmp_path: Path) -> None:
    signed = "[tag]\n    gpgSign = true\n    forceSignAnnotated = true\n"
    hostile = config(tmp_path, "ssh") + signed
    (tmp_path / "repo/.git/config").write_text(hostile, "utf-8")
    assert publish(pschool, root).code == 0
    assert publish(pschool, root, "-m", "发群").code == 0
    edited(root)
    assert publish(pschool, root).code == 1
    assert len(tags(root)) == 2
    assert not witness(tmp_path).exists()


def test_a_notice_says_what_changed_since(root: Path, pschool: Pschool) -> None:
    assert publish(pschool, root).code == 0
    path = root / "classes/banci.yaml"
    path.write_text(path.read_text("utf-8").replace("start: 08:30", "start: 09:00"), "utf-8")
    commit(root.parent)
    result = pschool("notice", "--today", "2026-10-01", cwd=root)
    assert "现：10月12日（周一）09:00—10:00" in result.out
    assert FIRST in result.err
