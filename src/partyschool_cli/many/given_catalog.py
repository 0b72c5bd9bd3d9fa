"""A catalog among many, as tasks take it."""

from dataclasses import dataclass

from partyschool_cli.many.county import County
from partyschool_cli.source.files.tree import FileTree


@dataclass(frozen=True)
class GivenCatalog:
    """A catalog that was named, by itself or as one of a folder. It can be pickled.

    `name` is its folder as messages and reports call it, `prefix` what paths of its files begin
    with in reports. `error` says why it is no catalog that can be read; then nothing is done.
    """

    name: str
    county: County
    tree: FileTree
    prefix: str = ""
    error: str = ""
