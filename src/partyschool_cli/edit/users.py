"""The places that use an entity, and how to call them."""

from collections.abc import Collection, Sequence
from typing import Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.validate import value_at
from partyschool_cli.edit.places import Place, places_of
from partyschool_cli.model.describe import Field
from partyschool_cli.source.listing import MANIFEST, entity_file, shown_path

_SESSIONS: Final = "sessions"


def users_of(
    lookup: Lookup, keys: Sequence[Key], without: Collection[str] = ()
) -> tuple[Place, ...]:
    """The places that name one of the entities: the manifest's first, then by path.

    Files at the paths `without` are passed over.

    Raises CommandLineError for a file that cannot be parsed and has one of the ids in its text.
    """
    if not keys:
        return ()
    wanted = frozenset(keys)

    def is_named(field: Field, word: str) -> bool:
        return field.refers_to is not None and Key(field.refers_to, word) in wanted

    return places_of(lookup, {key.id for key in keys}, is_named, without=without)


def described(lookup: Lookup, place: Place, keys: Sequence[Key]) -> str:
    """`课程 党章导读：授课人`; of several that are removed, with the title of which."""
    named = next(key for key in keys if (place.field.refers_to, place.word) == key)
    which = f" {lookup.title(named)}" if len(keys) > 1 else ""
    if place.source.path == MANIFEST:
        title = value_at(place.source.content, (*place.path[:2], "title"))
        return f"课程目录 {title or shown_path(MANIFEST)}：{place.field.title}{which}"
    file = entity_file(place.source.path)
    owner = f"{file.kind.title} {lookup.title(Key(file.kind, file.id))}"
    match place.path:
        case (head, int(position), *_) if head == _SESSIONS:
            name = value_at(place.source.content, (_SESSIONS, position, "id"))
            owner = f"{owner} 课次 {name or position + 1}"
    return f"{owner}：{place.field.title}{which}"
