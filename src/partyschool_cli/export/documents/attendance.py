"""签到表: what the trainees of a class sign. Their names stay out of the catalog."""

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.attendance_content import AttendanceContent, rows_for, signing_days
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.wording.marks import with_draft


def _build(catalog: Catalog, scope: Scope) -> AttendanceContent:
    """The days on which the class meets, all or some, with a row for each of its people."""
    own = catalog.classes[scope.subject.id if scope.subject else ""]
    table = sheet(catalog, scope.subject, scope.first, scope.last)
    people = scope.signing.people
    expected = own.size if people is None else len(people)
    return AttendanceContent(
        title=f"{with_draft(table.name, is_draft=own.status == 'draft')}签到表",
        sheet=table,
        days=tuple(signing_days(table, scope.signing.unit)),
        people=rows_for(expected) if people is None else people,
        expected=expected,
        across=scope.signing.across,
        words=catalog_words(catalog),
    )


document = Document(
    title="签到表",
    content=AttendanceContent,
    build=_build,
    subjects=frozenset({Kind.CLASS}),
    needs_subject=True,
    aliases=("签到",),
    has_days=True,
    options=frozenset({"--by", "--across", "--roster"}),
)
