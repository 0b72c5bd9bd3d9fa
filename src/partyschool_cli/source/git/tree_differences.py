"""Which files of two trees of a catalog may differ, by the names that git gives to their bytes."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.git.git_tree import GitTree
from partyschool_cli.source.text.problem import Problem

# Of the names of objects in a repository with SHA-256, in hexadecimal digits.
_SHA256_DIGITS: Final = 64


def differing_paths(old: FileTree, new: FileTree) -> frozenset[str]:
    """The paths of the catalog's files whose bytes are different, or that only one tree has.

    Line ends that git converts are no difference. A file in another encoding than git's objects
    may be among them although it is the same.
    """
    if isinstance(old, GitTree) and isinstance(new, GitTree):
        return frozenset(path for path, _ in old.blobs().items() ^ new.blobs().items())
    if isinstance(new, GitTree):
        return frozenset(_from_revision(new, old))
    if isinstance(old, GitTree):
        return frozenset(_from_revision(old, new))
    return frozenset(_between_files(old, new))


def _from_revision(revision: GitTree, files: FileTree) -> Iterator[str]:
    blobs = dict(revision.blobs())
    for path in _paths(files):
        sha, data = blobs.pop(path, None), files.read(path)
        if not isinstance(data, bytes):
            if path != MANIFEST or sha is not None:
                yield path
        elif sha is None or not is_named(data, sha):
            yield path
    yield from blobs


def is_named(data: bytes, sha: bytes) -> bool:
    """Whether bytes are git's object of that name, as they are or with LF for CRLF."""
    algorithm = "sha256" if len(sha) == _SHA256_DIGITS else "sha1"
    if _name(data, algorithm) == sha:
        return True
    return b"\r\n" in data and _name(_with_lf(data), algorithm) == sha


def _between_files(old: FileTree, new: FileTree) -> Iterator[str]:
    before, after = _contents(old), _contents(new)
    for path in before.keys() | after.keys():
        if before.get(path) != after.get(path):
            yield path


def _contents(files: FileTree) -> Mapping[str, bytes | str]:
    """The bytes of each file with git's line ends, or why it cannot be read."""
    read = ((path, files.read(path)) for path in _paths(files))
    return {
        path: data.message if isinstance(data, Problem) else _with_lf(data) for path, data in read
    }


def _paths(files: FileTree) -> Iterator[str]:
    yield MANIFEST
    yield from (file.path for file in files.listing().files)


def _with_lf(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def _name(data: bytes, algorithm: str) -> bytes:
    """The name of a blob with these bytes. Source: git's documentation, gitformat-pack."""
    hashed = hashlib.new(algorithm, b"blob %d\0" % len(data), usedforsecurity=False)
    hashed.update(data)
    return hashed.hexdigest().encode()
