"""课程目录: the courses by theme, then the special ones by school."""

from collections.abc import Iterable, Iterator, Sequence

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.catalog.structure import (
    SchoolStructure,
    catalog_structure,
    school_structure,
)
from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.export.course_entries import course_entries, course_instances
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.model.course import Course
from partyschool_cli.model.kind import Kind

_Section = tuple[str, bool, Sequence[Course]]


def _build(catalog: Catalog, scope: Scope) -> CatalogContent:
    """The catalog of all schools, or of what one offers itself, with those below it if asked."""
    school = title_of(catalog.schools[scope.subject.id]) if scope.subject else None
    shown, stray = _schools(catalog, scope)
    instances = course_instances(catalog)
    manifest = catalog.manifest
    return CatalogContent(
        title=manifest.title if school is None else f"{school}课程目录",
        region=manifest.region,
        sections=tuple(
            CatalogSection(
                str(number),
                title,
                is_theme,
                tuple(course_entries(catalog, number, courses, instances)),
            )
            for number, (title, is_theme, courses) in enumerate(_sections(shown, stray), 1)
        ),
        schools=tuple(one.school.title for one in shown),
        school=school,
        publisher=school or manifest.owner,
        catalog_title=manifest.title,
        timezone=manifest.timezone,
        words=catalog_words(catalog),
    )


def _schools(catalog: Catalog, scope: Scope) -> tuple[Sequence[SchoolStructure], Iterable[Course]]:
    """The schools shown, and the courses of none."""
    if scope.subject is not None and not scope.with_below:
        return [school_structure(catalog, catalog.schools[scope.subject.id])], ()
    structure, meant = catalog_structure(catalog), scope.schools(catalog)
    if meant is None:
        return structure.schools, structure.stray
    return [one for one in structure.schools if one.school.id in meant], ()


def _sections(shown: Sequence[SchoolStructure], stray: Iterable[Course]) -> Iterator[_Section]:
    """The themes of all schools shown, their special courses by school, and what is of neither."""
    themes: dict[str, tuple[str, list[Course]]] = {}
    for one in shown:
        for theme in one.themes:
            # A school that has its own themes may use an id for another title.
            _, courses = themes.setdefault(f"{theme.id}|{theme.title}", (theme.title, []))
            courses += theme.own
    yield from ((title, True, courses) for title, courses in themes.values() if courses)
    for one in shown:
        if one.special:
            yield f"{one.school.title if len(shown) > 1 else ''}特色课", False, one.special
    others = [course for one in shown for course in one.unsorted] + [*stray]
    if others:
        yield "其他课程", False, others


def _lacks(content: CatalogContent) -> str:
    return "" if content.sections else "课程"


document = Document(
    title="课程目录",
    content=CatalogContent,
    build=_build,
    subjects=frozenset({Kind.SCHOOL}),
    aliases=("目录",),
    lacks=_lacks,
)
