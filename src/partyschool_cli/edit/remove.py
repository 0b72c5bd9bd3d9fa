"""Delete entities and sessions that nothing names any more."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.validate import value_at
from partyschool_cli.edit.mentions import by_file, changes_of, dropped
from partyschool_cli.edit.places import Place
from partyschool_cli.edit.plan import Plan, sole_file
from partyschool_cli.edit.rename_word import refuse_words
from partyschool_cli.edit.sessions import class_of, sole_position
from partyschool_cli.edit.users import described, users_of
from partyschool_cli.errors import RefusedError
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.source.change_set import ChangeSet, Delete, base_of
from partyschool_cli.source.listing import MANIFEST, entity_file
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.text_edits import Remove, TextEdit

_SESSIONS: Final = "sessions"


class StillNamedError(RefusedError):
    """What is to be removed is named elsewhere: `places`, a line each."""

    def __init__(self, message: str, hint: str, places: tuple[str, ...]) -> None:
        super().__init__(message, hint)
        self.places = places

    @property
    def detail(self) -> tuple[str, ...]:
        """The places."""
        return self.places


def remove(lookup: Lookup, references: Iterable[str], *, cascade: bool) -> Plan:
    """Delete the files of entities, and take sessions out of their classes.

    With `cascade`, what names them no longer does. Raises StillNamedError where something names
    them and may not be changed, CommandLineError where nothing is meant or several are.
    """
    references = tuple(references)
    refuse_words(references, "用 remove 删")
    keys = dict.fromkeys(lookup.resolve(one, (*FILE_KINDS, Kind.SESSION)) for one in references)
    entities = [key for key in keys if key.kind is not Kind.SESSION]
    deleted = {sole_file(lookup, key): key for key in entities}
    taken_out = dict(_sessions(lookup, [key for key in keys if key.kind is Kind.SESSION], deleted))
    places = [
        place
        for place in users_of(lookup, entities, without=deleted)
        if not _is_within(place, taken_out)
    ]
    required = [place for place in places if _is_required(place, frozenset(entities))]
    _refuse(lookup, entities, required if cascade else places, cascade)
    edits: dict[str, tuple[SourceFile, Sequence[TextEdit]]] = {
        path: (found[0].source, dropped(found)) for path, found in by_file(places).items()
    }
    for path, (source, positions) in taken_out.items():
        _, own = edits.get(path, (source, ()))
        whole = [Remove((_SESSIONS, at)) for at in sorted(positions, reverse=True)]
        edits[path] = (source, [*own, *whole])
    gone = (Delete(path, base_of(lookup.source(key))) for path, key in deleted.items())
    return Plan(ChangeSet((*changes_of(edits), *gone)))


_TakenOut = Mapping[str, tuple[SourceFile, Collection[int]]]


def _sessions(
    lookup: Lookup, keys: Iterable[Key], deleted: Collection[str]
) -> Iterator[tuple[str, tuple[SourceFile, Collection[int]]]]:
    """The files of classes that stay, with the positions of the sessions to take out."""
    found: dict[str, tuple[SourceFile, list[int]]] = {}
    for key in keys:
        source = lookup.source(key)
        position = sole_position(source, lookup.content(class_of(key)), key)
        if source.path not in deleted:
            found.setdefault(source.path, (source, []))[1].append(position)
    yield from found.items()


def _is_within(place: Place, taken_out: _TakenOut) -> bool:
    match place.path:
        case (head, int(position), *_) if head == _SESSIONS:
            _, positions = taken_out.get(place.source.path, (None, ()))
            return position in positions
    return False


def _is_required(place: Place, gone: Collection[Key]) -> bool:
    """Whether what names something there needs to name one, once others are gone as well."""
    *holder, name = place.path if not isinstance(place.path[-1], int) else place.path[:-1]
    group = value_at(place.source.content, tuple(holder))
    if place.source.path == MANIFEST:  # an obligation without schools binds all
        return all(Key(Kind.SCHOOL, one) in gone for one in value_at(group, (name,)))
    kind = entity_file(place.source.path).kind
    is_session_course = kind is Kind.CLASS and len(holder) > 1 and name == "course"
    is_parent = kind is Kind.SCHOOL and name == "parent" and group.get("tier") != "county"
    return place.field.required or is_session_course or is_parent


def _refuse(lookup: Lookup, keys: Sequence[Key], places: Sequence[Place], cascade: bool) -> None:
    if not places:
        return
    names = "、".join(lookup.title(key) for key in keys)
    lines = tuple(f"{described(lookup, place, keys)}  {place.shown}" for place in places)
    if cascade:
        message = f"{names} 不能删：有 {len(places)} 处不能没有它"
        raise StillNamedError(message, "先给这些地方换一个，或把它们一起删去", lines)
    message = f"{names} 还有 {len(places)} 处在用，没有删"
    hint = "一起从这些地方去掉，加 --cascade；只是不再用了：pschool retire " + keys[0].id
    raise StillNamedError(message, hint, lines)
