"""Which files of two trees of a catalog may differ, by the names that git gives to their bytes."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from typing import Final

from partyschool_cli.source.git_tree import GitTree
from partyschool_cli.source.listing import MANIFEST
from partyschool_cli.source.tree import FileTree

# Of the names of objects in a repository with SHA-256, in hexadecimal digits.
_SHA256_DIGITS: Final = 64


def differing_paths(old: FileTree, new: FileTree) -> frozenset[str]:
    """The paths of the catalog's files whose bytes are different, or that only one tree has.

    Line ends that git converts are no difference. A file in another encoding than git's objects
    may be among them although it is the same.
    """
    trees = [tree for tree in (old, new) if isinstance(tree, GitTree)]
    digits = len(next((one.sha for tree in trees for one in tree.objects.values()), b""))
    names = [_names(tree, "sha256" if digits == _SHA256_DIGITS else "sha1") for tree in (old, new)]
    paths = names[0].keys() | names[1].keys()
    return frozenset(path for path in paths if not _is_same(names[0], names[1], path))


# The names that a file's bytes have: as they are, and with the line ends that git stores.
_Names = Mapping[str, frozenset[bytes]]


def _is_same(old: _Names, new: _Names, path: str) -> bool:
    none: frozenset[bytes] = frozenset()
    return not old.get(path, none).isdisjoint(new.get(path, none))


def _names(tree: FileTree, algorithm: str) -> _Names:
    if isinstance(tree, GitTree):
        return {path: frozenset((sha,)) for path, sha in tree.blobs().items()}
    return dict(_names_of_files(tree, algorithm))


def _names_of_files(tree: FileTree, algorithm: str) -> Iterator[tuple[str, frozenset[bytes]]]:
    for path in (MANIFEST, *(file.path for file in tree.listing().files)):
        data = tree.read(path)
        if isinstance(data, bytes):
            names = {_name(data, algorithm)}
            if b"\r\n" in data:
                names.add(_name(data.replace(b"\r\n", b"\n"), algorithm))
            yield path, frozenset(names)
        else:
            yield path, frozenset((os.fsencode(data.message),))


def _name(data: bytes, algorithm: str) -> bytes:
    """The name of a blob with these bytes. Source: git's documentation, gitformat-pack."""
    hashed = hashlib.new(algorithm, b"blob %d\0" % len(data), usedforsecurity=False)
    hashed.update(data)
    return hashed.hexdigest().encode()
