"""A 课程表 of our own export comes back whole, in every format and layout, of every class."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.exchange.foreign.reading import KnownNames, ReadingOptions, ReadRow
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from partyschool_cli.exchange.foreign.tables import read_tables
from partyschool_cli.export.export_format import load_format
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import DELIVERIES
from partyschool_cli.timetable.sheet_entries import Entry
from tests.catalogs import loaded
from tests.exchange.tables.case import left
from tests.export.html_documents import OPTIONS
from tests.export.office import class_timetable, every_class
from tests.full_run import is_full_run

FORMS = (
    *(("docx", "list"), ("docx", "grid"), ("xlsx", "list"), ("xlsx", "grid"), ("csv", "list")),
    # As suits them: one or two sessions are turned.
    *(("docx", None), ("xlsx", None)),
)
# What a printed table does not say.
UNSAID = {"docx": {"delivery"}}
WHEN = ("date", "start", "end")
FIELDS = (*WHEN, "title", "teachers", "site", "delivery", "moderator", "note", "status")


def known_names(catalog: Catalog) -> KnownNames:
    return KnownNames(
        frozenset(one.title for one in catalog.courses.values()),
        frozenset(one.name for one in catalog.teachers.values()),
        frozenset(one.title for one in catalog.sites.values()),
    )


def exported(entry: Entry) -> dict[str, Any]:
    delivery = next((key for key, title in DELIVERIES.items() if title == entry.delivery), None)
    return {
        "date": entry.date,
        "start": entry.start,
        "end": entry.end,
        "title": entry.title,
        "teachers": entry.teachers or None,
        "site": entry.site,
        "delivery": delivery,
        "moderator": entry.moderator,
        "note": entry.note,
        "status": None if entry.status == "planned" else entry.status,
    }


def read_back(row: ReadRow) -> dict[str, Any]:
    found = {name: row.values[name].value if name in row.values else None for name in FIELDS}
    return found | {"status": None if found["status"] == "planned" else found["status"]}


def classes_in_forms() -> Iterator[Any]:
    """Every class in every form in the full run, else in every sixth."""
    for number, (root, name) in enumerate(every_class()):
        for at, (suffix, layout) in enumerate(FORMS):
            if is_full_run() or (number + at) % 6 == 0:
                names = f"{root.name}-{name}-{suffix} {layout}"
                yield pytest.param(root, name, suffix, layout, id=names)


@pytest.mark.parametrize(("root", "name", "suffix", "layout"), [*classes_in_forms()])
def test_each_session_is_read_as_it_was_exported(
    root: Path, name: str, suffix: str, layout: Any
) -> None:
    document = class_timetable(root, name)
    data = load_format(suffix).write(document, replace(OPTIONS, layout=layout)).data
    sheets = read_sheets(f"课程表.{suffix}", data)
    catalog = loaded(root)
    own = catalog.classes[name]
    expected = sorted(map(exported, document.sheet.entries), key=_when)
    for names in (known_names(catalog), KnownNames()):
        options = ReadingOptions(
            OPTIONS.printed, catalog.manifest, names=names, class_dates=(own.from_, own.to)
        )
        reading = read_tables(sheets, options)
        found = sorted((read_back(row) for t in reading.tables for row in t.rows), key=_when)
        for one in (*expected, *found):
            for field in UNSAID.get(suffix, ()):
                one.pop(field, None)
        assert found == expected
        assert not [one for one in left(reading) if one.is_failure]
        assert {table.kind for table in reading.tables} == {Kind.SESSION}


def _when(one: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(one[name] for name in (*WHEN, "title"))
