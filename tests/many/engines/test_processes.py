"""Processes that die, or are killed from outside, and none that is left."""

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from partyschool_cli.many.engines.processes import Processes
from partyschool_cli.progress import no_progress
from tests.many.work import closure, die_twice, given, note_and_wait, process_of, shout


def test_more_than_may_wait_come_in_order() -> None:
    names = "abcefghijklnopqrs" * 3
    found = Processes(2).run(shout, given(names), no_progress)
    assert [done.value for done in found] == list(names.upper())


def test_a_process_that_is_killed_twice_has_its_catalog_done_by_the_third(tmp_path: Path) -> None:
    found = Processes(2).run(partial(die_twice, tmp_path), given("abc"), no_progress)
    assert [done.value for done in found] == ["A", "B", "C"]
    assert len(list(tmp_path.iterdir())) == 2


def test_a_result_that_cannot_be_sent_is_an_error_of_its_catalog() -> None:
    first, second = Processes(2).run(closure, given("ab"), no_progress)
    assert first.value is second.value is None
    assert "程序内部出错" in first.error


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is no signal of one process there")
def test_no_process_is_left_after_ctrl_c(tmp_path: Path) -> None:
    interrupting = Thread(target=_interrupt_when, args=(tmp_path, 2))
    interrupting.start()
    with pytest.raises(KeyboardInterrupt):
        next(Processes(2).run(partial(note_and_wait, tmp_path), given("ab"), no_progress))
    interrupting.join()
    for file in tmp_path.iterdir():
        _wait_until(partial(_is_gone, int(file.read_text("utf-8"))))


def test_there_are_no_more_processes_than_can_be_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("partyschool_cli.many.engines.processes.MOST_JOBS", 1)
    found = list(Processes(3).run(process_of, given("abc"), no_progress))
    assert len({done.value for done in found}) == 1


def test_nothing_to_do() -> None:
    assert list(Processes(2).run(shout, [], no_progress)) == []


def _interrupt_when(folder: Path, count: int) -> None:
    """What Ctrl+C does, once so many processes are at work."""
    _wait_until(lambda: sum(bool(file.read_bytes()) for file in folder.iterdir()) == count)
    os.kill(os.getpid(), signal.SIGINT)


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)
