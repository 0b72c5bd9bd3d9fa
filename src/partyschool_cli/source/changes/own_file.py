"""Which files a catalog consists of: the only ones that journals and undo entries may name."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.problem import Problem

BASELINE: Final = "lint-baseline.json"
_SUFFIXES: Final = (".yaml", ".yml")
# The key itself, written with escapes, or in UTF-16.
_MAY_NAME_ONE: Final = (b"baseline", b"\\", b"\0")
# On Windows they lead to another folder, or to another stream of a file.
_NOT_IN_NAMES: Final = "\\:" if os.name == "nt" else ""


def is_own_file(root: Path, path: str) -> bool:
    """Whether `path` is one of the catalog at `root`, and no link leads there.

    The file need not exist. Raises ValueError for a path that no system can have.
    """
    if not is_own_path(path, partial(named_baseline, DiskTree(root))):
        return False
    own = os.path.join(os.path.realpath(root), *path.split("/"))
    return os.path.normcase(os.path.realpath(own)) == os.path.normcase(own)


def is_own_path(path: str, named: Callable[[], str | None]) -> bool:
    """Whether `path` is that of an entity file, of the manifest, or of the baseline.

    `named` gives the path of the baseline that the manifest names, and is called when needed.
    """
    steps = path.split("/")
    if any(step[:1] in ("", ".") or set(step) & set(_NOT_IN_NAMES) for step in steps):
        return False
    suffix = os.path.splitext(steps[-1])[1].lower()
    if len(steps) > 1 and steps[0] in KIND_OF_FOLDER and suffix in _SUFFIXES:
        return True
    return path in (MANIFEST, BASELINE) or path == named()


def direct_path(root: Path, path: str) -> str | None:
    """The path of the file itself where `path` is a link to it; None if it is not the catalog's."""
    if is_own_file(root, path):
        return path
    try:
        real = os.path.relpath(os.path.realpath(root / path), os.path.realpath(root))
    except ValueError:  # on another drive
        return None
    real = real.replace(os.sep, "/")
    return real if is_own_file(root, real) else None


def named_baseline(tree: FileTree) -> str | None:
    """The path of the baseline that the manifest names (`lint.baseline`), if it names one."""
    data = tree.read(MANIFEST)
    if isinstance(data, Problem) or not any(mark in data for mark in _MAY_NAME_ONE):
        return None
    from partyschool_cli.source.files.decode import decode
    from partyschool_cli.source.yaml.yaml_parser import parse

    content: Any = parse(decode(data).text).content
    for key in ("lint", "baseline"):
        content = content.get(key) if isinstance(content, dict) else None
    return content if isinstance(content, str) else None
