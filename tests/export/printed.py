"""Documents of catalogs on disk, and formats' bytes of them, for the tests of formats."""

import datetime as dt
from collections import defaultdict

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.content import Content
from partyschool_cli.export.export_format import load_format
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.timetable.sheet_entries import Entry
from tests import catalogs
from tests.export.contents import content_of

SHIPPED = catalogs.loaded(catalogs.SHIPPED)
CHANGED = dt.datetime(2026, 2, 28, 8, 0, 5, tzinfo=dt.UTC)


def _changed() -> dt.datetime:
    """When every class last changed. A function with a name, for other processes."""
    return CHANGED


OPTIONS = PrintOptions(dt.date(2026, 3, 2), changed=defaultdict(_changed))
CATALOG = content_of(SHIPPED, "catalog")


def timetable(catalog: Catalog, name: str, kind: Kind = Kind.CLASS) -> TimetableContent:
    """The timetable of a class, or of another kind."""
    table = sheet(catalog, Key(kind, name))
    return TimetableContent(table)


def written(format: str, document: Content, options: PrintOptions = OPTIONS) -> bytes:
    """A document's one file."""
    return load_format(format).write(document, options).data


def when(entry: Entry) -> tuple[str, str]:
    """Day and beginning of an entry, to tell it by."""
    return entry.date.isoformat(), f"{entry.start:%H:%M}"
