"""Work for each of many catalogs: in order, each on its own, the same for every engine."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from partyschool_cli.many.engine import DIED, Done, Engine, G, T, attempt, run_all
from partyschool_cli.many.engines.processes import Processes
from partyschool_cli.many.engines.sequential import Sequential
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.progress import Progress
from tests.many.work import given, shout


def results(engine: Engine, catalogs: Sequence[GivenCatalog]) -> dict[str, Done[str]]:
    return {one.name: done for one, done in run_all(engine, shout, catalogs)}


@pytest.mark.parametrize("engine", [Sequential(), Processes(2)], ids=["sequential", "processes"])
def test_each_has_its_value_or_its_error_in_order(engine: Engine) -> None:
    catalogs = [*given("axu"), *given("n", "不是课程目录"), *given("mz")]
    found = results(engine, catalogs)
    assert found == {
        "a": Done("A"),
        "x": Done(error="程序内部出错：ValueError: wrong"),
        "u": Done(error="这个不行；换一个"),
        "n": Done(error="不是课程目录"),
        "m": Done(error="内存不够，没有做完"),
        "z": Done("Z"),
    }
    assert list(found) == list("axunmz")


def test_a_catalog_that_kills_its_process_is_left_out() -> None:
    found = results(Processes(2), given("abdef"))
    assert {name: done.value or done.error for name, done in found.items()} == {
        "a": "A",
        "b": "B",
        "d": DIED,
        "e": "E",
        "f": "F",
    }


def test_progress_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    list(run_all(Sequential(), shout, given("abc"), lambda done, total: told.append((done, total))))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_engine_is_stopped_with_its_caller() -> None:
    stopped = []

    class Endless:
        def run(
            self, work: Callable[[G], T], catalogs: Sequence[G], progress: Progress, /
        ) -> Iterator[Done[T]]:
            try:
                while True:
                    yield attempt(work, catalogs[0])
            finally:
                stopped.append(True)

    runs = run_all(Endless(), shout, given("abc"))
    next(runs)
    runs.close()
    assert stopped == [True]


def test_an_interrupt_is_no_error_of_a_catalog() -> None:
    def interrupted(_: GivenCatalog) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(interrupted, given("a")[0])
