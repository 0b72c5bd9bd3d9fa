"""课程表: the sessions of a class, teacher, site or school, or of several, a part each."""

from dataclasses import replace

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Sheet, sheet


def _build(catalog: Catalog, scope: Scope) -> TimetableContent:
    words = catalog_words(catalog)
    first, *others = (TimetableContent(_sheet(catalog, one), words) for one in scope.parts)
    return replace(first, more=tuple(others))


def _sheet(catalog: Catalog, scope: Scope) -> Sheet:
    return sheet(
        catalog,
        scope.subject,
        scope.first,
        scope.last,
        earlier=scope.earlier,
        with_below=scope.with_below,
    )


def _warnings(content: TimetableContent) -> tuple[str, ...]:
    empty = (part for part in content.parts if not part.sheet.entries)
    return tuple(f"{part.title}没有课次，是空表" for part in empty)


def _lacks(content: TimetableContent) -> str:
    return "" if any(part.sheet.entries for part in content.parts) else "课次"


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
