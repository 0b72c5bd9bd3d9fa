"""Edits of places that name something: let them name another, or nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from partyschool_cli.catalog.validate import value_at
from partyschool_cli.edit.places import Place
from partyschool_cli.edit.plan import edited
from partyschool_cli.source.change_set import Change
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import FieldPath
from partyschool_cli.source.text_edits import Remove, RenameKey, SetValue, TextEdit


def by_file(places: Iterable[Place]) -> Mapping[str, Sequence[Place]]:
    """Places by the paths of their files."""
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.source.path, []).append(place)
    return found


def redirected(places: Sequence[Place], new: str, *, once: bool = False) -> list[TextEdit]:
    """Edits after which `places`, all of one file, name `new`.

    Where a list or mapping has `new` already, they are taken out. With `once`, a list that has the
    old id twice has the new one once.
    """
    kept: list[TextEdit] = []
    doubled: list[Place] = []
    named: set[FieldPath] = set()  # lists and mappings that have `new`
    for place in places:
        holder = place.path[:-1]
        is_one_of_many = place.on_key or place.field.many
        if is_one_of_many and (holder in named or _has(place.source, holder, new)):
            doubled.append(place)
            continue
        kept.append(RenameKey(place.path, new) if place.on_key else SetValue(place.path, new))
        if is_one_of_many and (once or place.on_key):
            named.add(holder)
    return [*kept, *dropped(doubled)]


def dropped(places: Iterable[Place]) -> list[TextEdit]:
    """Edits that take `places`, all of one file, out of their lists and fields."""
    return [Remove(place.path) for place in reversed(tuple(places))]


def changes_of(edits: Mapping[str, tuple[SourceFile, Sequence[TextEdit]]]) -> Iterator[Change]:
    """The changes that make edits of files, by path. Raises CommandLineError as `edited` does."""
    for source, wanted in edits.values():
        change = edited(source, wanted)
        if change is not None:
            yield change


def _has(source: SourceFile, holder: FieldPath, word: str) -> bool:
    held = value_at(source.content, holder)
    return isinstance(held, list | dict) and word in held
