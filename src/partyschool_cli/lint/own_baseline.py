"""The baseline that a catalog's manifest names."""

from collections import Counter
from typing import NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.baseline import Known, known_of, read_baseline
from partyschool_cli.source.changes.own_file import is_own_file, named_baseline
from partyschool_cli.source.files.given_file import read_given
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.personal import mask


class BaselineFile(NamedTuple):
    """A baseline's name and bytes; no bytes where none counts, or why it cannot be read."""

    name: str = ""
    data: bytes | None = None
    error: str = ""


def own_baseline_file(tree: FileTree) -> BaselineFile:
    """The file of the baseline that the manifest in `tree` names, as it is on disk."""
    name = named_baseline(tree)
    if name is None or not is_own_file(tree.folder, name):
        return BaselineFile()
    try:
        return BaselineFile(name, read_given(tree.folder / name, "基线文件", ""))
    except CommandLineError as error:
        return BaselineFile(name, error=error.message)


def known_in_own(file: BaselineFile, prefix: str) -> Known:
    """The findings that such a file has of the catalog at `prefix`; none where none counts.

    Raises CommandLineError if it is invalid or cannot be read.
    """
    if file.error:
        raise CommandLineError(file.error)
    if file.data is None:
        return Counter()
    return known_of(read_baseline(file.data, file.name), mask(prefix), is_only=True)
