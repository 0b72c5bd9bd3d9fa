"""A scheduler and its workers, each a process of its own on loopback, as an administrator does."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.catalogs import ROOT

_DEADLINE = 120
_LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard")


@dataclass
class Cluster:
    """Its scheduler's address, and its processes."""

    address: str
    folder: Path
    processes: ExitStack
    scheduler: subprocess.Popen[bytes]
    environment: Mapping[str, str] = field(default_factory=dict)

    def start_worker(self, *options: str, environment: Mapping[str, str] | None = None) -> None:
        """Have one more worker; a nanny replaces it when it dies."""
        arguments = (self.address, "--nthreads", "1", *options)
        folder = ("--local-directory", str(self.folder))
        given = {**self.environment, **(environment or {})}
        self.processes.enter_context(_running("worker", *arguments, *folder, environment=given))

    def scheduler_says(self, question: Any) -> Any:
        """What a function of the scheduler gives there."""
        from distributed import Client

        with Client(self.address, set_as_default=False, timeout=_DEADLINE) as client:
            return client.run_on_scheduler(question)


@contextmanager
def dask_processes(
    folder: Path, workers: int, environment: Mapping[str, str] | None = None, protocol: str = "tcp"
) -> Iterator[Cluster]:
    """A scheduler and so many workers, ended at the end."""
    file = folder / "scheduler.json"
    given = environment or {}
    arguments = ("--port", "0", "--protocol", protocol, "--scheduler-file", str(file))
    with ExitStack() as processes:
        scheduler = processes.enter_context(_running("scheduler", *arguments, environment=given))
        cluster = Cluster(_address_in(file), folder, processes, scheduler, given)
        for _ in range(workers):
            cluster.start_worker()
        yield cluster


def _address_in(file: Path) -> str:
    deadline = time.monotonic() + _DEADLINE
    while time.monotonic() < deadline:
        try:
            return str(json.loads(file.read_bytes())["address"])
        except (OSError, ValueError):  # not there, or not whole
            time.sleep(0.05)
    raise AssertionError("no scheduler")


@contextmanager
def _running(
    kind: str, *arguments: str, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", kind, *_LOOPBACK, *arguments],
        env={**os.environ, "PYTHONPATH": paths, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(_DEADLINE)
