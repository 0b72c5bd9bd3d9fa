"""A catalog read from git's objects is the one that was committed."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import MAX_SIZE, too_large
from partyschool_cli.source.git import git_objects
from partyschool_cli.source.git.git import Repository, read_objects, run_git
from partyschool_cli.source.git.git_tree import GitTree, git_tree
from partyschool_cli.source.text.problem import Problem
from tests.catalogs import BASE
from tests.repositories import checked_out, commit, git, repository, with_attributes
from tests.source.changed_catalogs import needs_posix


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


def test_a_catalog_that_is_the_whole_repository_or_deep_in_it(tmp_path: Path) -> None:
    root = repository(tmp_path / "repo", {"courses/sub/deep/a.yaml": "title: 甲\n"})
    git(root, "init", "-q")
    commit(root)
    deep = root / "教务/catalog"
    shutil.copytree(root, deep, ignore=shutil.ignore_patterns(".git", "教务"))
    commit(root)
    for folder in (root, deep):
        disk, found = DiskTree(folder), tree_at("HEAD", folder)
        assert found.listing() == disk.listing()
        assert "courses/sub/deep/a.yaml" in {file.path for file in found.listing().files}


def test_a_catalog_takes_few_processes_of_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path)
    asked: list[str] = []

    def noted(repository: Repository, *arguments: str, **options: Any) -> bytes | None:
        asked.append(" ".join(arguments[:2]))
        return run_git(repository, *arguments, **options)

    def noted_objects(*arguments: Any) -> dict[bytes, bytes | int]:
        asked.append("cat-file --batch")
        return read_objects(*arguments)

    for module in ("git_objects", "git_tree"):
        monkeypatch.setattr(f"partyschool_cli.source.git.{module}.run_git", noted)
    monkeypatch.setattr(git_objects, "read_objects", noted_objects)
    tree_at("HEAD", root)
    assert asked == ["rev-parse --verify", "ls-tree -z", "cat-file --batch", "check-attr -z"]


def test_a_catalog_without_attributes_takes_no_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert tree_at("HEAD", root).read("catalog.yaml") == (root / "catalog.yaml").read_bytes()


def test_only_what_a_catalog_reads_is_taken_out_of_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    big = b"#" * (MAX_SIZE + 1)
    files = {"video.mp4": big, "courses/video.mp4": big, "sites/big.yaml": big}
    root = repository(tmp_path, {**files, "data.yaml": big[2:], "docs/a.yaml": big[2:]})
    # By a link any folder may be one of the five: all are listed, and none is read for that.
    (root / "teachers/more").symlink_to("../classes")
    commit(tmp_path)
    printed = 0

    def counted(*arguments: Any, **options: Any) -> bytes | None:
        nonlocal printed
        output = run_git(*arguments, **options)
        printed += len(output or b"")
        return output

    def counted_objects(*arguments: Any) -> dict[bytes, bytes | int]:
        nonlocal printed
        found = read_objects(*arguments)
        printed += sum(len(one) for one in found.values() if isinstance(one, bytes))
        return found

    monkeypatch.setattr(git_objects, "run_git", counted)
    monkeypatch.setattr(git_objects, "read_objects", counted_objects)
    tree = tree_at("HEAD", root)
    assert tree.read("sites/big.yaml") == too_large(len(big))
    assert set(tree.blobs()) == {"catalog.yaml", *paths("HEAD", root)}
    assert printed < 10_000
    assert tree.read("docs/a.yaml") == big[2:]


@needs_posix
@pytest.mark.parametrize("folder", [":(exclude)a", "*", "[a]", ":/", "a b/二"])
def test_a_folder_whose_name_is_a_pattern(tmp_path: Path, folder: str) -> None:
    root = repository(tmp_path / "repo", {"teachers/li.yaml": "name: 李\n"})
    inside = tmp_path / "repo" / folder.strip("/") / "目录"
    inside.parent.mkdir(parents=True)
    root.rename(inside)
    (inside / "teachers/li.yaml").write_bytes("name: 李\n".encode("gbk"))
    (inside.parent / ".gitattributes").write_text("li.yaml working-tree-encoding=GBK\n", "utf-8")
    commit(tmp_path / "repo")
    assert tree_at("HEAD", inside).read("teachers/li.yaml") == "name: 李\n".encode("gbk")


def test_what_a_catalog_does_not_read_may_be_missing(tmp_path: Path) -> None:
    """A clone without large files (`--filter=blob:limit=1m`) has all that is needed."""
    root = repository(tmp_path, {"video.mp4": b"1", "courses/video.mp4": b"2", "a.yaml": b"3"})
    for path in ("video.mp4", "courses/video.mp4", "a.yaml"):
        blob = git(tmp_path, "rev-parse", f"HEAD:catalog/{path}").strip()
        (tmp_path / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert tree_at("HEAD", root).read("teachers/wang.yaml") == BASE["teachers/wang.yaml"].encode()


@pytest.mark.parametrize(
    ("file", "attributes", "encoding"),
    [
        (".gitattributes", "*.yaml working-tree-encoding=GBK", "gbk"),
        (".gitattributes", "catalog/**/*.yaml text working-tree-encoding=gb18030", "gb18030"),
        (".gitattributes", "[attr]old working-tree-encoding=CP936\n*.yaml old", "cp936"),
        (".gitattributes", "*.yaml working-tree-encoding=UTF-16LE-BOM", "utf-16"),
        (".gitattributes", "*.yaml working-tree-encoding=UTF-16", "utf-16"),
        ("catalog/.gitattributes", "*.yaml working-tree-encoding=UTF-16BE", "utf-16-be"),
        ("catalog/teachers/.gitattributes", "w* working-tree-encoding=GBK", "gbk"),
        (".git/info/attributes", "*.yaml working-tree-encoding=GBK", "gbk"),
        (".gitattributes", "*.yaml working-tree-encoding=UTF-8", "utf-8"),
        (".gitattributes", "*.yaml -working-tree-encoding text", "utf-8"),
        ("catalog/teachers/.gitattributes", "x* working-tree-encoding=GBK", "utf-8"),
    ],
)
def test_a_file_reads_as_git_writes_it_to_a_work_tree(
    tmp_path: Path, file: str, attributes: str, encoding: str
) -> None:
    root = repository(tmp_path)
    with_attributes(tmp_path, file, attributes)
    disk, tree = DiskTree(root), tree_at("HEAD", root)
    written = disk.read("teachers/wang.yaml")
    assert isinstance(written, bytes)
    assert written.decode(encoding) == BASE["teachers/wang.yaml"]
    for path in tree.blobs():
        assert tree.read(path) == disk.read(path)


def test_the_attributes_are_those_of_the_revision(tmp_path: Path) -> None:
    root = repository(tmp_path)
    with_attributes(tmp_path, ".gitattributes", "*.yaml working-tree-encoding=GBK")
    text = BASE["teachers/wang.yaml"]
    assert tree_at("HEAD~", root).read("teachers/wang.yaml") == text.encode()
    (tmp_path / ".gitattributes").write_text("", "utf-8")
    assert tree_at("HEAD", root).read("teachers/wang.yaml") == text.encode("gbk")


def test_a_link_where_git_makes_none_is_a_file_with_its_target(tmp_path: Path) -> None:
    """As on Windows."""
    root = repository(tmp_path)
    (root / "teachers/li.yaml").symlink_to("wang.yaml")
    (root / "teachers/more").symlink_to("../courses")
    commit(tmp_path)
    git(tmp_path, "config", "core.symlinks", "false")
    checked_out(tmp_path)
    disk, tree = DiskTree(root), tree_at("HEAD", root)
    assert tree.read("teachers/li.yaml") == disk.read("teachers/li.yaml") == b"wang.yaml"
    assert tree.listing() == disk.listing()


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
