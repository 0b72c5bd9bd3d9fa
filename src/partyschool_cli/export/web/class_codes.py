"""The codes that the printed timetables of classes have, to be compared with a sheet on a wall."""

from collections.abc import Iterable, Mapping

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.timetable_facts import timetable_facts
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet


def class_codes(catalog: Catalog, classes: Iterable[str]) -> Mapping[str, str]:
    """The code of the whole timetable of each class, as it is printed from all of the catalog."""
    return {
        name: timetable_facts(TimetableContent(sheet(catalog, Key(Kind.CLASS, name)))).code
        for name in classes
    }
