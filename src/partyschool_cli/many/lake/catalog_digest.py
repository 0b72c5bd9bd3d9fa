"""A digest of all that the rows of a catalog follow from, besides the program and the day."""

from hashlib import blake2b

from partyschool_cli.many.carrying import carried_tree
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.memory_tree import MemoryTree
from partyschool_cli.source.files.tree import FileTree


def catalog_digest(tree: FileTree) -> str:
    """A digest of a catalog's files: names, bytes, what is unexpected, what is beside it.

    Equal wherever the catalog lies, and whenever its files were written.
    """
    found = blake2b(digest_size=16)
    for part in _parts(carried_tree(tree)):
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.hexdigest()


def _parts(tree: MemoryTree) -> list[bytes]:
    listed = tree.listed
    others = (listed.unexpected, listed.unread, listed.problem, sorted(tree.beside))
    parts = [repr(others).encode("utf-8", "surrogateescape")]
    for path in (MANIFEST, *(file.path for file in listed.files)):
        data = tree.read(path)
        parts += [
            path.encode("utf-8", "surrogateescape"),
            data if isinstance(data, bytes) else repr(data).encode("utf-8", "surrogateescape"),
        ]
    return parts
