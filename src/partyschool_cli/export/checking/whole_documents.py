"""The documents of a catalog that a code alone may be of: whole ones, of anything it has."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.content_facts import facts_of
from partyschool_cli.export.codes.facts import DocumentName, Facts
from partyschool_cli.export.document import WHOLE_CATALOG, Scope, load_document
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import Session
from partyschool_cli.source.files.listing import MANIFEST, entity_file
from partyschool_cli.timetable.sheet import sheet

# What is looked up most comes first.
_KINDS: Final = (Kind.CLASS, Kind.SCHOOL, Kind.TEACHER, Kind.SITE)


class Paper(NamedTuple):
    """A document of a scope, as it may hang on a wall."""

    document: DocumentName
    scope: Scope


def facts_in(catalog: Catalog, paper: Paper) -> Facts | None:
    """What a document says by a catalog; None where that has not what it is of."""
    subject = paper.scope.subject
    if subject is not None and subject.id not in catalog.entities(subject.kind):
        return None
    if paper.document == "timetable":
        scope = paper.scope
        shown = sheet(catalog, subject, scope.first, scope.last, with_below=scope.with_below)
        return facts_of(TimetableContent(shown))[0]
    # Which classes are taught a course is no fact, and would take longest to find.
    others = tuple(file for file in catalog.files if file.key.kind is not Kind.CLASS)
    content = load_document("catalog").build(replace(catalog, files=others), paper.scope)
    return facts_of(content)[0]


def whole_documents(catalog: Catalog) -> Iterator[Paper]:
    """All that a code alone may be of: timetables first, then course catalogs."""
    for kind in _KINDS:
        for name in catalog.entities(kind):
            yield from _of(catalog, "timetable", Key(kind, name))
    yield from _course_catalogs(catalog)


def changed_documents(old: Catalog, new: Catalog, changed: Collection[str]) -> Iterator[Paper]:
    """Those of the whole documents of `old` that may differ from `new`'s.

    `changed` are the files that have other entities in it.
    """
    if MANIFEST in changed:
        yield from whole_documents(old)
        return
    keys = _keys(changed)
    classes = _classes_with(old, keys) | _classes_with(new, keys)
    touched = {key for key in keys if key.kind in _KINDS}
    touched |= {key for side in (old, new) for key in _subjects(side, classes)}
    for key in sorted(touched, key=lambda key: (_KINDS.index(key.kind), key.id)):
        if key.id in old.entities(key.kind):
            yield from _of(old, "timetable", key)
    if any(key.kind is not Kind.CLASS for key in keys):
        yield from _course_catalogs(old)


def may_differ(paper: Paper, old: Catalog, new: Catalog, changed: Collection[str]) -> bool:
    """Whether one document, of any days, may differ between two catalogs with other files."""
    return any(
        one.document == paper.document and one.scope.subject == paper.scope.subject
        for one in changed_documents(old, new, changed)
    )


def _course_catalogs(catalog: Catalog) -> Iterator[Paper]:
    yield Paper("catalog", WHOLE_CATALOG)
    for name in catalog.schools:
        yield from _of(catalog, "catalog", Key(Kind.SCHOOL, name))


def _of(catalog: Catalog, document: DocumentName, key: Key) -> Iterator[Paper]:
    yield Paper(document, Scope(key))
    has_below = key.kind is Kind.SCHOOL and any(
        school.parent == key.id for school in catalog.schools.values()
    )
    if has_below:
        yield Paper(document, Scope(key, with_below=True))


def _keys(paths: Collection[str]) -> frozenset[Key]:
    files = (entity_file(path) for path in paths if path != MANIFEST)
    return frozenset(Key(file.kind, file.id) for file in files)


def _classes_with(catalog: Catalog, keys: Collection[Key]) -> frozenset[str]:
    """The classes that are among some entities, or name one of them."""
    return frozenset(
        own.id
        for own in catalog.classes.values()
        if Key(Kind.CLASS, own.id) in keys
        or Key(Kind.SCHOOL, own.school) in keys
        or any(key in keys for session in own.sessions for key in _named(session))
    )


def _named(session: Session) -> Iterator[Key]:
    yield from (Key(Kind.TEACHER, one) for one in session.teachers)
    yield from (Key(Kind.COURSE, one) for one in (session.course,) if one)
    yield from (Key(Kind.SITE, one) for one in (session.site,) if one)


def _subjects(catalog: Catalog, classes: frozenset[str]) -> frozenset[Key]:
    """What has sessions of some classes in its timetable; schools above for those below too."""
    found: set[Key] = set()
    for name in classes & catalog.classes.keys():
        own = catalog.classes[name]
        found.add(Key(Kind.CLASS, name))
        found.update(Key(Kind.SCHOOL, one.id) for one in catalog.ancestors(own.school))
        named = (key for session in own.sessions for key in _named(session))
        found.update(key for key in named if key.kind is not Kind.COURSE)
    return frozenset(found)
