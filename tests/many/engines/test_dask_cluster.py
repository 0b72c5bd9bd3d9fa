"""The workers of a scheduler do what one process would, also when they die."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

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
from tests.many.dask_processes import Cluster, dask_processes


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers, for all tests of a process."""
    with dask_processes(tmp_path_factory.mktemp("dask"), 0) as running:
        running.start_worker("--nworkers", "2")  # sooner than two commands
        yield running


def _done(
    cluster: Cluster, catalogs: tuple[GivenCatalog, ...], *, is_shared: bool = False
) -> list[Done[Found]]:
    engine = DaskCluster(cluster.address, 1, lambda _: None, is_shared=is_shared)
    return list(engine.run(look_through, catalogs, no_progress))


def _facts(done: list[Done[Found]]) -> list[object]:
    return [one.value.facts if one.value is not None else one.error for one in done]


def _here(catalogs: tuple[GivenCatalog, ...]) -> list[object]:
    return _facts(list(Sequential().run(look_through, catalogs, no_progress)))


@pytest.mark.parametrize("is_shared", [False, True])
def test_results_are_those_of_one_process_in_the_order_of_catalogs(
    tmp_path: Path, cluster: Cluster, is_shared: bool
) -> None:
    catalogs = write_counties(tmp_path, ["慢", "出错", *map(str, range(8))])
    done = _done(cluster, catalogs, is_shared=is_shared)
    assert _facts(done) == _here(catalogs)
    assert done[1].error == "程序内部出错：ValueError: 坏了"


def test_a_catalog_that_kills_its_workers_is_left_out(tmp_path: Path, cluster: Cluster) -> None:
    catalogs = write_counties(tmp_path, [*"0123", "致命", *"567"])
    facts = _facts(_done(cluster, catalogs))
    assert facts.pop(4) == DIED
    assert facts == _here(catalogs[:4] + catalogs[5:])
    deaths = Path(catalogs[4].name, "deaths").read_text().split()
    assert len(set(deaths)) == 3


def test_who_stops_leaves_nothing_behind(tmp_path: Path, cluster: Cluster) -> None:
    catalogs = write_counties(tmp_path, ["慢"] * 30)
    engine = DaskCluster(cluster.address, 1, lambda _: None, is_shared=False)
    results = run_all(engine, look_through, catalogs)
    with closing(results):
        assert next(results)[1].value is not None
    assert cluster.scheduler_says(_tasks) == 0


def _tasks(dask_scheduler: object) -> int:
    return len(dask_scheduler.tasks)  # type: ignore[attr-defined]


def test_workers_of_another_version_are_refused(
    tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = {**program(), "pschool": "99.1"}
    monkeypatch.setattr(cluster_run, "program", lambda: here)
    with pytest.raises(CommandLineError) as caught:
        _done(cluster, write_counties(tmp_path, ["0"]))
    assert caught.value.message.startswith("工作进程 tcp://127.0.0.1:")
    assert "是另一个版本：那里的 pschool 是 " in caught.value.message
    assert caught.value.message.endswith("，这里的 pschool 是 99.1")


def test_folders_that_workers_do_not_see_are_told(tmp_path: Path, cluster: Cluster) -> None:
    [catalog] = write_counties(tmp_path, ["0"])
    Path(catalog.name).rename(tmp_path / "elsewhere")
    with pytest.raises(CommandLineError, match=f"看不到文件夹 {catalog.name}"):
        _done(cluster, (catalog,), is_shared=True)


def test_a_worker_is_no_scheduler(tmp_path: Path, cluster: Cluster) -> None:
    [worker, *_] = cluster.scheduler_says(_workers)
    engine = DaskCluster(worker, 1, lambda _: None, is_shared=False)
    with pytest.raises(CommandLineError, match="是 Dask 的工作进程，不是调度器"):
        next(engine.run(look_through, write_counties(tmp_path, ["0"]), no_progress))


def _workers(dask_scheduler: object) -> list[str]:
    return list(dask_scheduler.workers)  # type: ignore[attr-defined]
