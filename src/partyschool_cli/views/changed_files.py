"""What differs between two versions of a catalog's files, in a clerk's words."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.field_changes import FieldChange
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.planned_changes import changes_between
from partyschool_cli.errors import UserError
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.personal import mask
from partyschool_cli.source.yaml.source_file import SourceFile
from partyschool_cli.terminal.visible import visible
from partyschool_cli.views.change_lines import Sides, change_lines


class ChangedFiles(NamedTuple):
    """The changed fields of files, and a line each; one for a file of which no field changed.

    `others` are the paths of those.
    """

    fields: tuple[FieldChange, ...]
    lines: tuple[str, ...]
    others: tuple[str, ...]
    sides: Sides


def changed_files(before: FileTree, after: FileTree, paths: Iterable[str]) -> ChangedFiles:
    """What differs in the files at `paths` between two trees.

    A file that cannot be parsed, on either side, is named only, and so are all where the catalog is
    too broken to look titles up in it.
    """
    paths = sorted(paths)
    moved = _moved(before, after, paths)
    readable = [path for path in paths if _is_readable(before, path) and _is_readable(after, path)]
    fields = changes_between(before, after, readable, moved)
    sides = Sides(Lookup(before, _loader(before)), Lookup(after, _loader(after)))
    told = {*(change.file for change in fields), *moved}
    others = tuple(path for path in paths if path not in told)
    try:
        lines = (*change_lines(fields, sides), *map(_named, others))
    except UserError:
        lines = tuple(map(_named, paths))
    return ChangedFiles(fields, lines, others, sides)


def _moved(before: FileTree, after: FileTree, paths: Iterable[str]) -> dict[str, str]:
    """The new paths of files that only have another id, by their old ones."""
    gone: dict[object, str] = {}
    new: dict[object, str] = {}
    for path in paths:
        old_data, data = before.read(path), after.read(path)
        folder = path.partition("/")[0]
        if isinstance(old_data, bytes) and not isinstance(data, bytes):
            gone[folder, old_data] = path
        elif isinstance(data, bytes) and not isinstance(old_data, bytes):
            new[folder, data] = path
    return {path: new[key] for key, path in gone.items() if key in new}


def _is_readable(tree: FileTree, path: str) -> bool:
    """Whether a file's content is known; it is where there is no file."""
    return not isinstance(tree.read(path), bytes) or SourceFile(tree, path).content is not None


def _loader(tree: FileTree) -> Callable[[], Catalog]:
    return lambda: load(tree)


def _named(path: str) -> str:
    return visible(mask(f"文件 {shown_path(path)}"))
