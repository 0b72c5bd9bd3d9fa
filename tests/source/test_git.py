"""What git knows, read without touching anything."""

import os
import subprocess
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.git import Blob, files_at, git_root
from tests.lint.catalogs_in_git import commit, git, repository


def paths(revision: str, folder: Path) -> set[str]:
    return {blob.path for blob in files_at(revision, folder)}


def test_the_root_is_found_from_any_folder_and_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path / "repo")
    assert git_root(root / "classes") == tmp_path / "repo"
    assert git_root(tmp_path) is None
    monkeypatch.chdir(root)
    assert git_root(Path("classes")) == tmp_path / "repo"


def test_a_worktree_has_a_file_for_its_git_folder(tmp_path: Path) -> None:
    repository(tmp_path / "repo")
    git(tmp_path / "repo", "worktree", "add", "-q", str(tmp_path / "tree"))
    assert git_root(tmp_path / "tree" / "catalog") == tmp_path / "tree"
    assert "catalog.yaml" in paths("HEAD", tmp_path / "tree" / "catalog")


@pytest.mark.parametrize("below", ["catalog", "."])
def test_files_are_named_from_the_folder_that_is_asked_for(tmp_path: Path, below: str) -> None:
    repository(tmp_path)
    prefix = "catalog/" if below == "." else ""
    assert f"{prefix}teachers/wang.yaml" in paths("HEAD", tmp_path / below)


def test_bytes_are_as_they_were_whatever_attributes_say(tmp_path: Path) -> None:
    data = "name: 王示例\r\ncategory: school-teacher\r\n".encode("gb18030")
    root = repository(tmp_path, {"teachers/wang.yaml": data})
    (tmp_path / ".gitattributes").write_text("* export-ignore export-subst\n")
    commit(tmp_path)
    (blob,) = (one for one in files_at("HEAD", root) if one.path == "teachers/wang.yaml")
    assert blob == Blob("teachers/wang.yaml", data, is_link=False)


def test_names_links_and_submodules(tmp_path: Path) -> None:
    root = repository(tmp_path / "repo", {"teachers/王 示例\t.yaml": "name: 甲\n"})
    git(tmp_path / "repo", "config", "core.quotepath", "true")
    (root / "teachers" / "链接.yaml").symlink_to("wang.yaml")
    repository(root / "sub")
    commit(tmp_path / "repo")
    found = {blob.path: blob for blob in files_at("HEAD", root)}
    assert "teachers/王 示例\t.yaml" in found
    assert found["teachers/链接.yaml"] == Blob("teachers/链接.yaml", b"wang.yaml", is_link=True)
    assert not any(path.startswith("sub") for path in found)


def test_a_folder_that_the_revision_did_not_have(tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / "later").mkdir()
    assert paths("HEAD", tmp_path / "later") == set()


def test_a_forged_tree_writes_nowhere_else(tmp_path: Path) -> None:
    repository(tmp_path)
    blob = git(tmp_path, "rev-parse", "HEAD:catalog/catalog.yaml").strip()
    forged = b"100644 ..\0" + bytes.fromhex(blob)
    hashing = ("git", "-C", str(tmp_path), "hash-object", "-t", "tree", "-w", "--stdin")
    done = subprocess.run((*hashing, "--literally"), input=forged, capture_output=True, check=True)
    tree = done.stdout.decode().strip()
    revision = git(tmp_path, "commit-tree", "-m", "x", tree).strip()
    assert paths(revision, tmp_path) == set()


@pytest.mark.parametrize("revision", ["no-such", "", "HEAD:catalog", "f" * 40])
def test_a_revision_that_is_none(tmp_path: Path, revision: str) -> None:
    root = repository(tmp_path)
    with pytest.raises(CommandLineError) as error:
        list(files_at(revision, root))
    assert "fetch-depth" in error.value.hint


def test_a_revision_that_would_be_an_option(tmp_path: Path) -> None:
    root = repository(tmp_path)
    with pytest.raises(CommandLineError, match="不是 git 版本"):
        list(files_at("--output=x", root))


def test_a_folder_in_no_repository(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="不在 git 仓库里"):
        list(files_at("HEAD", tmp_path))


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandLineError, match="没有装 git"):
        list(files_at("HEAD", root))


def test_a_shallow_clone_that_has_the_revision_and_one_that_has_not(tmp_path: Path) -> None:
    repository(tmp_path / "repo")
    old = commit(tmp_path / "repo", "二")
    new = commit(tmp_path / "repo", "三")
    url = (tmp_path / "repo").as_uri()
    git(tmp_path, "clone", "-q", "--depth=1", url, "shallow")
    root = tmp_path / "shallow" / "catalog"
    assert "catalog.yaml" in paths(new, root)
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
    assert "catalog.yaml" in paths("HEAD", root)
