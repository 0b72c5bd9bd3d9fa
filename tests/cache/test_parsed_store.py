"""Files of contents: what was put there, or nothing."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.cache.parsed_store import ParsedStore, ParsedStoreWriter, Place, remove_unused

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def written(folder: Path, *contents: object) -> tuple[Path, list[Place]]:
    new = ParsedStoreWriter(str(folder))
    places = [new.put(content) for content in contents]
    new.close()
    return folder / new.name, places


@given(st.lists(PLAIN))
def test_each_content_is_given_back(
    tmp_path_factory: pytest.TempPathFactory, contents: list[Any]
) -> None:
    path, places = written(tmp_path_factory.mktemp("cache"), *contents)
    kept = ParsedStore(str(path))
    assert [kept.get(place) for place in reversed(places)] == contents[::-1]
    kept.close()


def test_half_a_character_is_kept(tmp_path: Path) -> None:
    path, (place,) = written(tmp_path, {"title": "\ud83d"})
    kept = ParsedStore(str(path))
    assert kept.get(place) == {"title": "\ud83d"}
    kept.close()


@pytest.mark.parametrize("place", [Place(0, 9, bytes(8)), Place(10**9, 9, bytes(8))])
def test_a_place_that_is_none_has_nothing(tmp_path: Path, place: Place) -> None:
    path, (real,) = written(tmp_path, ["内容"])
    kept = ParsedStore(str(path))
    assert kept.get(place) is None
    assert kept.get(real._replace(length=real.length - 1)) is None
    assert kept.get(real) == ["内容"]
    kept.close()


def test_what_is_discarded_is_gone(tmp_path: Path) -> None:
    new = ParsedStoreWriter(str(tmp_path))
    new.put("x")
    new.discard()
    assert not list(tmp_path.iterdir())


def test_old_files_are_cleared_away(tmp_path: Path) -> None:
    old, _ = written(tmp_path, "old")
    used, _ = written(tmp_path, "used")
    for path in (old, used):
        os.utime(path, (1, 1))
    being_written, _ = written(tmp_path, "new")
    remove_unused(str(tmp_path), (used.name,))
    assert set(tmp_path.iterdir()) == {used, being_written}
