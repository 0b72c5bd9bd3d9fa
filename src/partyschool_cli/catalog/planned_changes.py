"""The fields that a ChangeSet changes, read from the trees before and after it."""

from collections.abc import Iterable, Iterator, Mapping

from partyschool_cli.catalog.field_changes import Content, FieldChange, field_changes
from partyschool_cli.catalog.references import Key, key_of_file
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import ChangeSet, Rename
from partyschool_cli.source.files.listing import is_of_catalog
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.yaml.source_file import SourceFile


def planned_changes(
    before: FileTree, after: FileTree, changes: ChangeSet, renamed: Mapping[Key, Key]
) -> tuple[FieldChange, ...]:
    """Every changed field of the catalog's files, in order of path.

    `after` is the tree with the `changes`; `renamed` are the entities that have another id there.
    """
    moved = {one.path: one.new_path for one in changes.changes if isinstance(one, Rename)}
    return changes_between(before, after, (one.path for one in changes.changes), moved, renamed)


def changes_between(
    before: FileTree,
    after: FileTree,
    paths: Iterable[str],
    moved: Mapping[str, str],
    renamed: Mapping[Key, Key] = {},
) -> tuple[FieldChange, ...]:
    """The changed fields of the files at `paths`; `moved` are the new paths of renamed ones.

    A renamed entity has a change of its field `id`. A file that holds none (a baseline) has none.
    """
    new_paths = {*moved.values()}
    found: list[FieldChange] = []
    for path in sorted(filter(is_of_catalog, paths)):
        if path not in new_paths:
            found += _changes_of(before, after, path, moved.get(path, path), renamed)
    return tuple(found)


def _changes_of(
    before: FileTree, after: FileTree, path: str, new: str, renamed: Mapping[Key, Key]
) -> Iterator[FieldChange]:
    key, new_key = key_of_file(path), key_of_file(new)
    if key is not None and new_key is not None and key != new_key:
        yield FieldChange(new, new_key, "id", key.id, new_key.id, name="id")
    sessions = {
        old.id.rpartition("/")[2]: one.id.rpartition("/")[2]
        for old, one in renamed.items()
        if _is_of(old, key) and _is_of(one, new_key)
    }
    old_content, content = _content(before, path), _content(after, new)
    yield from field_changes(new, new_key, old_content, content, sessions)


def _is_of(session: Key, key: Key | None) -> bool:
    """Whether a session is one of the class of a file."""
    return session.kind is Kind.SESSION and key is not None and session.id.startswith(f"{key.id}/")


def _content(tree: FileTree, path: str) -> Content | None:
    content = SourceFile(tree, path).content
    return content if isinstance(content, dict) else None
