"""Overlays: a tree with changes reads and lists as a folder that has them."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import Listing
from partyschool_cli.source.files.tree import MAX_SIZE, FileTree, Overlay, Subset, missing_file
from partyschool_cli.source.git.git_tree import git_tree
from partyschool_cli.source.text.problem import Problem
from tests.catalogs import BASE, file_of, write_catalog
from tests.full_run import is_full_run
from tests.repositories import git, repository

COURSE = "courses/dangzhang.yaml"


def paths(tree: FileTree) -> list[str]:
    return [file.path for file in tree.listing().files]


def test_an_added_file_is_listed_and_read(tree: DiskTree) -> None:
    overlay = Overlay(tree, {"teachers/sub/li.yaml": b"name: x\n"})
    assert paths(overlay) == sorted([*paths(tree), "teachers/sub/li.yaml"])
    assert overlay.read("teachers/sub/li.yaml") == b"name: x\n"
    assert overlay.listing().unexpected == ()
    assert overlay.folder == tree.folder


def test_a_replaced_file_reads_as_it_is_now_and_others_as_they_were(tree: DiskTree) -> None:
    overlay = Overlay(tree, {COURSE: b"title: x\n"})
    assert overlay.listing() == tree.listing()
    assert overlay.read(COURSE) == b"title: x\n"
    assert overlay.read("catalog.yaml") == BASE["catalog.yaml"].encode()


def test_a_removed_file_is_neither_listed_nor_read(tree: DiskTree) -> None:
    overlay = Overlay(tree, {COURSE: None})
    assert COURSE not in paths(overlay)
    assert overlay.read(COURSE) == missing_file()
    (tree.folder / COURSE).unlink()
    assert overlay.read(COURSE) == tree.read(COURSE)


@pytest.mark.parametrize(
    ("path", "is_read"),
    [("courses/a.yml", True), ("courses/b.YAML", True), ("courses/c.txt", False)],
)
def test_a_wrong_suffix_is_told_as_on_disk(tree: DiskTree, path: str, is_read: bool) -> None:
    overlay = Overlay(tree, {path: b""})
    listing = overlay.listing()
    assert [problem.code for at, problem in listing.unexpected if at == path] == ["PS005"]
    assert (path in paths(overlay)) is is_read
    (tree.folder / path).write_bytes(b"")
    assert tree.listing() == listing


def test_a_file_with_a_wrong_suffix_that_goes_is_no_longer_told(tree: DiskTree) -> None:
    for name in ("a.yml", "b.txt"):
        (tree.folder / "courses" / name).touch()
    assert len(tree.listing().unexpected) == 2
    overlay = Overlay(tree, {"courses/a.yml": None, "courses/b.txt": None})
    assert overlay.listing().unexpected == ()
    assert "courses/a.yml" not in paths(overlay)


def test_the_manifest_and_what_lies_beside_it_are_not_listed(tree: DiskTree) -> None:
    overlay = Overlay(tree, {"catalog.yaml": b"format: 1\n", "notes.yaml": b"", "docs/a.yaml": b""})
    assert overlay.listing() == tree.listing()
    assert overlay.read("catalog.yaml") == b"format: 1\n"


def test_what_is_too_large_on_disk_is_too_large_here(tree: DiskTree) -> None:
    for size in (MAX_SIZE, MAX_SIZE + 1):
        (tree.folder / COURSE).write_bytes(b"#" * size)
        assert Overlay(tree, {COURSE: b"#" * size}).read(COURSE) == tree.read(COURSE)
    assert isinstance(tree.read(COURSE), Problem)


def test_an_overlay_over_an_overlay(tree: DiskTree) -> None:
    first = Overlay(tree, {COURSE: None, "teachers/li.yaml": b"a"})
    second = Overlay(first, {COURSE: b"b", "teachers/li.yaml": None, "teachers/wang.yaml": None})
    assert second.read(COURSE) == b"b"
    assert paths(second) == [path for path in paths(tree) if path != "teachers/wang.yaml"]


def test_an_overlay_over_a_revision(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / COURSE).unlink()
    tree = git_tree(root, "HEAD")
    assert tree is not None
    overlay = Overlay(tree, {"teachers/wang.yaml": None})
    assert COURSE in paths(overlay)
    assert "teachers/wang.yaml" not in paths(overlay)


def test_a_catalog_is_loaded_with_the_changes(tree: DiskTree) -> None:
    catalog = load(Overlay(tree, {COURSE: None, "teachers/wang.yaml": b"name: [\n"}))
    assert catalog.courses == {}
    assert catalog.tree.folder == tree.folder
    assert [p.code for p in file_of(catalog, "teachers/wang.yaml").problems] == ["PS001"]


def test_a_subset_lists_what_it_was_given_and_reads_as_its_base(tree: DiskTree) -> None:
    (course,) = (file for file in tree.listing().files if file.path == COURSE)
    subset = Subset(tree, Listing((course,), ()))
    assert paths(subset) == [COURSE]
    assert subset.read("catalog.yaml") == tree.read("catalog.yaml")
    assert subset.folder == tree.folder
    assert list(load(subset).courses) == ["dangzhang"]


# What an editor may have open, right or wrong: nested, hidden, with another suffix, without one.
NAMES = ["a.yaml", "b.yaml", "葡萄.yaml", "c.yml", "d.YAML", "e.txt", "f", ".g.yaml"]
FOLDERS = ["courses", "teachers", "classes/2026", "sites/.hidden", "docs", "schools/a/b"]
PATHS = st.builds("{}/{}".format, st.sampled_from(FOLDERS), st.sampled_from(NAMES))
DATA = st.sampled_from([b"", b"name: x\n", "title: 党章\r\n".encode()])


@settings(max_examples=settings().max_examples * (3 if is_full_run() else 1))
@given(st.dictionaries(PATHS, DATA), st.dictionaries(PATHS, st.none() | DATA))
def test_a_tree_with_changes_is_a_folder_that_has_them(
    tmp_path_factory: pytest.TempPathFactory,
    files: dict[str, bytes],
    changes: dict[str, bytes | None],
) -> None:
    root = write_catalog(tmp_path_factory.mktemp("catalog"), files)
    overlay = Overlay(DiskTree(root), changes)
    listing = overlay.listing()
    everything = {*files, *changes, *BASE}
    read = {path: overlay.read(path) for path in everything}
    for path, data in changes.items():
        target = root / path
        if data is None:
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    assert listing == DiskTree(root).listing()
    assert read == {path: DiskTree(root).read(path) for path in everything}


def test_a_file_is_named_as_one_types_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path)
    disk, head = DiskTree(root), git_tree(root, "HEAD")
    assert head is not None
    monkeypatch.chdir(root / "teachers")
    for tree in (disk, Overlay(disk, {}), Subset(disk, Listing((), ()))):
        assert tree.name_of(COURSE) == os.path.join("..", "courses", "dangzhang.yaml")
    named = head.name_of(COURSE)
    assert named == f"{head.revision.commit[:8]}:catalog/{COURSE}"
    assert git(root, "show", named) == BASE[COURSE]
    assert Overlay(head, {}).name_of(COURSE) == named
