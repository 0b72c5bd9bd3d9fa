"""Time the lake of a province: the first time, with nothing changed, with one county changed.

Run `python benchmarks/bench_lake.py [--counties 1000] [--dir DIR]`; it prints seconds, the memory
of the process that asks, and what `--compact` takes. Counties have 225 files each. Everything is
written to a temporary folder, or to DIR.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from counties import code_of, generate_counties
from measure import PSCHOOL, run

TODAY = "2026-03-04"


def main() -> None:
    """Time all runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counties", type=int, default=1000)
    parser.add_argument("--dir", type=Path, help="where to write, instead of a temporary folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(given.dir or Path(temporary), given.counties)


def measure(folder: Path, counties: int) -> None:
    """Time `lake` of so many counties, and print what it takes."""
    province, lake = folder / "province", folder / "lake"
    count = generate_counties(province, counties)
    load = os.getloadavg()[0]
    print(f"{counties} counties, {count} files; {os.cpu_count()} processors, load {load:.1f}")
    write = ("--each", str(province), "-o", str(lake), "--jobs", "2")
    timed("first", folder, *write)
    timed("with nothing changed", folder, *write)
    changed = next((province / code_of(counties // 2) / "classes").rglob("*.yaml"))
    text = changed.read_text("utf-8")
    changed.write_text(text.replace("start: 08:30", "start: 08:45"), "utf-8")
    timed("with one county changed", folder, *write)
    timed("compacted", folder, "--compact", str(lake))
    each = sum(path.stat().st_size for path in lake.glob("county=*/*.parquet"))
    compact = sum(path.stat().st_size for path in lake.glob("_compact/*.parquet"))
    print(f"{each / 1e6:.1f} MB by county, {compact / 1e6:.1f} MB compacted")


def timed(what: str, folder: Path, *arguments: str) -> None:
    """Print what one run takes; its processes' own CPU time is not in its."""
    used = run((PSCHOOL, "--today", TODAY, "lake", *arguments), folder)
    print(f"{what:<24} {used.wall:7.2f} s  {used.peak:4.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
