"""The index: read as it was written, or an empty one; files that changed are not unchanged."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.cache import stat_snapshot
from partyschool_cli.cache.index import (
    CacheIndex,
    encode_row,
    open_stores,
    read_index,
    write_index,
)
from partyschool_cli.cache.parsed_store import Extent, ParsedStoreWriter
from partyschool_cli.cache.stat_snapshot import content_digest
from partyschool_cli.source.files import state_directory
from tests.catalogs import BASE, snapshot

COURSE = "courses/dangzhang.yaml"
EXTENT = Extent(3, 4, b"crc!")
IDENTITY = b"i" * stat_snapshot.IDENTITY_SIZE
INDEX = CacheIndex(
    {COURSE: encode_row(IDENTITY, 1, EXTENT), "sites/\udcff.yaml": encode_row(IDENTITY, 0, None)},
    {COURSE: b"0" * 16, "sites/\udcff.yaml": b"\n" * 16},
    b"layout",
    ("parsed-1", "parsed-2"),
    b"lint state",
)


def index_of(root: Path) -> CacheIndex:
    """The index of a catalog as it is, without any contents."""
    taken = snapshot(root)
    rows = {path: encode_row(identity, 0, None) for path, identity in taken.identities.items()}
    return CacheIndex(rows, {path: content_digest(str(root), path) for path in taken.racy})


def test_it_is_read_as_it_was_written(root: Path) -> None:
    write_index(str(root), INDEX)
    assert read_index(str(root)) == INDEX


def test_a_location_is_a_store_and_an_extent() -> None:
    assert INDEX.location(COURSE) == (1, EXTENT)
    assert INDEX.location("sites/\udcff.yaml") is None


def test_a_store_that_the_index_does_not_have_is_no_location() -> None:
    index = CacheIndex({COURSE: encode_row(IDENTITY, 2, EXTENT)}, stores=("parsed-1", "parsed-2"))
    assert index.location(COURSE) is None


def test_without_a_cache_it_is_empty(root: Path) -> None:
    assert read_index(str(root)) == CacheIndex()
    assert CacheIndex().unchanged(snapshot(root)) == frozenset()
    assert not (root / state_directory.NAME).exists()


@given(st.data())
def test_a_damaged_one_is_empty(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("catalog")
    write_index(str(root), INDEX)
    file = root / state_directory.NAME / "index"
    whole = bytearray(file.read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    file.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    assert read_index(str(root)) == CacheIndex()


@pytest.mark.skipif(os.name == "nt", reason="needs owners")
def test_another_users_is_empty(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_index(str(root), INDEX)
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert read_index(str(root)) == CacheIndex()


def edit(root: Path) -> None:
    (root / COURSE).write_text("title: 党章导学\n", "utf-8")


def same_size_edit_with_restored_times(root: Path) -> None:
    before = (root / COURSE).stat()
    text = (root / COURSE).read_text("utf-8")
    (root / COURSE).write_text(text.replace("导读", "导学"), "utf-8")
    os.utime(root / COURSE, ns=(before.st_atime_ns, before.st_mtime_ns))


def delete(root: Path) -> None:
    (root / COURSE).unlink()


@pytest.mark.parametrize("is_racy", [True, False])
@pytest.mark.parametrize("change", [edit, same_size_edit_with_restored_times, delete])
def test_a_changed_file_is_not_unchanged(
    root: Path, change: Callable[[Path], None], is_racy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_racy:
        monkeypatch.setattr(stat_snapshot, "_RACY_NS", -(10**18))
    index = index_of(root)
    assert bool(index.racy) == (is_racy or os.name == "nt")
    assert index.unchanged(snapshot(root)) == set(BASE)
    change(root)
    assert index.unchanged(snapshot(root)) == set(BASE) - {COURSE}


def test_a_deleted_file_of_any_mode_is_not_unchanged(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stat_snapshot, "_RACY_NS", -(10**18))
    (root / COURSE).chmod(0o477)
    index = index_of(root)
    (root / COURSE).unlink()
    assert index.unchanged(snapshot(root)) == set(BASE) - {COURSE}


def test_a_racy_file_is_compared_by_its_bytes(root: Path) -> None:
    """A clock too coarse for two writes: the identity stays, the bytes do not."""
    index = index_of(root)
    assert set(index.racy) == set(BASE)
    (root / COURSE).write_text("title: 党章导学\n", "utf-8")
    changed = CacheIndex(index_of(root).rows, index.racy)
    assert changed.unchanged(snapshot(root)) == set(BASE) - {COURSE}


def test_a_racy_file_without_a_digest_is_not_unchanged(root: Path) -> None:
    index = index_of(root)
    unread = CacheIndex(index.rows, {**index.racy, COURSE: b""})
    assert unread.unchanged(snapshot(root)) == set(BASE) - {COURSE}


def test_stores_are_opened_all_or_none(root: Path) -> None:
    writer = ParsedStoreWriter(state_directory.made(str(root)))
    writer.close()
    (store,) = open_stores(str(root), CacheIndex(stores=(writer.name,)))
    assert store.name == writer.name
    store.close()
    assert open_stores(str(root), CacheIndex(stores=(writer.name, "parsed-gone"))) == ()
