"""The documents of a catalog that a code alone may be of: whole ones, of anything it has."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.content_facts import facts_of
from partyschool_cli.export.codes.facts import DocumentName, Facts
from partyschool_cli.export.document import WHOLE_CATALOG, Scope, load_document
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.files.listing import MANIFEST, entity_file
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.timetable.sheet_heading import sheet_title

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
        own = _with_sessions_of(catalog, scope)
        shown = sheet(own, subject, scope.first, scope.last, with_below=scope.with_below)
        return facts_of(TimetableContent(shown))[0]
    # Which classes are taught a course is no fact, and would take longest to find.
    others = tuple(file for file in catalog.files if file.key.kind is not Kind.CLASS)
    content = load_document("catalog").build(replace(catalog, files=others), paper.scope)
    return facts_of(content)[0]


def title_in(catalog: Catalog, paper: Paper) -> str | None:
    """The title that a document has by a catalog; None where that has not what it is of."""
    subject = paper.scope.subject
    if paper.document == "timetable" and subject is not None:
        entity = catalog.entities(subject.kind).get(subject.id)
        return None if entity is None else sheet_title(catalog, entity)
    facts = facts_in(catalog, paper)
    return None if facts is None else facts.title


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
    index = _classes_by_name(catalog)
    return frozenset(name for key in keys for name in index.get(key, ()))


@lru_cache(maxsize=4)
def _classes_by_name(catalog: Catalog) -> Mapping[Key, frozenset[str]]:
    """The classes that are, or name, each entity: by one look at every session."""
    found: dict[Key, set[str]] = {}
    for own in catalog.classes.values():
        for key in _named_by(own):
            found.setdefault(key, set()).add(own.id)
    return {key: frozenset(names) for key, names in found.items()}


def _named_by(own: TrainingClass) -> Iterator[Key]:
    """The class itself, its school, and what its sessions name."""
    yield Key(Kind.CLASS, own.id)
    yield Key(Kind.SCHOOL, own.school)
    for session in own.sessions:
        yield from (Key(Kind.TEACHER, one) for one in session.teachers)
        yield from (Key(Kind.COURSE, one) for one in (session.course,) if one)
        yield from (Key(Kind.SITE, one) for one in (session.site,) if one)


def _with_sessions_of(catalog: Catalog, scope: Scope) -> Catalog:
    """A catalog with no more in it than the sessions of a scope's subject and what they name.

    A timetable looks at every session of its catalog, and there are timetables by the thousand.
    """
    if scope.subject is None or scope.with_below:
        return catalog
    classes = _classes_with(catalog, (scope.subject,))
    keys = {scope.subject, *(key for name in classes for key in _named_by(catalog.classes[name]))}
    files = (catalog.file_of[key] for key in keys if key in catalog.file_of)
    in_order = sorted(files, key=lambda file: file.source.path)
    return replace(catalog, files=tuple(in_order))


def _subjects(catalog: Catalog, classes: frozenset[str]) -> frozenset[Key]:
    """What has sessions of some classes in its timetable; schools above for those below too."""
    found: set[Key] = set()
    for name in classes & catalog.classes.keys():
        own = catalog.classes[name]
        found.update(key for key in _named_by(own) if key.kind is not Kind.COURSE)
        found.update(Key(Kind.SCHOOL, one.id) for one in catalog.ancestors(own.school))
    return frozenset(found)
