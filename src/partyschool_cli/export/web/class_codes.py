"""The codes that the printed timetables of classes have, to be compared with a sheet on a wall."""

from collections.abc import Iterable, Mapping

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.timetable_facts import timetable_facts
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Sheet, sheet


def sheet_code(shown: Sheet) -> str:
    """The code of a printed timetable."""
    return timetable_facts(TimetableContent(shown)).code


def class_codes(catalog: Catalog, classes: Iterable[str]) -> Mapping[str, str]:
    """The code of the whole timetable of each class, as it is printed from all of the catalog."""
    return {name: sheet_code(sheet(catalog, Key(Kind.CLASS, name))) for name in classes}
