"""Which files a catalog had in each of many revisions, with few processes of git.

Most revisions share most of their folders: each tree object is read once.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.git.git_objects import GitObject, Revision

_FILES: Final = (b"100644", b"100755")
_FOLDER: Final = b"40000"
# Nobody keeps a catalog as deep; a forged one must not keep us.
_MAX_DEPTH: Final = 20

_Tree = Mapping[str, GitObject]


class GitFolders:
    """Reads the trees of a repository. Links are left out: they are not followed."""

    def __init__(self, revision: Revision) -> None:
        self._revision = revision
        self._trees: dict[bytes, _Tree] = {}

    def files_at(self, places: Sequence[tuple[str, str]]) -> list[Mapping[str, bytes]]:
        """The blobs of the manifest and of the files in the five folders, by path in the catalog.

        A place is a commit and where the catalog lay then; none has files where it was not.
        Raises CommandLineError if objects are missing.
        """
        tops = self._revision.trees_at(places)
        self._read(tops.values())
        level = {one.sha for sha in tops.values() for one in self._folders(sha, is_top=True)}
        for _ in range(_MAX_DEPTH):
            self._read(level)
            level = {one.sha for sha in level for one in self._folders(sha)}
        return [
            dict(self._files(tops[place], "", is_top=True)) if place in tops else {}
            for place in places
        ]

    def _folders(self, sha: bytes, *, is_top: bool = False) -> Iterator[GitObject]:
        for name, one in self._trees[sha].items():
            if one.mode == _FOLDER and (name in KIND_OF_FOLDER or not is_top):
                yield one

    def _files(self, sha: bytes, prefix: str, *, is_top: bool) -> Iterator[tuple[str, bytes]]:
        for name, one in self._trees.get(sha, {}).items():
            if one.mode in _FILES and (name == MANIFEST or not is_top):
                yield prefix + name, one.sha
            elif one.mode == _FOLDER and (name in KIND_OF_FOLDER or not is_top):
                yield from self._files(one.sha, f"{prefix}{name}/", is_top=False)

    def _read(self, wanted: Iterable[bytes]) -> None:
        new = {sha for sha in wanted if sha not in self._trees}
        self._trees.update(
            (sha, dict(_entries(data, len(sha) // 2)))
            for sha, data in self._revision.contents(new).items()
        )


def _entries(data: bytes, digest: int) -> Iterator[tuple[str, GitObject]]:
    """The entries of a tree object: mode, name, the bytes of a digest. Source: gitformat-pack."""
    place = 0
    while (end := data.find(b"\0", place)) > 0:
        mode, _, name = data[place:end].partition(b" ")
        place = end + 1 + digest
        if b"/" not in name and name not in (b"", b".", b".."):
            yield os.fsdecode(name), GitObject(mode, data[end + 1 : place].hex().encode())
