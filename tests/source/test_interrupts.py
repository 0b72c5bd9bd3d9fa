"""Ctrl-C at any moment: files are all old or all new, and no temporary one is left."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from partyschool_cli.cli.run import main
from partyschool_cli.source import interrupts, journal, journal_file, state_directory, write
from partyschool_cli.source.interrupts import interrupts_deferred
from partyschool_cli.source.journal import apply_changes
from partyschool_cli.source.write import write_files
from tests.catalogs import BASE, write_catalog
from tests.source.changed_catalogs import COURSE, everything, files_in, needs_posix, new_catalog

INTERRUPTED, DONE = 130, 0


@pytest.fixture(autouse=True)
def _default_handler() -> Iterator[None]:
    """Python's own handler, also where the tests run in the background and ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted_at(line: int, act: Callable[[], object]) -> bool:
    """Run `act` in a process that gets Ctrl-C before so many lines of code that writes.

    False where it came to its end before that.
    """
    writing = (interrupts, journal, journal_file, state_directory, write)
    files = {module.__file__ for module in writing}
    lines = count()

    def trace(frame: object, event: str, _: object) -> object:
        if frame.f_code.co_filename not in files:  # type: ignore[attr-defined]
            return None
        if event == "line" and next(lines) == line:
            os.kill(os.getpid(), signal.SIGINT)
        return trace

    child = os.fork()
    if child == 0:
        code = 1
        try:
            sys.settrace(trace)  # type: ignore[arg-type]  # a trace function gives one
            act()
            code = DONE
        except KeyboardInterrupt:
            code = INTERRUPTED
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (INTERRUPTED, DONE)
    return code == INTERRUPTED


def temporaries(folder: Path) -> list[Path]:
    hidden = (path for path in folder.rglob(".*") if path.is_file())
    return [path for path in hidden if path.name not in (".gitignore", ".pschool-cache")]


@needs_posix
def test_changes_of_a_catalog(tmp_path: Path) -> None:
    old = files_in(new_catalog(tmp_path / "old"))
    done = new_catalog(tmp_path / "new")
    apply_changes(done, everything())
    new = files_in(done)
    outcomes = set()
    for line in count(step=3):
        root = new_catalog(tmp_path / str(line))
        if not interrupted_at(line, lambda root=root: apply_changes(root, everything())):  # type: ignore[misc]
            break
        now = files_in(root)
        assert now in (old, new), line
        assert not temporaries(root), line
        outcomes.add(now == new)
    assert outcomes == {False, True}


@needs_posix
def test_files_outside_of_a_catalog(tmp_path: Path) -> None:
    for line in count():
        folder = tmp_path / str(line)
        folder.mkdir()
        (folder / "a").write_bytes(b"old")
        files = {folder / "a": b"new", folder / "sub" / "b": b"new"}
        if not interrupted_at(line, lambda files=files: write_files(files)):  # type: ignore[misc]
            break
        found = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert found in ({"a": b"old"}, {"a": b"new", "b": b"new"})
        assert (folder / "sub").exists() == (len(found) == 2)
    assert line > 20


@needs_posix
def test_lint_fix(tmp_path: Path) -> None:
    mistaken = BASE[COURSE].replace("title:", "课程名称:")
    moments = []
    for line in range(0, 10_000, 9):
        root = write_catalog(tmp_path / str(line), {COURSE: mistaken})
        report = str(tmp_path / f"{line}.json")
        arguments = ["lint", "--unsafe-fixes", "--catalog", str(root), "-o", report]
        if not interrupted_at(line, lambda arguments=arguments: main(arguments)):  # type: ignore[misc]
            break
        assert not temporaries(tmp_path), line
        assert not (root / ".pschool-cache" / "journal").exists()
        moments.append((root / COURSE).read_text("utf-8"))
    assert {BASE[COURSE], mistaken} == set(moments)


def test_the_interrupt_comes_after_the_block() -> None:
    steps = []

    def act() -> None:
        with interrupts_deferred():
            signal.raise_signal(signal.SIGINT)
            steps.append("done")

    with pytest.raises(KeyboardInterrupt):
        act()
    assert steps == ["done"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_ignored_interrupt_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts_deferred():
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_another_thread_writes_too() -> None:
    ran = []

    def act() -> None:
        with interrupts_deferred():
            ran.append(True)

    thread = threading.Thread(target=act)
    thread.start()
    thread.join()
    assert ran == [True]
