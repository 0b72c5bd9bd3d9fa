"""What a run survives on a cluster, and what ends it. Many processes: in the full run only."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError, RefusedError
from partyschool_cli.many.cluster.cluster_run import ClusterRun, Tasks
from partyschool_cli.many.cluster.scheduler import connected
from partyschool_cli.many.engine import Done, run_all
from partyschool_cli.many.engines.dask_cluster import DaskCluster
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.progress import no_progress
from tests.catalogs import ROOT, write_catalog
from tests.full_run import FULL_RUN_ONLY
from tests.many.cluster_work import Found, look_through, write_counties
from tests.many.dask_processes import Cluster, dask_processes

pytestmark = FULL_RUN_ONLY

_DEADLINE = 120
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


def _engine(cluster: Cluster, told: list[str] | None = None) -> DaskCluster:
    notice = (told if told is not None else []).append
    return DaskCluster(cluster.address, 1, notice, is_shared=False)


def _sizes(done: list[Done[Found]]) -> list[int]:
    return [one.value.size if one.value is not None else 0 for one in done]


def _until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + _DEADLINE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _pschool(*arguments: str, environment: Mapping[str, str] | None = None) -> bytes:
    run = subprocess.run(
        [sys.executable, "-m", "partyschool_cli", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **(environment or {})},
        capture_output=True,
        timeout=_DEADLINE,
        check=False,
    )
    assert run.stderr.decode() == ""
    return run.stdout


def _provinces(folder: Path, count: int = 6) -> Path:
    for number in range(count):
        manifest = f"format: 1\ntitle: 县{number}\nthemes: {{political-theory: 政治理论}}\n"
        files = {"catalog.yaml": manifest, "sites/jiaoshi.yaml": "title: 教室\nvenue: 没有\n"}
        write_catalog(folder / f"县{number}", files)
    return folder


def test_both_workers_may_be_killed_one_after_the_other(tmp_path: Path) -> None:
    catalogs = write_counties(tmp_path, ["慢"] * 60)
    done: list[Done[Found]] = []
    with dask_processes(tmp_path, 2) as cluster:
        for _, one in run_all(_engine(cluster), look_through, catalogs):
            done.append(one)
            if len(done) in (10, 25):
                assert one.value is not None
                os.kill(one.value.process, _KILL)
    assert len(set(_sizes(done))) == 1
    assert 0 not in _sizes(done)


def test_a_scheduler_that_goes_away_ends_the_run(tmp_path: Path) -> None:
    catalogs = write_counties(tmp_path, ["慢"] * 60)
    with dask_processes(tmp_path, 1) as cluster:
        results = run_all(_engine(cluster), look_through, catalogs)
        next(results)
        cluster.scheduler.kill()
        with pytest.raises(RefusedError, match="和调度器的连接断了"):
            list(results)


def test_only_workers_of_the_same_program_are_used(tmp_path: Path) -> None:
    """One that is there at first ends the run; one that joins later gets nothing to do."""
    catalogs = write_counties(tmp_path, ["慢"] * 40)
    package = tmp_path / "other" / "partyschool_cli"
    shutil.copytree(ROOT / "src" / "partyschool_cli", package)
    with (package / "errors.py").open("a") as errors:
        errors.write("# a later version\n")
    other = {"PYTHONPATH": os.pathsep.join([str(package.parent), str(ROOT)])}
    told: list[str] = []
    with dask_processes(tmp_path, 1) as cluster:
        done = []
        for _, one in run_all(_engine(cluster, told), look_through, catalogs):
            done.append(one)
            if len(done) == 1:
                cluster.start_worker(environment=other)
                _until(lambda: cluster.scheduler_says(_workers) == 2)
        with pytest.raises(CommandLineError, match="程序文件却不同"):
            next(_engine(cluster).run(look_through, catalogs, no_progress))
    assert len({one.value.process for one in done if one.value is not None}) == 1
    assert [one.partition(" tcp")[0] for one in told if "另一个版本" in one] == ["新来的工作进程"]


def _workers(dask_scheduler: object) -> int:
    return len(dask_scheduler.workers)  # type: ignore[attr-defined]


def test_workers_may_come_late_but_not_never(tmp_path: Path) -> None:
    catalogs = write_counties(tmp_path, ["1", "2"])
    tasks: Tasks[GivenCatalog, Found] = Tasks(look_through, catalogs, lambda catalog: catalog)
    with dask_processes(tmp_path, 0) as cluster:
        with connected(cluster.address, 1) as client:
            run = ClusterRun(client, tasks, lambda _: None, patience=0.5)
            with pytest.raises(RefusedError, match="调度器没有能用的工作进程"):
                next(run.results(no_progress))
        cluster.start_worker()
        done = list(_engine(cluster).run(look_through, catalogs, no_progress))
    assert 0 not in _sizes(done)


def test_lint_says_the_same_on_a_cluster_of_its_own(tmp_path: Path) -> None:
    lint = ("lint", "--each", str(_provinces(tmp_path)), "--format", "json", "--no-cache")
    alone = _pschool(*lint, "--jobs", "1")
    assert _pschool(*lint, "--scheduler", "local") == alone
    assert b'"catalogs"' in alone


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C goes to a group of processes")
def test_an_interrupt_ends_a_cluster_of_its_own_without_a_word(tmp_path: Path) -> None:
    folder, scratch = _provinces(tmp_path / "counties", 200), tmp_path / "scratch"
    scratch.mkdir()
    lint = [sys.executable, "-m", "partyschool_cli", "lint", "--each", str(folder), "--no-cache"]
    with subprocess.Popen(
        [*lint, "--scheduler", "local"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        _until(lambda: list(scratch.glob("pschool-*/*/worker-*")))
        os.killpg(process.pid, signal.SIGINT)
        output, errors = process.communicate(timeout=_DEADLINE)
    assert (process.returncode, output, errors.decode()) == (130, b"", "")
    assert list(scratch.iterdir()) == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes certificates with openssl")
def test_tls_is_that_of_the_settings_of_dask(tmp_path: Path) -> None:
    certificate, key = str(tmp_path / "certificate.pem"), str(tmp_path / "key.pem")
    files = ("-keyout", key, "-out", certificate)
    request = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=pschool")
    subprocess.run([*request, *files], check=True, capture_output=True)
    prefix = "DASK_DISTRIBUTED__COMM__"
    settings = {f"{prefix}REQUIRE_ENCRYPTION": "True", f"{prefix}TLS__CA_FILE": certificate}
    for role in ("SCHEDULER", "WORKER", "CLIENT"):
        settings[f"{prefix}TLS__{role}__CERT"] = certificate
        settings[f"{prefix}TLS__{role}__KEY"] = key
    folder = _provinces(tmp_path / "counties")
    lint = ("lint", "--each", str(folder), "--format", "json", "--no-cache")
    with dask_processes(tmp_path, 1, settings, protocol="tls") as cluster:
        assert cluster.address.startswith("tls://")
        there = _pschool(*lint, "--scheduler", cluster.address, environment=settings)
    assert there == _pschool(*lint, "--jobs", "1")
