"""Where in the files of an open catalog something is declared and mentioned, as typed."""

from collections.abc import Iterator
from typing import NamedTuple

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.usages import sources_with
from partyschool_cli.editor.navigation.occurrence import occurrences
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.yaml.source_file import SourceFile


class FileStretch(NamedTuple):
    """A stretch of the text of the file at a path."""

    path: str
    start: int
    end: int


def mentions_of(catalog: OpenCatalog, target: Key | Word) -> Iterator[FileStretch]:
    """Every place that mentions something, in order of path; the manifest's first."""
    for source in _sources_with(catalog, target):
        for occurrence in occurrences(source.path, source.text, target.id):
            if occurrence.target == target and occurrence.role == "mention":
                yield FileStretch(source.path, *occurrence.token.inner)


def declarations_of(
    catalog: OpenCatalog, target: Key | Word, near: str = ""
) -> tuple[FileStretch, ...]:
    """Where something is declared: an entity by its title, a session by its id, a word by its key.

    A word that a course at the path `near` means is that of its school, if that has its own.
    """
    if isinstance(target, Word):
        own = _themes_path(catalog, near) if target.vocabulary == "themes" else None
        return _declared_in(catalog, own or MANIFEST, target)
    file = catalog.typed.file_of.get(_file_key(target))
    if file is None:
        return ()
    path = file.source.path
    found = _declared_in(catalog, path, target)
    return found or (() if target.kind is Kind.SESSION else (FileStretch(path, 0, 0),))


def all_declarations_of(catalog: OpenCatalog, target: Key | Word) -> tuple[FileStretch, ...]:
    """Every place that declares something: several schools may have one theme of their own."""
    if not isinstance(target, Word):
        return declarations_of(catalog, target)
    paths = [MANIFEST]
    if target.vocabulary == "themes":
        schools = catalog.good.schools.values()
        keys = [Key(Kind.SCHOOL, one.id) for one in schools if one.themes]
        paths += [catalog.typed.file_of[key].source.path for key in keys]
    return tuple(place for path in paths for place in _declared_in(catalog, path, target))


def count_mentions(catalog: OpenCatalog, key: Key) -> int:
    """How many places mention an entity; in a file that is broken just now, as it was last."""
    # A catalog's index of mentions takes ten times as long to make, and is gone with the next key.
    good = catalog.good
    in_files = sum(one.target == key for file in good.files for one in file.mentions)
    return in_files + sum(one.target == key for one in good.manifest_file.mentions)


def _declared_in(catalog: OpenCatalog, path: str, target: Key | Word) -> tuple[FileStretch, ...]:
    return tuple(
        FileStretch(path, *occurrence.token.inner)
        for occurrence in occurrences(path, catalog.text(path))
        if occurrence.target == target and occurrence.role == "declaration"
    )


def _themes_path(catalog: OpenCatalog, near: str) -> str | None:
    """The school's file that has the themes which the file at `near` means."""
    file = next((one for one in catalog.good.files if one.source.path == near), None)
    if file is None:
        return None
    own = file.key.id if file.key.kind is Kind.SCHOOL else getattr(file.entity, "school", None)
    school = catalog.good.schools.get(own or "")
    if school is None or not school.themes:
        return None
    return catalog.typed.file_of[Key(Kind.SCHOOL, school.id)].source.path


def _sources_with(catalog: OpenCatalog, target: Key | Word) -> Iterator[SourceFile]:
    """The files that may mention something; what cannot be parsed just now may do so."""
    typed = catalog.typed
    files = sorted(typed.files, key=lambda file: file.source.path)
    manifest = typed.manifest_file.source
    if isinstance(target, Word):
        yield from sources_with((manifest, *(file.source for file in files)), (target.id,))
        return
    yield manifest
    for file in files:
        is_unread = file.is_left_out and not file.content
        if is_unread or any(one.target == target for one in file.mentions):
            yield file.source


def _file_key(key: Key) -> Key:
    if key.kind is not Kind.SESSION:
        return key
    return Key(Kind.CLASS, key.id.partition("/")[0])
