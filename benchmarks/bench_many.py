"""Time work on a province: lint of many counties one after another, in processes, on a cluster.

Run `python benchmarks/bench_many.py [--counties 1000] [--dir DIR] [PART…]`; it prints seconds, the
peak memory of the process that asks, and ratios. Everything is written to a temporary folder, or to
DIR, where counties that are there already are used again.
"""

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from counties import FILES_A_COUNTY, generate_counties
from measure import PSCHOOL, Usage, run

TODAY = "2026-03-04"


def main() -> None:
    """Time the parts that are named, else all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="default: all")
    parser.add_argument("--counties", type=int, default=1000)
    parser.add_argument("--dir", type=Path, help="where to write, instead of a temporary folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.dir or Path(temporary)
        if not (folder / "counties").exists():
            generate_counties(folder / "counties", given.counties)
        load = os.getloadavg()[0]
        print(
            f"{given.counties} counties of {FILES_A_COUNTY} files; "
            f"{os.cpu_count()} processors, load {load:.1f}"
        )
        for part in given.parts or PARTS:
            PARTS[part](folder)


def lint(folder: Path) -> None:
    """Lint without a cache; the outputs have to be equal."""
    ways = {
        "one after another": ("--jobs", "1"),
        "--jobs 2": ("--jobs", "2"),
        "--scheduler local": ("--scheduler", "local"),
    }
    used = {}
    for way, options in ways.items():
        common = ("lint", "--each", "counties", "--no-cache", "-o", f"{way}.json")
        used[way] = timed(f"lint, {way}", folder, *common, *options)
    outputs = {(folder / f"{way}.json").read_bytes() for way in ways}
    print(f"outputs {'equal' if len(outputs) == 1 else 'DIFFER'}")
    alone, two, cluster = (one.wall for one in used.values())
    print(f"one after another : --jobs 2 = {alone / two:.2f} (≥ 1.7)")
    print(f"--scheduler local : --jobs 2 = {cluster / two:.2f} (≤ 1.3)")


_MONTHS = (
    "SELECT county, strftime(date, '%Y-%m') AS month, count(*) AS sessions "
    "FROM sessions GROUP BY ALL ORDER BY ALL"
)


def sql(folder: Path) -> None:
    """Sessions a county and month, of the lake as it is written and compacted; the best of five."""
    if not (folder / "lake").exists():
        timed("lake", folder, "lake", "--each", "counties", "-o", "lake", "--jobs", "2")
    shutil.rmtree(folder / "lake" / "_compact", ignore_errors=True)
    query = (PSCHOOL, "sql", _MONTHS, "--lake", "lake", "-o", "months.csv")
    for what, most in (("as written", 1.5), ("compacted", 0.3)):
        used = min((run(query, folder) for _ in range(5)), key=lambda one: one.wall)
        print(f"sessions a month, {what:<16} {used.wall:6.2f} s  (≤ {most})", flush=True)
        run((PSCHOOL, "lake", "--compact", "lake"), folder)


def timed(what: str, folder: Path, *arguments: str) -> Usage:
    """Print what one run takes."""
    used = run((PSCHOOL, "--today", TODAY, *arguments), folder)
    print(f"{what:<34} {used.wall:6.1f} s  peak {used.peak:4.0f} MB", flush=True)
    return used


PARTS: Mapping[str, Callable[[Path], None]] = {"lint": lint, "sql": sql}


if __name__ == "__main__":
    main()
