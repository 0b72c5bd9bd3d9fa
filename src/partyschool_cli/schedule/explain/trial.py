"""A change of fields, tried: the catalog as it would be, without a file being written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.validate import value_at
from partyschool_cli.edit.plan import edited_bytes
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.explain.facts import SESSIONS
from partyschool_cli.schedule.explain.reasons import source_of
from partyschool_cli.source.files.listing import MANIFEST, Listing
from partyschool_cli.source.files.tree import Overlay, Subset
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text_edits.text_edits import Remove, SetValue, TextEdit

_NOTHING: Final[Mapping[str, bytes]] = {}


class FieldEdit(NamedTuple):
    """Another value of a field of an entity, of the manifest without a key; None takes it out."""

    key: Key | None
    field: FieldPath
    new: Any


def changed_catalog(catalog: Catalog, edits: Iterable[FieldEdit]) -> Catalog:
    """The catalog after some edits, made in the text of its files as an edit command would.

    Only the files that change are read again. Raises CommandLineError or ValueError for an edit
    that cannot be made.
    """
    files = _files_after(catalog, edits)
    if MANIFEST in files:  # what every file is checked by
        return load(Overlay(catalog.tree, files))
    listing = catalog.tree.listing()
    schools = [file for file in listing.files if file.kind is Kind.SCHOOL]
    wanted = [file for file in listing.files if file.path in files and file not in schools]
    tree = Overlay(catalog.tree, files)
    found = load(Subset(tree, Listing((*schools, *wanted), ())))
    new = {file.source.path: file for file in found.files}
    return replace(catalog, tree=tree, files=tuple(_newer(file, new) for file in catalog.files))


def _newer(file: LoadedFile, new: Mapping[str, LoadedFile]) -> LoadedFile:
    return new.get(file.source.path, file)


def _files_after(catalog: Catalog, edits: Iterable[FieldEdit]) -> Mapping[str, bytes]:
    of_file: dict[Key | None, list[TextEdit]] = {}
    for edit in edits:
        of_file.setdefault(edit.key, []).append(_text_edit(edit))
    found = dict(_NOTHING)
    for key, own in of_file.items():
        source = source_of(catalog, key)
        if source is None:
            raise ValueError(f"no file has {key}")
        found[source.path] = edited_bytes(source, _last_items_first(own))
    return found


def _text_edit(edit: FieldEdit) -> TextEdit:
    return Remove(edit.field) if edit.new is None else SetValue(edit.field, edit.new)


def _last_items_first(edits: list[TextEdit]) -> list[TextEdit]:
    """Removals of items from the end, so that those before keep their places."""
    removed = [one for one in edits if isinstance(one, Remove)]
    return [one for one in edits if not isinstance(one, Remove)] + removed[::-1]


def session_edits(
    catalog: Catalog, ref: tuple[str, int], values: Mapping[str, Any]
) -> tuple[FieldEdit, ...]:
    """Other values of fields of a session, by its class and place in the list; as they differ."""
    key = Key(Kind.CLASS, ref[0])
    source = source_of(catalog, key)
    path = (SESSIONS, ref[1])
    content = value_at(source.content if source else None, path) or {}
    return tuple(
        FieldEdit(key, (*path, name), value)
        for name, value in values.items()
        if content.get(name) != value
    )
