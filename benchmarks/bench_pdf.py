"""Time PDF output: 100 timetables in one process, and a catalog of 2,000 courses.

Run `python benchmarks/bench_pdf.py`; it prints seconds and writes nothing.
"""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.content import Content
from partyschool_cli.export.document import WHOLE_CATALOG, load_document
from partyschool_cli.export.export_format import load_format
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.sheet import Layout, sheet

ROOT = Path(__file__).parents[1]
PRINTED = dt.date(2026, 11, 23)
TIMETABLES = 100
COURSES = 2000


def timetables(catalog: Catalog) -> list[Content]:
    """The catalog's timetables, repeated under different titles up to the required number."""
    sheets = [sheet(catalog, Key(Kind.CLASS, name)) for name in catalog.classes]
    shown = enumerate(islice(cycle(sheets), TIMETABLES), 1)
    titled = [replace(table, title=f"{table.title}（{number}）") for number, table in shown]
    return [TimetableContent(table) for table in titled]


def large_catalog(catalog: Catalog) -> Content:
    """The catalog with its courses repeated under new numbers and titles."""
    document: Any = load_document("catalog").build(catalog, WHOLE_CATALOG)
    per_section = -(-COURSES // len(document.sections))
    sections = []
    for section in document.sections:
        courses = tuple(
            replace(course, number=f"{section.number}.{n}", title=f"{course.title}（{n}）")
            for n, course in enumerate(islice(cycle(section.courses), per_section), 1)
        )
        sections.append(replace(section, courses=courses))
    return replace(document, sections=tuple(sections))


def timed(what: str, work: Callable[[], int]) -> None:
    """Print wall time and CPU time of `work`, and the bytes that it returns."""
    start, used = time.perf_counter(), time.process_time()
    size = work()
    took, used = time.perf_counter() - start, time.process_time() - used
    print(f"{what:<40} {took:6.2f} s  (CPU {used:6.2f} s)  {size / 1e6:6.1f} MB", flush=True)


def written(documents: list[Content], format: str, layout: Layout | None = None) -> int:
    """Write documents; return their total size in bytes."""
    writer = load_format(format)
    options = PrintOptions(PRINTED, layout=layout)
    return sum(
        len(page) for document in documents for page in writer.write(document, options).pages
    )


def main() -> None:
    """Run all of it."""
    catalog = load(DiskTree(ROOT / "catalog"))
    documents = timetables(catalog)
    courses = large_catalog(catalog)
    count = sum(len(section.courses) for section in courses.sections)
    timed("first timetable (imports, fonts)", lambda: written(documents[:1], "pdf"))
    timed(f"{TIMETABLES} timetables, each its own layout", lambda: written(documents, "pdf"))
    timed(f"{TIMETABLES} timetables, grid", lambda: written(documents, "pdf", "grid"))
    timed(f"{TIMETABLES} timetables, list", lambda: written(documents, "pdf", "list"))
    timed("20 timetables, png", lambda: written(documents[:20], "png"))
    timed(f"catalog of {count} courses", lambda: written([courses], "pdf"))


if __name__ == "__main__":
    main()
