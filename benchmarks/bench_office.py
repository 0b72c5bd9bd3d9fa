"""Time the export of a catalog of 2,000 courses to Word and Excel.

`python benchmarks/bench_office.py [--courses N] [--keep DIR]`. Prints seconds and kilobytes of each
format, and the seconds of 100 timetables. `--keep` writes the files.
"""

import argparse
import datetime as dt
import tempfile
import time
from pathlib import Path

from generate import generate

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
from partyschool_cli.timetable.sheet import sheet

OPTIONS = PrintOptions(dt.date(2026, 10, 10))
# Of 100 files, 55 are courses.
FILES_A_COURSE = 100 / 55


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--courses", type=int, default=2000)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), round(arguments.courses * FILES_A_COURSE))
        catalog = load(DiskTree(Path(folder)))
    printed = load_document("catalog").build(catalog, WHOLE_CATALOG)
    timetables = [_timetable(catalog, name) for name in list(catalog.classes)[:100]]
    print(f"{len(catalog.courses)} courses, {len(timetables)} timetables")
    for name in ("docx", "xlsx"):
        _time(name, printed, arguments.keep)
        begin = time.perf_counter()
        for document in timetables:
            load_format(name).write(document, OPTIONS)
        print(f"{name}: timetables {time.perf_counter() - begin:.2f} s")


def _timetable(catalog: Catalog, name: str) -> TimetableContent:
    table = sheet(catalog, Key(Kind.CLASS, name))
    return TimetableContent(table)


def _time(name: str, document: Content, keep: Path | None) -> None:
    begin = time.perf_counter()
    data = load_format(name).write(document, OPTIONS).data
    seconds = time.perf_counter() - begin
    print(f"{name}: catalog {seconds:.2f} s, {len(data) / 1024:.0f} KB")
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"catalog.{name}").write_bytes(data)


if __name__ == "__main__":
    main()
