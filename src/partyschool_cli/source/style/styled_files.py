"""The files of a catalog in house style. Nothing is written."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import ENTITY_MODELS
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.changes.change_set import ChangeSet, Replace
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import MAX_SIZE, FileTree
from partyschool_cli.source.style.house_style import HouseStyleError, format_text
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.yaml.source_file import SourceFile

Model = type[FrozenModel]

FAULTY: Final = "先改好 pschool lint 说的错"
_DIFFERENT: Final = "整理会改变它的内容，照原样留着"
_TOO_LARGE: Final = "整理后会超过 1 MiB，照原样留着"


class StyledFiles(NamedTuple):
    """Files by their paths in a catalog, in order of path.

    `changed` have the bytes before and after. `left` stay as they are, each with the reason, in
    words to show. `total` counts all, those that are in house style already included.
    """

    changed: Mapping[str, tuple[bytes, bytes]]
    left: Mapping[str, str]
    total: int

    @property
    def change_set(self) -> ChangeSet:
        """The changes to write."""
        return ChangeSet(
            tuple(Replace(path, digest(old), new) for path, (old, new) in self.changed.items())
        )


def styled_files(tree: FileTree, covers: Callable[[str], bool]) -> StyledFiles:
    """Those of a catalog's files that `covers` takes by their path, in house style."""
    changed: dict[str, tuple[bytes, bytes]] = {}
    left: dict[str, str] = {}
    total = 0
    for path, model in _files(tree):
        if not covers(path):
            continue
        total += 1
        source = SourceFile(tree, path)
        old = source.read()
        if isinstance(old, Problem) or source.decoded.problem is not None:
            left[path] = FAULTY
            continue
        try:
            new = format_text(source.text, model).encode()
        except HouseStyleError as error:
            left[path] = FAULTY if error.is_of_lint else _DIFFERENT
            continue
        if len(new) > MAX_SIZE:
            left[path] = _TOO_LARGE
        elif new != old:
            changed[path] = (old, new)
    return StyledFiles(changed, left, total)


def _files(tree: FileTree) -> Iterator[tuple[str, Model]]:
    yield MANIFEST, Manifest
    for file in tree.listing().files:
        yield file.path, ENTITY_MODELS[file.kind]
