"""What is not committed, and the tag of what is; the rest is tested through the command."""

import os
import subprocess
from pathlib import Path

import pytest

from partyschool_cli.history.publish import publish, uncommitted
from partyschool_cli.history.revisions import last_published
from tests.notices import TODAY
from tests.repositories import commit, git, repository

TEACHER = "teachers/wang.yaml"
NAME = "pschool/published/2026-10-11-1"


@pytest.fixture(autouse=True)
def _clerk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_COMMITTER_NAME", "办事员")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "clerk@example.cn")


def test_what_differs_from_the_last_commit(tmp_path: Path) -> None:
    root = repository(tmp_path)
    assert uncommitted(root, TODAY) == ()
    (root / TEACHER).write_text("name: 李\ncategory: school-teacher\n", "utf-8")
    (root / "sites/xin.yaml").write_text("title: 新\n", "utf-8")
    assert uncommitted(root, TODAY) == ("sites/xin.yaml", TEACHER)
    commit(root)
    assert uncommitted(root, TODAY) == ()


def test_a_file_in_another_encoding_is_the_same(tmp_path: Path) -> None:
    """git keeps UTF-8, and writes the file as the attribute says."""
    root = repository(tmp_path / "repo")
    (root / ".gitattributes").write_text("*.yaml working-tree-encoding=UTF-16LE-BOM\n", "utf-8")
    data = (root / TEACHER).read_bytes()
    (root / TEACHER).write_bytes(b"\xff\xfe" + data.decode().encode("utf-16-le"))
    assert TEACHER not in uncommitted_after_commit(root)


def uncommitted_after_commit(root: Path) -> tuple[str, ...]:
    git(root, "add", ".gitattributes")
    git(root, "commit", "-q", "-m", "属性")
    return uncommitted(root, TODAY)


def test_in_a_linked_work_tree_a_shallow_clone_and_a_submodule(tmp_path: Path) -> None:
    root = repository(tmp_path / "repo")
    git(root, "worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    assert publish(tmp_path / "linked/catalog", TODAY, None).tag == NAME
    git(tmp_path, "clone", "-q", "--depth=1", (tmp_path / "repo").as_uri(), "shallow")
    found = publish(tmp_path / "shallow/catalog", TODAY, None)
    assert (found.unpushed, found.remote) == (0, "origin")
    outer = repository(tmp_path / "outer").parent
    git(outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q",
        (tmp_path / "repo").as_uri(), "inner")  # fmt: skip
    publish(outer / "inner/catalog", TODAY, None)
    assert last_published(outer / "inner/catalog") is not None
    assert last_published(outer / "catalog") is None


def test_within_a_hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """git tells its hooks of another repository; the catalog's own is tagged."""
    root = repository(tmp_path / "repo")
    subprocess.run(["git", "init", "-q", str(tmp_path / "foreign")], check=True)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "foreign/.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "foreign/.git/index"))
    assert publish(root, TODAY, None).tag == NAME
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert git(root, "tag", "--list").split() == [NAME]
