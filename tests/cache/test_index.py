"""What is kept of files: what they were, and nothing of those that are another."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from partyschool_cli.cache.cached_reader import ContentRecorder
from partyschool_cli.cache.directory import FOLDER

from partyschool_cli.cache.index import CacheIndex, read_index, row, write_index
from partyschool_cli.cache.parsed_store import Place
from partyschool_cli.cache.stat_snapshot import StatSnapshot, look
from partyschool_cli.source.problem import Problem
from tests.catalogs import BASE, write_catalog

COURSE = "courses/dangzhang.yaml"
PLACE = Place(3, 4, b"checksum")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_catalog(tmp_path)


def looked(root: Path) -> StatSnapshot:
    now = look(str(root))
    assert now is not None
    return now


def reader(root: Path) -> ContentRecorder:
    return ContentRecorder(root, looked(root), read_index(str(root)))


def read_all(root: Path) -> ContentRecorder:
    """Reads and keeps every file."""
    reading = reader(root)
    for path in BASE:
        reading.read(path)
    reading.save(BASE, b"notes")
    return reading


def test_it_is_given_back(root: Path) -> None:
    rows = {COURSE: row(b"i" * 40, 1, PLACE), "sites/\udcff.yaml": row(b"j" * 40, 0, None)}
    kept = CacheIndex(rows, {COURSE: b"0" * 16}, b"others", ("contents-1", "contents-2"), b"notes")
    write_index(str(root), kept)
    assert read_index(str(root)) == kept
    assert kept.place(COURSE) == (1, PLACE)
    assert kept.place("sites/\udcff.yaml") is None


def test_nothing_is_kept_at_first(root: Path) -> None:
    assert read_index(str(root)) == CacheIndex()
    assert reader(root).unchanged == frozenset()


@given(st.data())
def test_what_is_damaged_is_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("catalog")
    kept = CacheIndex({COURSE: row(b"i" * 40, 1, PLACE)}, {}, b"", ("contents-1",), b"notes")
    write_index(str(root), kept)
    file = root / FOLDER / "kept"
    whole = bytearray(file.read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    file.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    assert read_index(str(root)) == CacheIndex()


def test_unchanged_files_are_read_from_what_is_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {path: Reader(root).read(path) for path in BASE}
    read_all(root)
    again = reader(root)
    assert again.unchanged == set(BASE)
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", None)  # would raise if a file were opened
        plain = [path for path in BASE if path != "classes/banci.yaml"]  # which is not so plain
        assert [again.read(path) for path in plain] == [first[path] for path in plain]
    again.discard()


def test_a_changed_file_is_read_anew(root: Path) -> None:
    read_all(root)
    (root / COURSE).write_text("title: 党章导学\n", "utf-8")
    again = reader(root)
    assert again.unchanged == set(BASE) - {COURSE}
    assert again.read(COURSE) == ({"title": "党章导学"}, [])
    again.discard()


def test_a_young_file_that_is_the_same_comes_of_age(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_all(root)
    assert set(read_index(str(root)).young) == set(BASE)
    monkeypatch.setattr("partyschool_cli.cache.stat_snapshot._YOUNG_NS", -(10**18))
    again = reader(root)
    again.save(BASE, b"")
    kept = read_index(str(root))
    if os.name != "nt":
        assert not kept.young
    assert kept.unchanged(looked(root)) == set(BASE)


def test_a_young_file_that_was_not_read_is_not_believed(root: Path) -> None:
    reading = reader(root)
    reading.save(BASE, b"")
    assert reader(root).unchanged == frozenset()


def test_what_is_not_plain_is_not_kept(root: Path) -> None:
    (root / COURSE).write_text("title: [\n", "utf-8")
    read_all(root)
    again = reader(root)
    assert read_index(str(root)).place(COURSE) is None
    content, problems = again.read(COURSE)
    again.discard()
    assert content is None
    assert [problem.code for problem in problems if isinstance(problem, Problem)] == ["PS001"]


def test_what_is_discarded_leaves_what_was_kept(root: Path) -> None:
    read_all(root)
    before = read_index(str(root))
    (root / COURSE).write_text("title: 党章导学\n", "utf-8")
    again = reader(root)
    again.read(COURSE)
    again.discard()
    assert read_index(str(root)) == before
    assert len(list((root / FOLDER).glob("contents-*"))) == 1


@pytest.mark.parametrize("function", ["replace", "write"])
def test_what_cannot_be_written_leaves_what_was_kept(
    root: Path, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_all(root)
    before = sorted(path.name for path in (root / FOLDER).iterdir())
    (root / COURSE).write_text("title: 党章导学\n", "utf-8")
    again = reader(root)
    again.read(COURSE)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if function == "replace":
            patch.setattr(os, "replace", refuse)
        else:
            patch.setattr("partyschool_cli.cache.directory.write", refuse)
        again.save(BASE, b"new notes")
    assert sorted(path.name for path in (root / FOLDER).iterdir()) == before
    assert read_index(str(root)).notes == b"notes"
