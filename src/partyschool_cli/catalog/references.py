"""References: which entity names which, and where."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from partyschool_cli.catalog.marked_fields import Marked
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import MANIFEST, entity_file
from partyschool_cli.source.text.span import FieldPath


class Key(NamedTuple):
    """Unique key of an entity in its catalog."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        """`course:charter`, as `show` takes it."""
        return f"{self.kind}:{self.id}"


def key_of_file(path: str) -> Key | None:
    """The entity of a file of a catalog, by its path; None for the manifest."""
    if path == MANIFEST:
        return None
    file = entity_file(path)
    return Key(file.kind, file.id)


class Word(NamedTuple):
    """A word of one of the manifest's vocabularies, or an office (`office`), by its name there."""

    vocabulary: str
    id: str


class Mention(NamedTuple):
    """One place in a file that names an entity: a value, or the key of a mapping (`on_key`)."""

    path: FieldPath
    target: Key
    on_key: bool = False


def mentions(marked: Iterable[Marked]) -> tuple[Mention, ...]:
    """Each entity that a file names, valid or not. `marked` are its `references_and_terms`."""
    return tuple(
        [
            Mention(_paths.setdefault(path, path), _key(kind, word), field.type == "mapping")
            for path, field, word in marked
            if (kind := field.refers_to) is not None
        ]
    )


# One key for all mentions of an entity, and one path for all at the same place of a file: a large
# catalog has many times more mentions than either.
_key = cache(Key)
_paths: dict[FieldPath, FieldPath] = {}
