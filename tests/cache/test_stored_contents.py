"""Contents of unchanged files are given as they were parsed; of all others, nothing is."""

import os
from pathlib import Path

import pytest

from partyschool_cli.cache.index import CacheIndex, read_index
from partyschool_cli.cache.stored_contents import ContentRecorder, StoredContents
from partyschool_cli.catalog.load import load
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.yaml.source_file import SourceFile
from tests.catalogs import BASE, files_of, snapshot, write_catalog

COURSE = "courses/dangzhang.yaml"


def recorder(root: Path) -> ContentRecorder:
    return ContentRecorder(StoredContents(snapshot(root), read_index(str(root))))


def record(root: Path, *paths: str) -> ContentRecorder:
    """A recorder that was given these files."""
    recording = recorder(root)
    for path in paths:
        recording.put(SourceFile(DiskTree(root), path))
    return recording


def record_all(root: Path) -> None:
    """Leave a cache of every file."""
    record(root, *BASE).save(BASE, b"lint state")


def cached_files(root: Path) -> list[str]:
    return sorted(os.listdir(root / state_directory.NAME))


def test_without_a_cache_there_is_nothing(root: Path) -> None:
    recording = recorder(root)
    assert recording.stored.unchanged == frozenset()
    assert recording.get(COURSE) is None


def test_contents_of_unchanged_files_are_not_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = {path: SourceFile(DiskTree(root), path).content for path in BASE}
    record_all(root)
    again = recorder(root)
    assert again.stored.unchanged == set(BASE)
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", None)  # would raise if a file were opened
        assert {path: again.get(path) for path in BASE} == parsed
    again.discard()


def test_a_catalog_loads_the_same_with_them(root: Path) -> None:
    (root / "courses/broken.yaml").write_text("title: [\n", "utf-8")
    (root / "teachers/unknown.yaml").write_text("name: 甲\ncategory: nobody\n", "utf-8")
    tree = DiskTree(root)
    first = recorder(root)
    whole = load(tree, first)
    paths = [file.source.path for file in files_of(whole)]
    first.save(paths, b"")
    stored = StoredContents(snapshot(root), read_index(str(root)))
    again = load(tree, stored)
    stored.close()
    assert [vars(one) for one in again.courses.values()] == [
        vars(one) for one in whole.courses.values()
    ]
    for one, other in zip(files_of(again), files_of(whole), strict=True):
        assert (one.source.path, one.problems, one.mentions) == (
            other.source.path,
            other.problems,
            other.mentions,
        )


def test_of_a_changed_file_there_is_nothing(root: Path) -> None:
    record_all(root)
    (root / COURSE).write_text("title: 党章导学\n", "utf-8")
    again = recorder(root)
    assert again.stored.unchanged == set(BASE) - {COURSE}
    assert again.get(COURSE) is None
    assert again.get("catalog.yaml") is not None
    again.discard()


def test_a_racy_file_that_stays_the_same_is_racy_no_longer(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_all(root)
    assert set(read_index(str(root)).racy) == set(BASE)
    monkeypatch.setattr("partyschool_cli.cache.stat_snapshot._RACY_NS", -(10**18))
    recorder(root).save(BASE, b"")
    index = read_index(str(root))
    if os.name != "nt":
        assert not index.racy
    assert index.unchanged(snapshot(root)) == set(BASE)


def test_a_racy_file_that_was_not_read_is_not_unchanged(root: Path) -> None:
    recorder(root).save(BASE, b"")
    assert recorder(root).stored.unchanged == frozenset()


@pytest.mark.parametrize(
    "data", [b"title: [\n", b"title: 1\ntitle: 2\n", "title: 党章\n".encode("gbk"), b"", b"\xff\0"]
)
def test_a_file_with_a_problem_or_without_content_has_none(root: Path, data: bytes) -> None:
    (root / COURSE).write_bytes(data)
    record_all(root)
    again = recorder(root)
    assert COURSE in again.stored.unchanged
    assert again.get(COURSE) is None
    assert read_index(str(root)).location(COURSE) is None
    again.discard()


def test_a_file_that_cannot_be_read_is_not_recorded(root: Path) -> None:
    recording = record(root, "courses/none.yaml")
    recording.save(BASE, b"")
    assert read_index(str(root)).stores == ()


def test_what_is_discarded_leaves_the_cache_as_it_was(root: Path) -> None:
    record_all(root)
    before, names = read_index(str(root)), cached_files(root)
    (root / COURSE).write_text("title: 党章导学\n", "utf-8")
    record(root, COURSE).discard()
    assert read_index(str(root)) == before
    assert cached_files(root) == names


@pytest.mark.parametrize("function", ["replace", "write"])
def test_a_cache_that_cannot_be_written_stays_as_it_was(
    root: Path, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_all(root)
    before = cached_files(root)
    (root / COURSE).write_text("title: 党章导学\n", "utf-8")
    recording = record(root, COURSE)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os if function == "replace" else state_directory, function, refuse)
        recording.save(BASE, b"new lint state")
    assert cached_files(root) == before
    assert read_index(str(root)).lint_state == b"lint state"


def test_the_large_store_stays_and_what_changed_has_a_small_one(root: Path) -> None:
    record_all(root)
    (large,) = read_index(str(root)).stores
    for title in ("导学", "导言"):
        (root / COURSE).write_text(f"title: 党章{title}\n", "utf-8")
        record(root, COURSE).save(BASE, b"")
        first, second = read_index(str(root)).stores
        assert first == large != second
        again = recorder(root)
        assert again.get(COURSE) == {"title": f"党章{title}"}
        assert again.get("catalog.yaml")["title"] == "示例目录"
        again.discard()


def test_the_small_store_is_carried_on_for_files_that_did_not_change(root: Path) -> None:
    record_all(root)
    (root / COURSE).write_text("title: 党章导学\n", "utf-8")
    record(root, COURSE).save(BASE, b"")
    (root / "teachers/wang.yaml").write_text("name: 甲\n", "utf-8")
    record(root, "teachers/wang.yaml").save(BASE, b"")
    again = recorder(root)
    assert again.get(COURSE) == {"title": "党章导学"}
    assert again.get("teachers/wang.yaml") == {"name": "甲"}
    again.discard()


def test_once_most_files_have_changed_there_is_one_new_store(root: Path) -> None:
    record_all(root)
    (old,) = read_index(str(root)).stores
    changed = [path for path in BASE if path != COURSE]
    for path in changed:
        (root / path).write_text("title: 新\n", "utf-8")
    record(root, *changed).save(BASE, b"")
    (new,) = read_index(str(root)).stores
    assert new != old
    again = recorder(root)
    assert all(again.get(path) == {"title": "新"} for path in changed)
    assert again.get(COURSE)["title"] == "党章导读"
    again.discard()


def test_a_damaged_store_gives_nothing_and_is_parsed_anew(root: Path) -> None:
    record_all(root)
    (name,) = read_index(str(root)).stores
    store = root / state_directory.NAME / name
    store.write_bytes(store.read_bytes().replace("导读".encode(), "导学".encode()))
    again = recorder(root)
    assert again.get(COURSE) is None
    assert again.get("catalog.yaml") is not None
    again.discard()


def test_an_index_of_another_catalog_gives_nothing(root: Path, tmp_path: Path) -> None:
    other = write_catalog(tmp_path / "other")
    record_all(root)
    stored = StoredContents(snapshot(other), read_index(str(root)))
    assert stored.unchanged == frozenset()
    stored.close()
    empty = StoredContents(snapshot(root), CacheIndex())
    assert empty.get(COURSE) is None
