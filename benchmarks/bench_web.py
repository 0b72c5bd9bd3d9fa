"""Time the web site of a large catalog: the first time, after no change, after one change.

Run `python benchmarks/bench_web.py [--files 10000] [--dir DIR]`; it prints seconds, the number of
files that each run changed, and sizes. Everything is written to a temporary folder, or to DIR.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from generate import generate
from measure import PSCHOOL, run

TODAY = "2026-03-04"
# What a page loads before the first search.
FIRST = ("index.html", "assets/site.css")


def main() -> None:
    """Time all runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="files of the catalog")
    parser.add_argument("--dir", type=Path, help="where to write, instead of a temporary folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(given.dir or Path(temporary), given.files)


def measure(folder: Path, files: int) -> None:
    """Time `web` of a catalog of so many files, and print what it takes."""
    catalog, site = folder / "catalog", folder / "site"
    count, load = generate(catalog, files), os.getloadavg()[0]
    print(f"{count} files; {os.cpu_count()} processors, load {load:.1f}")
    timed("first", catalog, site)
    timed("without a change", catalog, site)
    changed = sorted((catalog / "classes").rglob("*.yaml"))[files // 20]
    text = changed.read_text("utf-8")
    changed.write_text(text.replace("start: 08:30", "start: 08:45"), "utf-8")
    timed("after a session was moved", catalog, site)
    course = sorted((catalog / "courses").rglob("*.yaml"))[files // 4]
    text = course.read_text("utf-8")
    course.write_text(text.replace("title: ", "title: 新的", 1), "utf-8")
    timed("after a course got another title", catalog, site)
    pages = [path for path in site.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in pages)
    first = sum((site / path).stat().st_size for path in FIRST) + sum(
        path.stat().st_size for path in (site / "assets").glob("*.js") if "rows" not in path.name
    )
    print(f"{len(pages)} files, {size / 1e6:.0f} MB")
    print(f"the start page with all that it loads {first / 1e3:.0f} KB")


def timed(what: str, catalog: Path, site: Path) -> None:
    """Print the time that one run takes, and how many files it wrote."""
    before = time.time_ns()
    used = run((PSCHOOL, "--today", TODAY, "web", "-o", str(site)), catalog)
    written = sum(path.stat().st_mtime_ns >= before for path in site.rglob("*") if path.is_file())
    print(f"{what:<34} {used.wall:6.2f} s  (CPU {used.cpu:6.2f} s)  {written} files", flush=True)


if __name__ == "__main__":
    sys.exit(main())
