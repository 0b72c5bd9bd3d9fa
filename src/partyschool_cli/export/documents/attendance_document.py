"""The 签到表 that a class needs on paper. Names of trainees stay out of the catalog."""

from itertools import groupby

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.documents.document import AttendanceDocument, AttendancePage
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet


def attendance_document(catalog: Catalog, class_id: str) -> AttendanceDocument:
    """A page for each day on which the class meets, with a line for each trainee.

    Raises KeyError for an unknown class.
    """
    own = catalog.classes[class_id]
    table = sheet(catalog, Key(Kind.CLASS, class_id))
    taking_place = [entry for entry in table.entries if not entry.is_cancelled]
    by_day = groupby(taking_place, key=lambda entry: entry.date)
    pages = tuple(AttendancePage(date, tuple(entries)) for date, entries in by_day)
    title = f"{table.title.removesuffix('课程表')}签到表"
    return AttendanceDocument(title, table, pages, own.size)
