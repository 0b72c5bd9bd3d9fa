"""Make a catalog one that can be worked on where its files are not."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from partyschool_cli.many.engine import G
from partyschool_cli.source.files.memory_tree import in_memory
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.yaml.source_file import SourceFile

# No file without one of these has materials, as a key may be written with escapes.
_SIGNS: Final = (b"materials", b"\\")


def carried(catalog: G) -> G:
    """The same catalog with its files' bytes, which need no disk where they arrive."""
    return replace(catalog, tree=in_memory(catalog.tree, set(_named_beside(catalog.tree))))


def _named_beside(tree: FileTree) -> Iterator[str]:
    """The paths that the materials of courses name: lint looks whether they are there."""
    for file in tree.listing().files:
        data = tree.read(file.path)
        if isinstance(data, Problem) or not any(sign in data for sign in _SIGNS):
            continue
        content: Any = SourceFile(tree, file.path).content
        materials = content.get("materials") if isinstance(content, dict) else None
        for one in materials if isinstance(materials, list) else ():
            path = one.get("path") if isinstance(one, dict) else None
            if isinstance(path, str):
                yield path
