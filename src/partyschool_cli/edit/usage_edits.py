"""Edits of usages: let them name another thing, or nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from partyschool_cli.catalog.validate import value_at
from partyschool_cli.edit.plan import edited
from partyschool_cli.edit.usages import Usage
from partyschool_cli.source.changes.change_set import Change
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text_edits.text_edits import (
    Remove,
    RenameKey,
    SetValue,
    TextEdit,
)
from partyschool_cli.source.yaml.source_file import SourceFile


def by_file(usages: Iterable[Usage]) -> Mapping[str, Sequence[Usage]]:
    """Places by the paths of their files."""
    found: dict[str, list[Usage]] = {}
    for usage in usages:
        found.setdefault(usage.source.path, []).append(usage)
    return found


def redirected(usages: Sequence[Usage], new: str, *, once: bool = False) -> list[TextEdit]:
    """Edits after which `usages`, all of one file, name `new`.

    Where a list or mapping has `new` already, they are taken out. With `once`, a list that has the
    old id twice has the new one once.
    """
    kept: list[TextEdit] = []
    doubled: list[Usage] = []
    named: set[FieldPath] = set()  # lists and mappings that have `new`
    for usage in usages:
        holder = usage.path[:-1]
        is_one_of_many = usage.on_key or usage.field.many
        if is_one_of_many and (holder in named or _has(usage.source, holder, new)):
            doubled.append(usage)
            continue
        kept.append(RenameKey(usage.path, new) if usage.on_key else SetValue(usage.path, new))
        if is_one_of_many and (once or usage.on_key):
            named.add(holder)
    return [*kept, *dropped(doubled)]


def dropped(usages: Iterable[Usage]) -> list[TextEdit]:
    """Edits that take `usages`, all of one file, out of their lists and fields."""
    return [Remove(usage.path) for usage in reversed(tuple(usages))]


def changes_of(edits: Mapping[str, tuple[SourceFile, Sequence[TextEdit]]]) -> Iterator[Change]:
    """The changes that make edits of files, by path. Raises CommandLineError as `edited` does."""
    for source, wanted in edits.values():
        change = edited(source, wanted)
        if change is not None:
            yield change


def _has(source: SourceFile, holder: FieldPath, word: str) -> bool:
    held = value_at(source.content, holder)
    return isinstance(held, list | dict) and word in held
