"""课程表: the sessions of a class, teacher, site or school."""

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet


def _build(catalog: Catalog, scope: Scope) -> TimetableContent:
    shown = sheet(
        catalog,
        scope.subject,
        scope.first,
        scope.last,
        earlier=scope.earlier,
        with_below=scope.with_below,
    )
    return TimetableContent(shown)


def _warnings(content: TimetableContent) -> tuple[str, ...]:
    return () if content.sheet.entries else (f"{content.title}没有课次，是空表",)


def _lacks(content: TimetableContent) -> str:
    return "" if content.sheet.entries else "课次"


document = Document(
    title="课程表",
    content=TimetableContent,
    build=_build,
    subjects=frozenset({Kind.CLASS, Kind.TEACHER, Kind.SITE, Kind.SCHOOL}),
    needs_subject=True,
    aliases=("课表",),
    has_days=True,
    has_layouts=True,
    has_parts=True,
    warnings=_warnings,
    lacks=_lacks,
)
