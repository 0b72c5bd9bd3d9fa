"""签到表: what the trainees of a class sign. Their names stay out of the catalog."""

from itertools import groupby

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.attendance_content import AttendanceContent, AttendancePage
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet


def _build(catalog: Catalog, scope: Scope) -> AttendanceContent:
    """A page for each day on which the class meets, with a line for each trainee."""
    own = catalog.classes[scope.subject.id if scope.subject else ""]
    table = sheet(catalog, scope.subject)
    taking_place = [entry for entry in table.entries if not entry.is_cancelled]
    by_day = groupby(taking_place, key=lambda entry: entry.date)
    pages = tuple(AttendancePage(date, tuple(entries)) for date, entries in by_day)
    return AttendanceContent(f"{table.name}签到表", table, pages, own.size)


document = Document(
    title="签到表",
    content=AttendanceContent,
    build=_build,
    subjects=frozenset({Kind.CLASS}),
    needs_subject=True,
    aliases=("签到",),
    options=frozenset({"--by", "--across", "--roster"}),
)
