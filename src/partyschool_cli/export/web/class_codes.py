"""The codes that the printed timetables of classes have, to be compared with a sheet on a wall."""

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.timetable_facts import timetable_facts
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet


def class_code(catalog: Catalog, name: str) -> str:
    """The code of the whole timetable of a class, as it is printed from all of the catalog."""
    return timetable_facts(TimetableContent(sheet(catalog, Key(Kind.CLASS, name)))).code
