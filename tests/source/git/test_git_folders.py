"""The files of a catalog in many revisions."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from partyschool_cli.source.git.git import repository_of
from partyschool_cli.source.git.git_folders import GitFolders
from partyschool_cli.source.git.git_objects import Revision
from partyschool_cli.source.git.git_tree import git_tree
from tests.catalogs import BASE
from tests.repositories import commit, git, repository


def folders(root: Path) -> GitFolders:
    return GitFolders(Revision(repository_of(root), "HEAD", "HEAD"))


def test_they_are_those_that_a_tree_lists(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "classes/2026/qiu").mkdir(parents=True)
    (root / "classes/2026/qiu/yexiao.yaml").write_text(BASE["classes/banci.yaml"], "utf-8")
    (root / "notes").mkdir()
    (root / "notes/x.yaml").write_text("x: 1\n", "utf-8")
    revision = commit(root)
    (found,) = folders(root).files_at([(revision, "catalog/")])
    tree = git_tree(root, revision)
    assert tree is not None
    assert found == tree.blobs()


def test_where_there_is_no_catalog_there_is_nothing(tmp_path: Path) -> None:
    root = repository(tmp_path)
    old = git(root, "rev-parse", "HEAD").strip()
    assert folders(root).files_at([(old, "elsewhere/"), (old, "catalog/")])[0] == {}


def test_each_folder_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path)
    places = [(git(root, "rev-parse", "HEAD").strip(), "catalog/")]
    for number in range(3):
        (root / "teachers/li.yaml").write_text(f"name: 李{number}\n", "utf-8")
        places.append((commit(root), "catalog/"))
    asked: list[bytes] = []
    contents = Revision.contents

    def noted(self: Revision, blobs: Iterable[bytes]) -> dict[bytes, bytes]:
        wanted = [*blobs]
        asked.extend(wanted)
        return contents(self, wanted)

    monkeypatch.setattr(Revision, "contents", noted)
    reader = folders(root)
    assert len(reader.files_at(places)) == 4
    # Four catalogs and folders of teachers, and the four other folders.
    assert len(asked) == len(set(asked)) == 12
    asked.clear()
    reader.files_at(places)
    assert asked == []


@pytest.mark.skipif(os.name == "nt", reason="links are files there")
def test_links_are_left_out(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "teachers/li.yaml").symlink_to("wang.yaml")
    revision = commit(root)
    (found,) = folders(root).files_at([(revision, "catalog/")])
    assert "teachers/wang.yaml" in found
    assert "teachers/li.yaml" not in found


def test_a_catalog_may_be_the_whole_repository(tmp_path: Path) -> None:
    root = repository(tmp_path)
    git(root, "init", "-q", "-b", "main")
    revision = commit(root)
    (found,) = folders(root).files_at([(revision, "")])
    assert {"catalog.yaml", "classes/banci.yaml"} <= found.keys()
