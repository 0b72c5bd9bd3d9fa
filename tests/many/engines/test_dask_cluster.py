"""The workers of a scheduler do what one process would, also when they die."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from logging import CRITICAL
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.cluster import cluster_run
from partyschool_cli.many.cluster.program import program
from partyschool_cli.many.engine import DIED, Done, run_all
from partyschool_cli.many.engines.dask_cluster import DaskCluster
from partyschool_cli.many.engines.sequential import Sequential
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.progress import no_progress
from tests.many.cluster_work import Found, look_through, write_counties

# By workers.
_NEEDED = [
    "distributed.nanny",
    "partyschool_cli.many.cluster.cluster_run",
    "tests.many.cluster_work",
]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers, for all tests of a process.

    Its workers are forked from one process that has imported Dask and the work: each would take
    a second to.
    """
    import dask
    from distributed import LocalCluster
    from distributed.utils import get_mp_context

    method = "spawn" if os.name == "nt" else "forkserver"
    options = {"dashboard_address": "127.0.0.1:0", "scheduler_kwargs": {"dashboard": False}}
    with dask.config.set({"distributed.worker.multiprocessing-method": method}):
        if method == "forkserver":
            get_mp_context().set_forkserver_preload(_NEEDED)  # after Dask has set its own
        with LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", silence_logs=CRITICAL, **options
        ) as cluster:
            yield cluster.scheduler_address


def _scheduler_says(scheduler: str, question: Callable[[object], object]) -> Any:
    """What a function of the scheduler gives there."""
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:
        return client.run_on_scheduler(question)


def _done(
    scheduler: str, catalogs: tuple[GivenCatalog, ...], *, is_shared: bool = False
) -> list[Done[Found]]:
    engine = DaskCluster(scheduler, 1, lambda _: None, is_shared=is_shared)
    return list(engine.run(look_through, catalogs, no_progress))


def _facts(done: list[Done[Found]]) -> list[object]:
    return [one.value.facts if one.value is not None else one.error for one in done]


def _here(catalogs: tuple[GivenCatalog, ...]) -> list[object]:
    return _facts(list(Sequential().run(look_through, catalogs, no_progress)))


@pytest.mark.parametrize("is_shared", [False, True])
def test_results_are_those_of_one_process_in_the_order_of_catalogs(
    tmp_path: Path, scheduler: str, is_shared: bool
) -> None:
    catalogs = write_counties(tmp_path, ["慢", "出错", *map(str, range(8))])
    done = _done(scheduler, catalogs, is_shared=is_shared)
    assert _facts(done) == _here(catalogs)
    assert done[1].error == "程序内部出错：ValueError: 坏了"


def test_a_catalog_that_kills_its_workers_is_left_out(tmp_path: Path, scheduler: str) -> None:
    catalogs = write_counties(tmp_path, [*"0123", "致命", *"567"])
    facts = _facts(_done(scheduler, catalogs))
    assert facts.pop(4) == DIED
    assert facts == _here(catalogs[:4] + catalogs[5:])
    deaths = Path(catalogs[4].name, "deaths").read_text().split()
    assert len(set(deaths)) == 3


def test_who_stops_leaves_nothing_behind(tmp_path: Path, scheduler: str) -> None:
    catalogs = write_counties(tmp_path, ["慢"] * 8)
    engine = DaskCluster(scheduler, 1, lambda _: None, is_shared=False)
    results = run_all(engine, look_through, catalogs)
    with closing(results):
        assert next(results)[1].value is not None
    assert _scheduler_says(scheduler, _tasks) == 0


def _tasks(dask_scheduler: object) -> int:
    return len(dask_scheduler.tasks)  # type: ignore[attr-defined]


def test_workers_of_another_version_are_refused(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = {**program(), "pschool": "99.1"}
    monkeypatch.setattr(cluster_run, "program", lambda: here)
    with pytest.raises(CommandLineError) as caught:
        _done(scheduler, write_counties(tmp_path, ["0"]))
    assert caught.value.message.startswith("工作进程 tcp://127.0.0.1:")
    assert "是另一个版本：那里的 pschool 是 " in caught.value.message
    assert caught.value.message.endswith("，这里的 pschool 是 99.1")


def test_folders_that_workers_do_not_see_are_told(tmp_path: Path, scheduler: str) -> None:
    [catalog] = write_counties(tmp_path, ["0"])
    Path(catalog.name).rename(tmp_path / "elsewhere")
    with pytest.raises(CommandLineError, match=f"看不到文件夹 {catalog.name}"):
        _done(scheduler, (catalog,), is_shared=True)


def test_a_worker_is_no_scheduler(tmp_path: Path, scheduler: str) -> None:
    [worker, *_] = _scheduler_says(scheduler, _workers)
    engine = DaskCluster(worker, 1, lambda _: None, is_shared=False)
    with pytest.raises(CommandLineError, match="是 Dask 的工作进程，不是调度器"):
        next(engine.run(look_through, write_counties(tmp_path, ["0"]), no_progress))


def _workers(dask_scheduler: object) -> list[str]:
    return list(dask_scheduler.workers)  # type: ignore[attr-defined]
