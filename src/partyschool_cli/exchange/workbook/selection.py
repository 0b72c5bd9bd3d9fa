"""Which entities and sessions a workbook shows: all, or those of a school or a class."""

from collections.abc import Iterator, Mapping, Sequence

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.school_scope import schools_meant
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.model.training_class import TrainingClass


def keys_for(
    catalog: Catalog, kinds: Sequence[Kind], subject: Key | None, *, with_below: bool = False
) -> Mapping[Kind, Sequence[Key]]:
    """The keys by kind, in order of path; `subject` is a school or a class, None for everything.

    Of a school: itself and what is its own, `with_below` also those below it and theirs. Of a
    class: itself, and whatever it names.
    """
    wanted = None if subject is None else frozenset(_of(catalog, subject, with_below))
    return {kind: [key for key in _all(catalog, kind) if _is_wanted(key, wanted)] for kind in kinds}


def _all(catalog: Catalog, kind: Kind) -> Iterator[Key]:
    if kind is Kind.SESSION:
        yield from (Key(kind, one.ref) for one in catalog.sessions)
    else:
        yield from (Key(kind, one) for one in catalog.entities(kind))


def _is_wanted(key: Key, wanted: frozenset[Key] | None) -> bool:
    if key.kind is Kind.SESSION:
        key = Key(Kind.CLASS, key.id.rpartition("/")[0])
    return wanted is None or key in wanted


def _of(catalog: Catalog, subject: Key, with_below: bool) -> Iterator[Key]:
    yield subject
    if subject.kind is Kind.SCHOOL:
        schools = schools_meant(catalog, subject.id, with_below=with_below)
        yield from (Key(Kind.SCHOOL, one) for one in schools)
        for kind in FILE_KINDS:
            for name, entity in catalog.entities(kind).items():
                if getattr(entity, "school", None) in schools:
                    yield Key(kind, name)
        return
    yield from _named_by(catalog.classes[subject.id])


def _named_by(training_class: TrainingClass) -> Iterator[Key]:
    if training_class.school:
        yield Key(Kind.SCHOOL, training_class.school)
    yield from (Key(Kind.COURSE, one) for one in training_class.courses)
    for session in training_class.sessions:
        if session.course:
            yield Key(Kind.COURSE, session.course)
        if session.site:
            yield Key(Kind.SITE, session.site)
        yield from (Key(Kind.TEACHER, one) for one in session.teachers)
