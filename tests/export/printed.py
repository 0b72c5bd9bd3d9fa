"""Documents of catalogs on disk, and formats' bytes of them, for the tests of formats."""

import datetime as dt
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.documents.catalog_document import catalog_document
from partyschool_cli.export.documents.document import Document, PrintOptions, TimetableDocument
from partyschool_cli.export.exporter import load_format
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.timetable.sheet import Entry, sheet

ROOT = Path(__file__).parents[2]
SHIPPED = load(DiskTree(ROOT / "catalog"))
OPTIONS = PrintOptions(printed=dt.date(2026, 3, 2))
CATALOG = catalog_document(SHIPPED)


def timetable(catalog: Catalog, name: str, kind: Kind = Kind.CLASS) -> TimetableDocument:
    """The timetable of a class, or of another kind."""
    table = sheet(catalog, Key(kind, name))
    return TimetableDocument(table.title, table)


def written(format: str, document: Document, options: PrintOptions = OPTIONS) -> bytes:
    """A document's one file."""
    return load_format(format).write(document, options).data


def when(entry: Entry) -> tuple[str, str]:
    """Day and beginning of an entry, to tell it by."""
    return entry.date.isoformat(), f"{entry.start:%H:%M}"
