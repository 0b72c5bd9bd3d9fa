"""Make a catalog one that can be worked on elsewhere: by its bytes, or by a path seen there too."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from partyschool_cli.many.engine import G
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST, Listing, shown_path
from partyschool_cli.source.files.memory_tree import MemoryTree, in_memory
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.yaml.source_file import SourceFile

# No file without one of these has materials: the key may be written with escapes, or in UTF-16.
_SIGNS: Final = (b"materials", b"\\", b"\0")


class SharedTree(NamedTuple):
    """A folder that other machines have at the same path; names are as where it was named."""

    base: DiskTree
    folder: Path
    shown: str

    def name_of(self, path: str) -> str:
        """The file as it is called where the folder was named."""
        return self.shown + shown_path(path)

    def listing(self) -> Listing:
        """As the base."""
        return self.base.listing()

    def read(self, path: str) -> bytes | Problem:
        """As the base."""
        return self.base.read(path)

    def has_beside(self, path: str, /) -> bool:
        """As the base."""
        return self.base.has_beside(path)


def carried(catalog: G) -> G:
    """The same catalog with its files' bytes, which need no disk where they arrive."""
    return replace(catalog, tree=carried_tree(catalog.tree))


def carried_tree(tree: FileTree) -> MemoryTree:
    """All of a tree that a catalog's lint looks at."""
    memory = in_memory(tree)
    named = set(_named_beside(memory))
    return replace(memory, beside=frozenset(filter(tree.has_beside, named)))


def shared(catalog: G) -> G:
    """The same catalog by the absolute path of its folder; with its bytes if it has no folder."""
    tree = catalog.tree
    if not isinstance(tree, DiskTree):
        return carried(catalog)
    shown = tree.name_of(MANIFEST).removesuffix(MANIFEST)
    base = DiskTree(Path(os.path.abspath(tree.folder)))
    return replace(catalog, tree=SharedTree(base, tree.folder, shown))


def unseen_folder(tree: FileTree) -> str:
    """The folder of a shared catalog if it is not to be seen here, else nothing."""
    if isinstance(tree, SharedTree) and not tree.base.folder.is_dir():
        return shown_path(str(tree.base.folder))
    return ""


def _named_beside(tree: MemoryTree) -> Iterator[str]:
    """The paths that the materials of courses name: lint looks whether they are there."""
    for path, data in tree.files.items():
        if isinstance(data, Problem) or not any(sign in data for sign in _SIGNS):
            continue
        content: Any = SourceFile(tree, path).content
        materials = content.get("materials") if isinstance(content, dict) else None
        for one in materials if isinstance(materials, list) else ():
            named = one.get("path") if isinstance(one, dict) else None
            if isinstance(named, str):
                yield named
