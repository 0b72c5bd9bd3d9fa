"""Where a catalog is, and the git work tree around it."""

import os
from pathlib import Path

import pytest

from partyschool_cli.locate import catalog_at, git_root, is_catalog, nearest_catalog, shown_prefix
from tests.catalogs import write_catalog
from tests.repositories import git, repository


def test_the_nearest_catalog(tmp_path: Path) -> None:
    root = os.fspath(write_catalog(tmp_path))
    (tmp_path / "sub").mkdir()
    for start in ("catalog/courses", ".", "sub"):
        assert nearest_catalog(os.path.normpath(tmp_path / start)) == root
    # One that is beside comes before one that is around.
    (tmp_path / "catalog.yaml").write_text("format: 1\n", "utf-8")
    assert nearest_catalog(os.fspath(tmp_path / "sub")) == root
    assert nearest_catalog(os.fspath(tmp_path.parent)) is None


def test_a_folder_that_is_a_catalog_or_has_one(tmp_path: Path) -> None:
    root = os.fspath(write_catalog(tmp_path))
    assert catalog_at(root) == catalog_at(os.fspath(tmp_path)) == root
    assert catalog_at(os.path.join(root, "courses")) is None
    assert not is_catalog(os.fspath(tmp_path))


def test_the_git_root_from_any_folder_and_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path / "repo")
    top = os.fspath(tmp_path / "repo")
    assert git_root(os.fspath(root / "classes")) == top
    assert git_root(os.fspath(tmp_path)) is None
    monkeypatch.chdir(root)
    assert git_root("classes") == top


def test_a_worktree_has_a_file_for_its_git_folder(tmp_path: Path) -> None:
    repository(tmp_path / "repo")
    git(tmp_path / "repo", "worktree", "add", "-q", str(tmp_path / "tree"))
    assert git_root(os.fspath(tmp_path / "tree" / "catalog")) == os.fspath(tmp_path / "tree")


def test_prefixes(tmp_path: Path) -> None:
    assert shown_prefix(tmp_path / "a", tmp_path) == "a/"
    assert shown_prefix(tmp_path, tmp_path) == ""
    assert shown_prefix(tmp_path / "a", tmp_path / "b") == "../a/"
