"""Tags are written without hooks, signatures or an editor, and never twice."""

import os
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.git.git import repository_of
from partyschool_cli.source.git.git_tag import tag, tags_like
from tests.repositories import git, repository


@pytest.fixture(autouse=True)
def _clerk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_COMMITTER_NAME", "办事员")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "clerk@example.cn")


def test_a_message_stays_as_it_was_written(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit = git(root, "rev-parse", "HEAD").strip()
    tag(repository_of(root), "a/1", commit, "# 发群\n\n  各村")
    assert git(root, "rev-parse", "a/1^{commit}").strip() == commit
    assert git(root, "cat-file", "-p", "a/1").endswith("\n# 发群\n\n  各村\n")


def test_a_tag_is_never_moved(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit = git(root, "rev-parse", "HEAD").strip()
    tag(repository_of(root), "a/1", commit, "一")
    with pytest.raises(CommandLineError, match="没有写成标签 a/1"):
        tag(repository_of(root), "a/1", commit, "二")


def test_tags_by_their_beginning(tmp_path: Path) -> None:
    root = repository(tmp_path)
    for name in ("a/b/2026-1", "a/b/2026-2", "a/b/2027-1", "a/bc", "2026-1"):
        git(root, "tag", name)
    found = tags_like(repository_of(root), "a/b/2026-")
    assert found == {"a/b/2026-1", "a/b/2026-2"}
