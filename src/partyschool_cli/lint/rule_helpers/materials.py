"""Where courses say that their materials are: what lint looks up outside of the catalog."""

import re
from collections.abc import Iterable, Mapping

from partyschool_cli.catalog.catalog import LoadedFile
from partyschool_cli.model.course import Course
from partyschool_cli.source.files.tree import FileTree

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://[^\s/]\S*")

# For each course's file, whether each of the files that it names is there.
Beside = Mapping[str, Mapping[str, bool]]


def is_address(text: str) -> bool:
    """Whether a text is a whole address: `https://example.org/`."""
    return _ADDRESS.fullmatch(text) is not None


def is_inside(path: str) -> bool:
    """Whether a path, with `/`, leads from a folder to something in it, on every system."""
    steps = path.split("/")
    return not set(steps) & {"", ".", ".."} and not set(path) & {"\\", ":", "\0"}


def files_beside(files: Iterable[LoadedFile], tree: FileTree) -> Beside:
    """What the findings of these files depend on besides the catalog."""
    found = {}
    for file in files:
        if isinstance(file.entity, Course) and file.entity.materials:
            paths = [one.path for one in file.entity.materials if one.path]
            facts = {path: tree.has_beside(path) for path in paths if is_inside(path)}
            if facts:
                found[file.source.path] = facts
    return found


def changed_beside(known: Beside, tree: FileTree) -> frozenset[str]:
    """The paths of the files of courses whose materials appeared or went away."""
    return frozenset(
        path
        for path, facts in known.items()
        if any(tree.has_beside(one) != was_there for one, was_there in facts.items())
    )
