"""Files are made in several processes: all of them, neighbours by one; what fails is told."""

import multiprocessing
import os
import select
import signal
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest

from partyschool_cli.source.writing import forked
from partyschool_cli.source.writing.forked import call_all
from tests.source.changed_catalogs import needs_posix
from tests.source.killed_processes import Child

MANY = 200


@pytest.fixture(autouse=True)
def _several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine with two processors; the tests' own threads do no harm."""
    monkeypatch.setattr(forked, "_cpus", lambda: 2)
    monkeypatch.setattr(forked, "_can_fork", lambda: os.name != "nt")


def numbered(number: int) -> bytes:
    return b"%d %d " % (number, os.getpid()) + b"x" * 100_000


@needs_posix
def test_two_processes_call_all_of_them_from_both_ends() -> None:
    both = multiprocessing.get_context("fork").Barrier(2, timeout=60)

    def met(number: int) -> bytes:
        if number in (0, MANY - 1):  # the first of each: one must not be done before the other
            both.wait()
        return numbered(number)

    made = dict(call_all([partial(met, number) for number in range(MANY)]))
    words = [made[number].split(maxsplit=2) for number in range(MANY)]
    assert [int(number) for number, _, _ in words] == list(range(MANY))
    processes = [int(process) for _, process, _ in words]
    assert len(set(processes)) == 2
    assert os.getpid() not in processes
    # What is made of the same is made by one process: they meet once.
    assert sum(one != other for one, other in pairwise(processes)) == 1


def test_few_are_made_here() -> None:
    [(place, made)] = call_all([partial(numbered, 1)])
    assert place == 0
    assert int(made.split()[1]) == os.getpid()


def test_without_fork_all_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forked, "_can_fork", lambda: False)
    made = dict(call_all([partial(numbered, number) for number in range(MANY)]))
    assert {int(each.split()[1]) for each in made.values()} == {os.getpid()}


@needs_posix
def test_what_one_raises_is_raised_here() -> None:
    def fail() -> bytes:
        raise ValueError("no page")

    functions: list[Callable[[], bytes]] = [partial(numbered, number) for number in range(MANY)]
    functions[100] = fail
    with pytest.raises(ValueError, match="no page"):
        list(call_all(functions))


@needs_posix
def test_the_processes_end_with_the_one_that_wants_the_files() -> None:
    ended, held = os.pipe()  # at its end once no process has it open any more

    def noted(number: int) -> bytes:
        os.write(held, b".")
        return numbered(number)

    def killed() -> None:
        os.close(ended)
        found = call_all([partial(noted, number) for number in range(MANY)])
        next(found)
        os.kill(os.getpid(), signal.SIGKILL)

    child = Child(killed)
    os.close(held)
    assert child.was_killed()
    with open(ended, "rb", buffering=0) as left:
        seen = b""
        while (is_ready := select.select([left], [], [], 60)[0]) and (more := left.read(MANY)):
            seen += more
    assert seen
    assert is_ready
