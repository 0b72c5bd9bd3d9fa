"""Compare two sides, reading the files that differ and those that they mention only."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.diff import CatalogDiff, EntityChange, diff_catalogs
from partyschool_cli.catalog.field_changes import FieldChange
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import AmbiguousReferenceError, split_kind
from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.revisions import Side
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import MANIFEST, Listing, entity_file
from partyschool_cli.source.files.tree import FileTree, Subset
from partyschool_cli.source.git.git_tree import GitTree
from partyschool_cli.source.git.tree_differences import differing_paths
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.yaml.gc_pause import gc_paused


class Comparison(NamedTuple):
    """What differs between two sides.

    `before` and `after` have the entities that differ, and those that they mention.
    """

    old: Side
    new: Side
    before: Lookup
    after: Lookup
    diff: CatalogDiff


def compare(old: Side, new: Side) -> Comparison:
    """What differs between two sides. Raises CommandLineError if objects of git are missing."""
    with gc_paused():
        old_tree, new_tree = _listed_once(old.tree), _listed_once(new.tree)
        paths = differing_paths(old_tree, new_tree)
        ids = {entity_file(path).id for path in paths if path != MANIFEST}
        before, after = _few(old_tree, ids), _few(new_tree, ids)
        # git's names are those of the bytes that it keeps, in another encoding perhaps.
        paths = frozenset(path for path in paths if not _is_same(path, old_tree, new_tree))
        diff = diff_catalogs(before, after, paths)
        ids |= mentioned_words(diff.changes, before, after)
        before, after = _few(old_tree, ids), _few(new_tree, ids)
    return Comparison(old, new, before, after, diff)


def _listed_once(tree: FileTree) -> FileTree:
    """The tree; to list one on disk takes as long as the rest of a comparison."""
    return tree if isinstance(tree, GitTree) else Subset(tree, tree.listing())


def _is_same(path: str, old: FileTree, new: FileTree) -> bool:
    before, after = old.read(path), new.read(path)
    if isinstance(before, Problem) or isinstance(after, Problem):
        return False
    return before.replace(b"\r\n", b"\n") == after.replace(b"\r\n", b"\n")


def _few(tree: FileTree, ids: Collection[str]) -> Lookup:
    """The entities that have one of some ids, whose files are read in one go."""
    files = tuple(file for file in tree.listing().files if file.id in ids)
    if isinstance(tree, GitTree):
        tree.fetch((MANIFEST, *(file.path for file in files)))
    return lookup_of(Subset(tree, Listing(files, ())))


def lookup_of(tree: FileTree) -> Lookup:
    """The entities of a tree; one of git reads its files in one go if all are needed."""

    def load_all() -> Catalog:
        if isinstance(tree, GitTree):
            tree.fetch()
        return load(tree)

    return Lookup(tree, load_all)


def mentioned_words(
    changes: Iterable[EntityChange], before: Lookup, after: Lookup
) -> frozenset[str]:
    """The words in the files that changed; the ids among them are those whose titles are told."""
    found: set[str] = set()
    for change in changes:
        # What is new or gone as a whole is told by its own title.
        is_whole = change.change in ("added", "removed") and not _is_in_sessions(change)
        if change.key is not None and not is_whole:
            found.update(_words(before.content(change.old_key or change.key)))
            found.update(_words(after.content(change.key)))
    return frozenset(found)


def resolved(comparison: Comparison, reference: str) -> Key:
    """What a reference means after the changes, else before them.

    Raises CommandLineError if it means nothing, or several.
    """
    after, before = (lookup_of(side.tree) for side in (comparison.new, comparison.old))
    for lookup in (after, before):
        if (key := with_id(lookup, reference)) is not None:
            return key
    try:
        return after.resolve(reference)
    except AmbiguousReferenceError:
        raise
    except CommandLineError as error:
        with suppress(CommandLineError):
            return before.resolve(reference)
        raise error from None


def with_id(lookup: Lookup, reference: str) -> Key | None:
    """The one entity whose very id a reference is; None without one."""
    kind, name = split_kind(reference)
    found = [key for key in lookup.files if key.id == name and kind in (None, key.kind)]
    return found[0] if len(found) == 1 else None


def changes_of(
    changes: Iterable[EntityChange], kinds: Collection[Kind], keys: Collection[Key]
) -> tuple[EntityChange, ...]:
    """The changes of entities of these kinds, and of these; all of them where none is named.

    Of a session, and of the kind session, the class's change with the fields in sessions only.
    """
    if not kinds and not keys:
        return tuple(changes)
    return tuple(one for change in changes for one in _kept(change, kinds, keys))


def _kept(
    change: EntityChange, kinds: Collection[Kind], keys: Collection[Key]
) -> Iterator[EntityChange]:
    key = change.key
    if key is None:
        return
    if key.kind in kinds or key in keys or change.old_key in keys:
        yield change
    elif key.kind is Kind.CLASS:
        ids = {key.id, (change.old_key or key).id}
        fields = tuple(one for one in change.fields if _is_of_session(one, ids, kinds, keys))
        if fields:
            yield change._replace(fields=fields)


def _is_of_session(
    field: FieldChange, classes: Iterable[str], kinds: Collection[Kind], keys: Collection[Key]
) -> bool:
    """Whether a field is in a session that is named, by the id of its class then or now."""
    named = (Key(Kind.SESSION, f"{one}/{field.session}") for one in classes)
    return bool(field.session) and (Kind.SESSION in kinds or any(key in keys for key in named))


def _is_in_sessions(change: EntityChange) -> bool:
    """Whether only sessions of a class were asked for."""
    return all(field.session for field in change.fields)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _words(one)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
