"""What differs between two catalogs, in terms of the catalog rather than of lines.

The one semantic diff: `diff`, `log`, `notice` and merges stand on it. Entities are matched by kind
and id, sessions by id wherever they stand; see `normal_content` for what is no difference.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from partyschool_cli.catalog.field_changes import Content, FieldChange, field_changes
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.normal_content import normal_content
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.renamed_entities import renamed_entities
from partyschool_cli.model.describe import MODELS, Field, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.text.problem import is_fatal
from partyschool_cli.source.yaml.source_file import SourceFile

Change = Literal["added", "removed", "renamed", "changed"]


class EntityChange(NamedTuple):
    """One entity (`key` None: the manifest) that differs; a removed one as it was.

    `old_key` is the key that a renamed one had. `file` is its path, `title` its title or name.
    """

    change: Change
    key: Key | None
    old_key: Key | None
    title: str
    file: str
    fields: tuple[FieldChange, ...]


class CatalogDiff(NamedTuple):
    """The differences, in order of path; `left_out` are the files that could not be read."""

    changes: tuple[EntityChange, ...]
    left_out: tuple[str, ...] = ()


def diff_catalogs(old: Lookup, new: Lookup, paths: Iterable[str] | None = None) -> CatalogDiff:
    """The differences of two catalogs; `paths` are those of the files that may differ.

    A file that cannot be parsed on one side is left out: nothing is known of it.
    """
    return _Diff(old, new, None if paths is None else frozenset(paths)).run()


class _Diff:
    def __init__(self, old: Lookup, new: Lookup, paths: frozenset[str] | None) -> None:
        self.old = old
        self.new = new
        self.paths = paths
        self.left_out: set[str] = set()

    def run(self) -> CatalogDiff:
        keys = dict.fromkeys((*self.new.files, *self.old.files))
        own: list[Key] = [key for key in keys if self._may_differ(key)]
        before = {key: content for key in own if (content := self._content(self.old, key))}
        after = {key: content for key in own if (content := self._content(self.new, key))}
        known = {key for key in own if not self._is_left_out(key)}
        removed = {key: before[key] for key in known if key not in after and key in before}
        added = {key: after[key] for key in known if key not in before and key in after}
        renamed = renamed_entities(removed, added)
        changes = [*self._manifest()]
        for key in known:
            if key in renamed.values() or (key not in before and key not in after):
                continue
            new_key = renamed.get(key, key)
            changes += self._entity(key, new_key, before.get(key), after.get(new_key))
        told = _with_followers(changes, renamed)
        in_order = sorted(told, key=lambda one: (one.file != MANIFEST, one.file))
        return CatalogDiff(tuple(in_order), tuple(sorted(self.left_out)))

    def _may_differ(self, key: Key) -> bool:
        if self.paths is None:
            return True
        sides = (side.files.get(key) for side in (self.old, self.new))
        return any(file is not None and file.path in self.paths for file in sides)

    def _content(self, side: Lookup, key: Key) -> Content | None:
        """The normal content of an entity; None where it has no file, or one not to be read."""
        file = side.files.get(key)
        if file is None:
            return None
        source = side.source(key)
        content = source.content
        if any(map(is_fatal, source.problems)) or not isinstance(content, dict):
            self.left_out.add(file.path)
            return None
        return normal_content(content, MODELS[key.kind])

    def _is_left_out(self, key: Key) -> bool:
        sides = (side.files.get(key) for side in (self.old, self.new))
        return any(file is not None and file.path in self.left_out for file in sides)

    def _entity(
        self, key: Key, new_key: Key, before: Content | None, after: Content | None
    ) -> Iterator[EntityChange]:
        side, shown = (self.old, key) if after is None else (self.new, new_key)
        file = side.files[shown].path
        fields = tuple(field_changes(file, shown, before, after))
        change: Change = "changed"
        if before is None or after is None:
            change = "added" if before is None else "removed"
        elif key != new_key:
            change = "renamed"
        if fields or change != "changed":
            old_key = key if change == "renamed" else None
            yield EntityChange(change, shown, old_key, side.title(shown), file, fields)

    def _manifest(self) -> Iterator[EntityChange]:
        if self.paths is not None and MANIFEST not in self.paths:
            return
        before, after = (_manifest_content(one.manifest_file) for one in (self.old, self.new))
        if before is None or after is None:
            self.left_out.add(MANIFEST)
            return
        fields = tuple(field_changes(MANIFEST, None, before, after))
        if fields:
            title = str(after.get("title", ""))
            yield EntityChange("changed", None, None, title, MANIFEST, fields)


def _manifest_content(source: SourceFile) -> Content | None:
    content = source.content
    if any(map(is_fatal, source.problems)) or not isinstance(content, dict):
        return None
    return normal_content(content, Manifest)


def _with_followers(
    changes: Iterable[EntityChange], renamed: Mapping[Key, Key]
) -> Iterator[EntityChange]:
    """Mark the fields in which only the ids of renamed entities differ."""
    if not renamed:
        yield from changes
        return
    for change in changes:
        fields = (
            one._replace(follows_rename=_follows(one, change, renamed)) for one in change.fields
        )
        yield change._replace(fields=tuple(fields))


def _follows(field: FieldChange, change: EntityChange, renamed: Mapping[Key, Key]) -> bool:
    described = _field_of(field, change)
    if described is None or described.refers_to is None or field.old is None:
        return False
    return bool(_renamed_value(field.old, described.refers_to, renamed) == field.new)


def _field_of(field: FieldChange, change: EntityChange) -> Field | None:
    if field.session:
        return field_at(MODELS[Kind.SESSION], (field.name,)) if field.name else None
    model = Manifest if change.key is None else MODELS[change.key.kind]
    return field_at(model, tuple(field.name.split(".")))


def _renamed_value(value: Any, kind: Kind, renamed: Mapping[Key, Key]) -> Any:
    if isinstance(value, list):
        return [_renamed_value(item, kind, renamed) for item in value]
    return renamed.get(Key(kind, value), Key(kind, value)).id if isinstance(value, str) else value
