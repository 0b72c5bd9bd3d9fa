"""Run commands as processes, measure them, and compare with targets."""

import os
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
SCRIPTS = Path(sysconfig.get_path("scripts"))
PSCHOOL = str(SCRIPTS / "pschool")
PEERS = ("yamllint", "check-jsonschema")
YOUNG_SECONDS = 2.5  # younger files are read again to tell whether they changed
Command = Sequence[str]


class Usage(NamedTuple):
    """Resources of a process: seconds of wall time and CPU time, megabytes of peak memory."""

    wall: float
    cpu: float
    peak: float


class Row(NamedTuple):
    """A row of the table."""

    case: str
    measured: str
    must: str
    aim: str
    verdict: str


class Target(NamedTuple):
    """The required value and the aim: an upper bound, or a lower one if `sign` is `≥`."""

    must: float
    aim: float
    unit: str = ""
    sign: str = "≤"

    def verdict(self, value: float) -> str:
        """Whether `value` meets it."""
        reached = [value >= limit if self.sign == "≥" else value <= limit for limit in self[:2]]
        return "aim met" if reached[1] else "met" if reached[0] else "NOT MET"


@dataclass
class Bench:
    """Settings and results of a run."""

    folder: Path
    sizes: tuple[int, ...]
    runs: int
    rows: list[Row] = field(default_factory=list)

    def catalog(self, files: int, *, faulty: bool = False) -> Path:
        """A generated catalog in a git work tree of its own, committed."""
        root = self.folder / f"{'faulty' if faulty else 'clean'}-{files}" / "catalog"
        if not root.exists():
            options = ["--faulty"] if faulty else []
            script = str(HERE / "generate.py")
            quietly([sys.executable, script, str(root), str(files), *options], self.folder)
            who = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
            for words in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "bench")):
                quietly(["git", *words], root.parent)
            time.sleep(YOUNG_SECONDS)
        return root

    def median(
        self,
        commands: Sequence[tuple[Command, Path]],
        runs: int | None = None,
        before: Callable[[], object] | None = None,
    ) -> list[Usage]:
        """The median usage of each command; they alternate. `before` runs before each of them."""
        taken: list[list[Usage]] = [[] for _ in commands]
        for _ in range(runs or self.runs):
            for found, (command, cwd) in zip(taken, commands, strict=True):
                if before is not None:
                    before()
                found.append(run(command, cwd))
        return [Usage(*map(statistics.median, zip(*found, strict=True))) for found in taken]

    def row(self, case: str, measured: str, value: float, target: Target) -> None:
        """Add a row."""
        must, aim = (f"{target.sign} {limit:g}{target.unit}" for limit in target[:2])
        self.rows.append(Row(case, measured, must, aim, target.verdict(value)))
        print(f"  {case}: {measured} ({target.verdict(value)})", file=sys.stderr, flush=True)


def run(command: Command, cwd: Path) -> Usage:
    """Run a command and discard its output."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)[:200]} ended with {process.returncode}")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


@cache
def _environment() -> dict[str, str]:
    removed = ("PSCHOOL_CATALOG", "PYTHONPATH", "FORCE_COLOR")
    return {name: value for name, value in os.environ.items() if name not in removed}


def quietly(command: Command, cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)
