"""An undo entry is read back as it was written."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.source.writing.undo_entry import (
    OldFile,
    UndoEntry,
    UndoNote,
    entry_bytes,
    entry_of,
)

PATHS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
TIMES = st.integers(0, 4 * 10**9).map(lambda at: dt.datetime.fromtimestamp(at, dt.UTC))
DIGESTS = st.binary(min_size=16, max_size=16).map(bytes.hex)


@st.composite
def files(draw: st.DrawFn, path: str) -> OldFile:
    old = draw(st.none() | st.binary(max_size=200))
    mode = None if old is None else draw(st.integers(0, 0o777))
    return OldFile(path, old, mode, draw(DIGESTS if old is None else st.none() | DIGESTS))


@st.composite
def entries(draw: st.DrawFn) -> UndoEntry:
    paths = draw(st.lists(PATHS, min_size=1, max_size=4, unique=True))
    note = UndoNote(draw(st.text("pschol 教师\x1b", max_size=20)), draw(TIMES))
    found = tuple(draw(files(path)) for path in paths)
    return UndoEntry(note, found, tuple(draw(st.lists(PATHS, max_size=2))))


@given(entries())
def test_it_comes_back(entry: UndoEntry) -> None:
    assert entry_of(entry_bytes(entry)) == entry


def test_a_name_that_is_no_utf8_comes_back() -> None:
    note = UndoNote("x", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    entry = UndoEntry(note, (OldFile("courses/\udcff.yaml", b"\xff", 0o644, None),))
    assert entry_of(entry_bytes(entry)) == entry


@given(st.binary(max_size=100) | st.text(max_size=50).map(str.encode))
def test_anything_else_is_none(data: bytes) -> None:
    with pytest.raises(ValueError, match="no undo entry"):
        entry_of(data)
