"""Measure pschool against its targets, and its peers in the same run: `nox -s bench -- --help`.

Every case runs the installed command as a separate process, on catalogs that `generate.py` writes
to a temporary folder. Runs of a case and of its peer alternate, so that other load affects both. A
figure is the median of all runs.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from math import log
from pathlib import Path

from measure import (
    HERE,
    PEERS,
    PSCHOOL,
    SCRIPTS,
    YOUNG_SECONDS,
    Bench,
    Command,
    Target,
    Usage,
    quietly,
    run,
)

COLD = (PSCHOOL, "lint", "--no-cache")
_MENTIONS = 200


def against_peers(bench: Bench) -> None:
    """Cold lint against yamllint and check-jsonschema on the same files."""
    for files, must, aim in ((1000, 15, 35), (10_000, 20, 50)):
        if files in bench.sizes:
            root = bench.catalog(files)
            ours = bench.median([(COLD, root)])[0]
            theirs = [_peer(bench, commands, root) for commands in _peers(bench, root)]
            ratio = sum(each.wall for each in theirs) / ours.wall
            by_cpu = sum(each.cpu for each in theirs) / ours.cpu
            said = (
                f"{ours.wall:.2f} s against {' + '.join(f'{each.wall:.1f}' for each in theirs)} s"
            )
            measured = f"{ratio:.1f}× ({said}; by CPU {by_cpu:.1f}×)"
            target = Target(must, aim, "×", "≥")
            bench.row(f"cold lint against peers, {files}", measured, ratio, target)


def _peer(bench: Bench, commands: Iterable[Command], root: Path) -> Usage:
    """The usage of all commands of a peer."""
    used = [bench.median([(command, root)])[0] for command in commands]
    return Usage(*(sum(figures) for figures in zip(*used, strict=True)))


def _peers(bench: Bench, root: Path) -> Iterator[list[Command]]:
    yamllint, check = (str(SCRIPTS / name) for name in PEERS)
    yield [(yamllint, "-d", "relaxed", ".")]
    schemas = bench.folder / "schemas"
    if not schemas.exists():
        quietly([PSCHOOL, "schema", "--out", str(schemas)], bench.folder)
    kinds = {"course": "courses", "teacher": "teachers", "site": "sites", "school": "schools"}
    kinds |= {"class": "classes", "catalog": "catalog.yaml"}
    yield [
        (check, "--schemafile", str(schemas / f"{kind}.schema.json"), *_yaml_files(root / where))
        for kind, where in kinds.items()
    ]


def _yaml_files(where: Path) -> list[str]:
    return [str(where)] if where.is_file() else sorted(map(str, where.rglob("*.yaml")))


def faulty(bench: Bench) -> None:
    """Cold lint with a finding in every file against the same catalog clean."""
    files = _middle(bench)
    pair = [(COLD, bench.catalog(files, faulty=True)), (COLD, bench.catalog(files))]
    ill, well = bench.median(pair)
    ratio = ill.wall / well.wall
    measured = f"{ratio:.2f}× ({ill.wall:.2f} s against {well.wall:.2f} s)"
    bench.row(f"a finding in every file, {files}", measured, ratio, Target(2.5, 2, "×"))


def warm(bench: Bench) -> None:
    """Replayed output, and lint after one changed file."""
    files = _middle(bench)
    root = bench.catalog(files)
    lint, few = (PSCHOOL, "lint"), (PSCHOOL, "list", "--limit", "50")
    for command in (lint, few, ("git", "status")):
        run(command, root)
    ours, git, listed = bench.median([(lint, root), (("git", "status"), root), (few, root)])
    ratio = ours.wall / git.wall
    measured = f"{ratio:.2f}× ({ours.wall * 1e3:.0f} ms against {git.wall * 1e3:.0f} ms)"
    bench.row(f"warm lint against git status, {files}", measured, ratio, Target(3, 1.5, "×"))
    measured = f"{listed.wall * 1e3:.0f} ms (CPU {listed.cpu * 1e3:.0f} ms)"
    bench.row(f"warm list --limit 50, {files}", measured, listed.wall * 1e3, Target(100, 45, " ms"))
    file = next((root / "teachers").iterdir())
    text = file.read_bytes()
    # Not in decimal: one in ten would be a bank card's number, of which nothing is cached.
    changed = bench.median(
        [(lint, root)], before=lambda: file.write_bytes(text + b"# %x\n" % time.time_ns())
    )[0]
    file.write_bytes(text)
    measured = f"{changed.wall * 1e3:.0f} ms"
    bench.row(
        f"lint after one file changed, {files}",
        measured,
        changed.wall * 1e3,
        Target(300, 140, " ms"),
    )


def start_up(bench: Bench) -> None:
    """A warm list of the shipped catalog against `python -c pass`."""
    root = bench.folder / "shipped" / "catalog"
    ignored = shutil.ignore_patterns(".*")
    shutil.copytree(HERE.parent / "catalog", root, ignore=ignored, dirs_exist_ok=True)
    time.sleep(YOUNG_SECONDS)
    listed = (PSCHOOL, "list")
    run(listed, root)
    ours, bare = bench.median(
        [(listed, root), ((sys.executable, "-c", "pass"), root)], bench.runs * 3
    )
    ratio = ours.wall / bare.wall
    measured = f"{ratio:.2f}× ({ours.wall * 1e3:.1f} ms against {bare.wall * 1e3:.1f} ms)"
    bench.row("warm list, shipped, against python -c pass", measured, ratio, Target(3, 1.8, "×"))


def growth(bench: Bench) -> None:
    """Growth of time with the number of files, and peak memory."""
    commands = {"cold lint": COLD, "warm lint": (PSCHOOL, "lint")}
    commands |= {"list --no-cache": (PSCHOOL, "list", "--limit", "50", "--no-cache")}
    used: dict[int, dict[str, Usage]] = {}
    for files in bench.sizes[-2:]:
        root = bench.catalog(files)
        run(commands["warm lint"], root)
        medians = bench.median([(each, root) for each in commands.values()])
        used[files] = dict(zip(commands, medians, strict=True))
        peak = used[files]["cold lint"].peak
        target = Target(120, 45, " MB") if files <= 10_000 else Target(600, 180, " MB")
        bench.row(f"peak memory of cold lint, {files}", f"{peak:.0f} MB", peak, target)
    if len(used) == 2:
        (small, few), (large, many) = used.items()
        for case in commands:
            exponent = log(many[case].wall / few[case].wall) / log(large / small)
            measured = f"{exponent:.2f} ({few[case].wall:.2f} s to {many[case].wall:.2f} s)"
            bench.row(f"growth of {case}, {small} to {large}", measured, exponent, Target(1.15, 1))


def editing(bench: Bench) -> None:
    """One field set, and a teacher with 200 mentions renamed; both are checked, not written."""
    files = _middle(bench)
    root = bench.catalog(files)
    teacher = min((root / "teachers").iterdir()).stem
    courses = sorted((root / "courses").rglob("*.yaml"))[:_MENTIONS]
    old = {path: path.read_bytes() for path in courses}
    for path, data in old.items():
        if f"[{teacher}".encode() not in data:
            path.write_bytes(data.replace(b"teachers: [", f"teachers: [{teacher}, ".encode()))
    time.sleep(YOUNG_SECONDS)
    run((PSCHOOL, "lint"), root)
    field_set = (PSCHOOL, "set", teacher, "post=bench", "--dry-run")
    renamed = (PSCHOOL, "rename", teacher, "bench", "--dry-run")
    one, many = bench.median([(field_set, root), (renamed, root)])
    for path, data in old.items():
        path.write_bytes(data)
    _row_of_time(bench, f"set of one field, {files}", one, 400)
    _row_of_time(bench, f"rename with 200 mentions, {files}", many, 1000)


def history(bench: Bench) -> None:
    """What differs from the commit before, and the list of courses as it was then."""
    files = _middle(bench)
    root = bench.catalog(files)
    for path in sorted((root / "teachers").iterdir())[:3]:
        path.write_bytes(path.read_bytes() + b"notes: bench\n")
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
    quietly(["git", *who, "commit", "-qam", "three files"], root.parent)
    diff = (PSCHOOL, "diff", "HEAD~1")
    looked_back = (PSCHOOL, "list", "--limit", "50", "--at", "HEAD~1", "--no-cache")
    differing, earlier = bench.median([(diff, root), (looked_back, root)])
    quietly(["git", "reset", "-q", "--hard", "HEAD~1"], root.parent)
    _row_of_time(bench, f"diff HEAD~1, 3 of {files} changed", differing, 500)
    _row_of_time(bench, f"list --at, {files}", earlier, 3000)


def _row_of_time(bench: Bench, case: str, used: Usage, must: float) -> None:
    measured = f"{used.wall * 1e3:.0f} ms (CPU {used.cpu * 1e3:.0f} ms)"
    bench.row(case, measured, used.wall * 1e3, Target(must, must / 2, " ms"))


def _middle(bench: Bench) -> int:
    return 10_000 if 10_000 in bench.sizes else bench.sizes[-1]


CASES: dict[str, Callable[[Bench], None]] = {"start-up": start_up, "peers": against_peers}
CASES |= {"faulty": faulty, "warm": warm, "growth": growth}
CASES |= {"editing": editing, "history": history}


def main() -> None:
    """Run from the command line; print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "cases", nargs="*", metavar="CASE", help=f"of {', '.join(CASES)}; default all"
    )
    parser.add_argument("--sizes", default="1000,10000,100000", help="files (default %(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each case (default 5)")
    parser.add_argument("--folder", type=Path, help="keeps the generated catalogs there")
    arguments = parser.parse_args()
    if unknown := set(arguments.cases) - set(CASES):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    sizes = tuple(sorted(int(size) for size in arguments.sizes.split(",")))
    with tempfile.TemporaryDirectory(prefix="pschool-bench-") as temporary:
        folder = (arguments.folder or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder, sizes, arguments.runs)
        for name, measure in CASES.items():
            if not arguments.cases or name in arguments.cases:
                measure(bench)
        print(_about(bench))
        print("\n| case | measured | must | aim | |\n|---|---|---|---|---|")
        for row in bench.rows:
            print(f"| {' | '.join(row)} |")


def _about(bench: Bench) -> str:
    versions = [f"{name} {version(name)}" for name in ("pschool", "pydantic", "PyYAML", *PEERS)]
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()} "
        f"{platform.machine()}; {', '.join(versions)}; medians of {bench.runs}; "
        f"load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
