"""Which files are a catalog's own: entities, the manifest, and its baseline."""

from pathlib import Path

import pytest

from partyschool_cli.source.changes.own_file import (
    direct_path,
    is_own_file,
    is_own_path,
    named_baseline,
)
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.source.changed_catalogs import COURSE, TEACHER, needs_posix


@pytest.mark.parametrize(
    "path",
    [
        COURSE,
        "courses/柳杜/新课.yaml",
        "teachers/a.YML",
        "classes/a..b.yaml",
        "catalog.yaml",
        "lint-baseline.json",
    ],
)
def test_files_of_a_catalog_which_need_not_exist(root: Path, path: str) -> None:
    assert is_own_file(root, path)


@pytest.mark.parametrize("path", ["other.json", "known/lint.json", "lint-baseline.yaml", "a.yaml"])
def test_other_files_are_not_unless_the_manifest_names_its_baseline(root: Path, path: str) -> None:
    assert not is_own_file(root, path)
    with (root / "catalog.yaml").open("a", encoding="utf-8") as file:
        file.write(f"lint: {{baseline: {path}}}\n")
    assert named_baseline(DiskTree(root)) == path
    assert is_own_file(root, path)


@pytest.mark.parametrize(
    "named", ["../lint.json", "/lint.json", ".git/config", ".pschool-cache/journal", "a/../b.json"]
)
def test_no_manifest_makes_a_file_elsewhere_its_own(root: Path, named: str) -> None:
    with (root / "catalog.yaml").open("a", encoding="utf-8") as file:
        file.write(f"lint: {{baseline: {named}}}\n")
    assert not is_own_path(named, lambda: named)
    assert not is_own_file(root, named)


@pytest.mark.parametrize("manifest", ["lint: 1", "lint: [", "lint: {baseline: 1}", "- 1", ""])
def test_a_manifest_without_a_baseline_names_none(root: Path, manifest: str) -> None:
    (root / "catalog.yaml").write_text(manifest, "utf-8")
    assert named_baseline(DiskTree(root)) is None
    assert not is_own_file(root, "other.json")
    (root / "catalog.yaml").unlink()
    assert named_baseline(DiskTree(root)) is None


@needs_posix
def test_a_link_to_a_file_of_the_catalog_leads_to_it(root: Path, tmp_path: Path) -> None:
    (root / "teachers/link.yaml").symlink_to(root / TEACHER)
    (root / "courses/out.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    (root / "courses/git.yaml").symlink_to(root / ".git/config")
    assert not is_own_file(root, "teachers/link.yaml")
    assert direct_path(root, "teachers/link.yaml") == TEACHER
    for link in ("courses/out.yaml", "courses/git.yaml"):
        assert direct_path(root, link) is None


@needs_posix
def test_a_catalog_behind_a_link_is_one(root: Path, tmp_path: Path) -> None:
    (tmp_path / "目录").symlink_to(root)
    assert is_own_file(tmp_path / "目录", COURSE)
    assert direct_path(tmp_path / "目录", COURSE) == COURSE
