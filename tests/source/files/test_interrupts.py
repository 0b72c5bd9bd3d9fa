"""Ctrl+C while files are written: all or none, and no temporary file is left."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from types import FrameType

import pytest

from partyschool_cli.source.files import interrupts, state_directory
from partyschool_cli.source.files.interrupts import interrupts_deferred
from partyschool_cli.source.files.write import write_files
from partyschool_cli.source.writing.journal import apply_changes
from partyschool_cli.source.writing.undo import undo_last
from tests.source.changed_catalogs import everything, moments, needs_posix, new_catalog
from tests.source.killed_processes import WRITING
from tests.source.writing.test_undo import NOTE


def interrupt() -> None:
    """As Ctrl+C does, on Windows too."""
    signal.raise_signal(signal.SIGINT)


def interrupted_at(line: int, act: Callable[[], object]) -> bool:
    """Run `act`, interrupted twice in a row from this line of code that writes on.

    False where it came to its end before that.
    """
    files = {one.__file__ for one in (interrupts, *WRITING)}
    lines, before = count(), sys.gettrace()
    reached = False

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal reached
        if frame.f_code.co_filename not in files:
            return None
        if event == "line" and next(lines) in (line, line + 1):
            reached = True
            interrupt()
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]  # a trace function gives one
    try:
        act()
    except KeyboardInterrupt:
        pass
    finally:
        sys.settrace(before)
    return reached


def content(folder: Path) -> Mapping[str, bytes]:
    """Of every file below a folder, those of pschool too, except for what it keeps."""
    kept = (state_directory.IGNORE_FILE, "lock")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in kept
    }


def check_everywhere(
    tmp_path: Path, make: Callable[[Path], Path], act: Callable[[Path], object]
) -> None:
    """Interrupt `act` at each line; it has done all or nothing then, in this order."""
    old, done = content(make(tmp_path / "old")), make(tmp_path / "done")
    act(done)
    new = content(done)
    outcomes = []
    for line in moments():
        root = make(tmp_path / str(line))
        if not interrupted_at(line, lambda root=root: act(root)):  # type: ignore[misc]
            break
        now = content(root)
        assert now in (old, new), line
        outcomes.append(now == new)
    assert outcomes == sorted(outcomes)
    assert {False, True} == set(outcomes)


@pytest.fixture(autouse=True)
def default_handler() -> Iterator[None]:
    """Python's own, also where the tests run in the background and ignore Ctrl+C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(autouse=True)
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here is about a power failure, and there are thousands of files."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@needs_posix
def test_changes_of_a_catalog(tmp_path: Path) -> None:
    check_everywhere(tmp_path, new_catalog, lambda root: apply_changes(root, everything()))


@needs_posix
def test_changes_that_can_be_taken_back(tmp_path: Path) -> None:
    check_everywhere(tmp_path, new_catalog, lambda root: apply_changes(root, everything(), NOTE))


@needs_posix
def test_changes_that_are_taken_back(tmp_path: Path) -> None:
    def make(folder: Path) -> Path:
        root = new_catalog(folder)
        apply_changes(root, everything(), NOTE)
        return root

    check_everywhere(tmp_path, make, undo_last)


@needs_posix
def test_files_elsewhere(tmp_path: Path) -> None:
    def make(folder: Path) -> Path:
        folder.mkdir()
        (folder / "a").write_bytes(b"old")
        return folder

    check_everywhere(
        tmp_path,
        make,
        lambda root: write_files({root / "a": b"new", root / "c" / "b": b"new"}, make_folders=True),
    )


def test_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        state_directory.write(str(tmp_path), "a", b"new")
    assert content(tmp_path) == {}


def test_one_is_raised_at_the_end_of_the_block_or_where_it_is_safe() -> None:
    steps = []

    def run(*, is_safe: bool) -> None:
        with interrupts_deferred() as raise_interrupt:
            raise_interrupt()
            interrupt()
            steps.append("interrupted")
            if is_safe:
                raise_interrupt()
            steps.append("end")

    for is_safe in (False, True):
        with pytest.raises(KeyboardInterrupt):
            run(is_safe=is_safe)
    assert steps == ["interrupted", "end", "interrupted"]


def test_an_error_in_the_block_is_not_hidden_and_the_handler_is_put_back() -> None:
    def run() -> None:
        with interrupts_deferred():
            interrupt()
            raise ValueError("x")

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(ValueError, match="x"):
        run()
    assert signal.getsignal(signal.SIGINT) is before


def test_another_thread_is_not_interrupted() -> None:
    done = []

    def run() -> None:
        with interrupts_deferred() as raise_interrupt:
            raise_interrupt()
            done.append(1)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert done == [1]


def test_an_ignored_interrupt_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts_deferred():
            interrupt()
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
