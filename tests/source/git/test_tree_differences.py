"""Which files of two trees differ."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.source.git.git_tree import GitTree, git_tree
from partyschool_cli.source.git.tree_differences import differing_paths
from tests.repositories import commit, repository

TEACHER = "teachers/wang.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path)


def head(root: Path, revision: str = "HEAD") -> GitTree:
    found = git_tree(root, revision, is_whole=False)
    assert found is not None
    return found


def changed(root: Path, files: Mapping[str, bytes | None]) -> Overlay:
    return Overlay(DiskTree(root), files)


def test_a_checkout_is_its_revision(root: Path) -> None:
    assert differing_paths(head(root), DiskTree(root)) == frozenset()


def test_changed_new_and_deleted_files_differ(root: Path) -> None:
    new = changed(root, {TEACHER: b"name: x\n", "teachers/li.yaml": b"x", "catalog.yaml": None})
    assert differing_paths(head(root), new) == {TEACHER, "teachers/li.yaml", "catalog.yaml"}
    assert differing_paths(DiskTree(root), new) == {TEACHER, "teachers/li.yaml", "catalog.yaml"}


def test_line_ends_are_no_difference(root: Path) -> None:
    data = (root / TEACHER).read_bytes().replace(b"\n", b"\r\n")
    (root / TEACHER).write_bytes(data)
    assert differing_paths(head(root), DiskTree(root)) == frozenset()


def test_two_revisions(root: Path) -> None:
    (root / TEACHER).write_bytes(b"name: x\n")
    commit(root.parent)
    assert differing_paths(head(root, "HEAD~1"), head(root)) == {TEACHER}


def test_few_files_are_read_one_by_one(root: Path) -> None:
    whole, few = git_tree(root, "HEAD"), head(root)
    assert whole is not None
    few.fetch([TEACHER, "teachers/nobody.yaml"])
    for path in (TEACHER, "catalog.yaml"):
        assert few.read(path) == whole.read(path) == (root / path).read_bytes()
