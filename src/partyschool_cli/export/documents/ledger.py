"""授课台账: who taught what, when, where and to whom; by teacher, office or topic."""

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.export.ledger_content import LedgerContent, ledger_content
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import OFFICES
from partyschool_cli.planning.offices import office_key
from partyschool_cli.planning.taught_rows import TaughtFilter, taught_rows
from partyschool_cli.timetable.timetable import timetable_of

_TITLE = "授课台账"


def _build(catalog: Catalog, scope: Scope) -> LedgerContent:
    rows = taught_rows(timetable_of(catalog), _wanted(catalog, scope))
    subject = scope.subject
    is_of_teacher = subject is not None and subject.kind is Kind.TEACHER
    return ledger_content(
        catalog, _called(catalog, scope), rows, scope.today, has_one_teacher=is_of_teacher
    )


def _wanted(catalog: Catalog, scope: Scope) -> TaughtFilter:
    subject = scope.subject
    is_of_teacher = subject is not None and subject.kind is Kind.TEACHER
    return TaughtFilter(
        teachers=frozenset({subject.id}) if subject and is_of_teacher else None,
        schools=scope.schools(catalog),
        office=scope.office,
        topic=scope.topic,
        first=scope.first,
        last=scope.last,
    )


def _called(catalog: Catalog, scope: Scope) -> str:
    """`王答乡党校党委书记党课授课台账`: whose, of which office, on which topic."""
    subject = scope.subject
    if subject is None:
        whose = catalog.manifest.owner
    elif subject.kind is Kind.TEACHER:
        whose = catalog.teachers[subject.id].name
    else:
        whose = catalog.schools[subject.id].title
    office = "" if scope.office is None else OFFICES.get(office_key(scope.office), scope.office)
    return f"{whose}{office}{scope.topic or ''}{_TITLE}"


def _warnings(content: LedgerContent) -> tuple[str, ...]:
    return () if content.lines else (f"{content.title}没有授课，是空表",)


def _lacks(content: LedgerContent) -> str:
    return "" if content.lines else "授课"


document = Document(
    title=_TITLE,
    content=LedgerContent,
    build=_build,
    subjects=frozenset({Kind.TEACHER, Kind.SCHOOL}),
    aliases=("台账",),
    has_days=True,
    options=frozenset({"--office", "--topic"}),
    warnings=_warnings,
    lacks=_lacks,
)
