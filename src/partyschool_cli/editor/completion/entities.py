"""The entities that a field may name, the likeliest first."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.names import names_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import file_title
from partyschool_cli.editor.completion.proposal import Proposal
from partyschool_cli.editor.text.place import Place
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.wording.marks import status_mark

# After those of what the place is about.
_OWN: Final = 1
_OTHER: Final = 2
_RETIRED: Final = 3


class _Row(NamedTuple):
    id: str
    title: str
    names: tuple[str, ...]
    status: str
    school: str | None


# One moment has a catalog of its own; somebody types in one or two of its kinds.
@lru_cache(maxsize=2)
def _rows(catalog: Catalog, kind: Kind) -> tuple[_Row, ...]:
    found: dict[str, _Row] = {}
    for file in catalog.files:
        if file.key.kind is kind and file.key.id not in found:
            found[file.key.id] = _row(file)
    return tuple(found.values())


def _row(file: LoadedFile) -> _Row:
    entity, title = file.entity, file_title(file)
    has_more = entity is None or isinstance(entity, School)
    return _Row(
        file.key.id,
        title,
        names_in(file) if has_more else (title,),
        "active" if entity is None else entity.status,
        entity.parent if isinstance(entity, School) else getattr(entity, "school", None),
    )


def entities(place: Place, field: Field, present: Iterable[str]) -> Iterator[Proposal]:
    """The entities of the kind that a field refers to, but for those that are `present`.

    First what the course or the class there names itself, then what is of the same school.
    """
    kind = field.refers_to
    if kind is None:
        return
    left_out = {*present, *_itself(place, kind)}
    likely = {name: at for at, name in enumerate(_likely(place, field))}
    school = place.school
    for row in _rows(place.catalog, kind):
        if row.id in left_out:
            continue
        is_retired = row.status == "retired"
        group = _OWN if school is not None and row.school == school else _OTHER
        rank = _RETIRED if is_retired else 0 if row.id in likely else group
        mark = status_mark(row.status)
        yield Proposal(
            label=row.id,
            text=row.id,
            kind="entity",
            title=f"{row.title}（{mark}）" if mark else row.title,
            names=row.names,
            rank=rank * 1000 + likely.get(row.id, 0),
            is_retired=is_retired,
            entity=Key(kind, row.id),
        )


def _itself(place: Place, kind: Kind) -> tuple[str, ...]:
    """A course does not require itself, nor is a school its own parent."""
    own = place.entity
    return (own.id,) if own is not None and own.kind is kind else ()


def _likely(place: Place, field: Field) -> tuple[str, ...]:
    """What is named nearby for the same purpose: a class's courses, a course's teachers."""
    session = place.session
    if session is None:
        return ()
    if field.refers_to is Kind.COURSE:
        return place.all_said(("courses",))
    course = place.catalog.courses.get(place.said(*session, "course") or "")
    if course is None:
        return ()
    named: Mapping[Kind, tuple[str, ...]] = {Kind.TEACHER: course.teachers, Kind.SITE: course.sites}
    return named.get(field.refers_to, ()) if field.refers_to else ()
