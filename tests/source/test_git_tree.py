"""A catalog read from git's objects is the one that was committed."""

import os
import subprocess
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.git_tree import GitTree, git_tree
from partyschool_cli.source.problem import Problem
from partyschool_cli.source.tree import MAX_SIZE
from tests.repositories import commit, git, repository


def tree_at(revision: str, folder: Path) -> GitTree:
    tree = git_tree(folder, revision)
    assert tree is not None
    return tree


def paths(revision: str, folder: Path) -> set[str]:
    return {file.path for file in tree_at(revision, folder).listing().files}


def test_bytes_are_as_they_were_whatever_attributes_say(tmp_path: Path) -> None:
    data = "name: 王示例\r\ncategory: school-teacher\r\n".encode("gb18030")
    root = repository(tmp_path, {"teachers/wang.yaml": data})
    (tmp_path / ".gitattributes").write_text("* export-ignore export-subst\n")
    commit(tmp_path)
    assert tree_at("HEAD", root).read("teachers/wang.yaml") == data


def test_a_revision_reads_as_the_folder_that_was_committed(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "repo",
        {
            "teachers/王 示例\t.yaml": "name: 甲\n",
            "courses/sub/a.yml": "title: 甲\n",
            "courses/notes.txt": "x",
            "course/b.yaml": "title: 乙\n",
            "docs/a.md": "x",
            "shared/x.yaml": "title: 丙\n",
            "sites/big.yaml": b"#" * (MAX_SIZE + 1),
        },
    )
    git(tmp_path / "repo", "config", "core.quotepath", "true")
    (tmp_path / "outside.yaml").write_text("x", "utf-8")
    (root / "teachers/inside.yaml").symlink_to("wang.yaml")
    (root / "teachers/out.yaml").symlink_to("../../../outside.yaml")
    (root / "teachers/gone.yaml").symlink_to("nowhere.yaml")
    (root / "teachers/loop.yaml").symlink_to("loop.yaml")
    (root / "courses/shared").symlink_to("../shared")
    (root / "courses/all").symlink_to("..")
    repository(root / "sub")
    commit(tmp_path / "repo")
    disk, found = DiskTree(root), tree_at("HEAD", root)
    assert found.listing().files == disk.listing().files
    assert dict(found.listing().unexpected).keys() == dict(disk.listing().unexpected).keys()
    for file in disk.listing().files:
        assert found.read(file.path) == disk.read(file.path)
    assert isinstance(found.read("teachers/out.yaml"), Problem)


def test_only_what_a_catalog_reads_is_taken_out_of_git(tmp_path: Path) -> None:
    root = repository(tmp_path, {"docs/video.yaml": "x", "courses/video.mp4": b"0" * 99})
    assert set(tree_at("HEAD", root).contents) == {"catalog.yaml", *paths("HEAD", root)}


def test_a_folder_that_the_revision_did_not_have(tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / "later").mkdir()
    assert git_tree(tmp_path / "later", "HEAD") is None


def test_a_forged_tree_reads_nothing_elsewhere(tmp_path: Path) -> None:
    repository(tmp_path)
    blob = git(tmp_path, "rev-parse", "HEAD:catalog/catalog.yaml").strip()
    forged = b"100644 ..\0" + bytes.fromhex(blob)
    hashing = ("git", "-C", str(tmp_path), "hash-object", "-t", "tree", "-w", "--stdin")
    done = subprocess.run((*hashing, "--literally"), input=forged, capture_output=True, check=True)
    tree = done.stdout.decode().strip()
    revision = git(tmp_path, "commit-tree", "-m", "x", tree).strip()
    assert git_tree(tmp_path, revision) is None


@pytest.mark.parametrize("revision", ["no-such", "", "HEAD:catalog", "f" * 40])
def test_a_revision_that_is_none(tmp_path: Path, revision: str) -> None:
    root = repository(tmp_path)
    with pytest.raises(CommandLineError) as error:
        git_tree(root, revision)
    assert "fetch-depth" in error.value.hint


def test_a_revision_that_would_be_an_option(tmp_path: Path) -> None:
    root = repository(tmp_path)
    with pytest.raises(CommandLineError, match="不是 git 版本"):
        git_tree(root, "--output=x")


def test_a_folder_in_no_repository(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="不在 git 仓库里"):
        git_tree(tmp_path, "HEAD")


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandLineError, match="没有装 git"):
        git_tree(root, "HEAD")


def test_a_shallow_clone_that_has_the_revision_and_one_that_has_not(tmp_path: Path) -> None:
    repository(tmp_path / "repo")
    old = commit(tmp_path / "repo", "二")
    new = commit(tmp_path / "repo", "三")
    url = (tmp_path / "repo").as_uri()
    git(tmp_path, "clone", "-q", "--depth=1", url, "shallow")
    root = tmp_path / "shallow" / "catalog"
    assert "teachers/wang.yaml" in paths(new, root)
    with pytest.raises(CommandLineError) as error:
        paths(old, root)
    assert "fetch-depth" in error.value.hint


def test_a_clone_without_the_files_of_the_revision(tmp_path: Path) -> None:
    root = repository(tmp_path)
    blob = git(tmp_path, "rev-parse", "HEAD:catalog/catalog.yaml").strip()
    (tmp_path / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(CommandLineError, match="文件不全"):
        paths("HEAD", root)


def test_in_a_hook_the_variables_of_git_lead_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path / "repo")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    assert "teachers/wang.yaml" in paths("HEAD", root)
