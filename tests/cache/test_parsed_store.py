"""Stored contents: what was put there, or nothing."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.cache.parsed_store import Extent, ParsedStore, ParsedStoreWriter, remove_unused

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def written(folder: Path, *contents: object) -> tuple[Path, list[Extent]]:
    new = ParsedStoreWriter(str(folder))
    extents = [new.put(content) for content in contents]
    new.close()
    return folder / new.name, extents


@given(st.lists(PLAIN))
def test_each_content_is_given_back(
    tmp_path_factory: pytest.TempPathFactory, contents: list[Any]
) -> None:
    path, extents = written(tmp_path_factory.mktemp("cache"), *contents)
    store = ParsedStore(str(path))
    assert [store.get(extent) for extent in reversed(extents)] == contents[::-1]
    store.close()


def test_half_a_surrogate_pair_is_stored(tmp_path: Path) -> None:
    path, (extent,) = written(tmp_path, {"title": "\ud83d"})
    store = ParsedStore(str(path))
    assert store.get(extent) == {"title": "\ud83d"}
    store.close()


@pytest.mark.parametrize("extent", [Extent(0, 9, bytes(8)), Extent(10**9, 9, bytes(8))])
def test_a_wrong_extent_has_nothing(tmp_path: Path, extent: Extent) -> None:
    path, (real,) = written(tmp_path, ["内容"])
    store = ParsedStore(str(path))
    assert store.get(extent) is None
    assert store.get(real._replace(length=real.length - 1)) is None
    assert store.get(real) == ["内容"]
    store.close()


def test_what_is_discarded_is_gone(tmp_path: Path) -> None:
    new = ParsedStoreWriter(str(tmp_path))
    new.put("x")
    new.discard()
    assert not list(tmp_path.iterdir())


def test_unused_stores_are_removed(tmp_path: Path) -> None:
    written(tmp_path, "old")
    used, _ = written(tmp_path, "used")
    remove_unused(str(tmp_path), (used.name,))
    assert set(tmp_path.iterdir()) == {used}
