"""Read trees and blobs of a git revision, and what its files are in a work tree."""

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.tree import MAX_SIZE, too_large
from partyschool_cli.source.git.git import Repository, git_dir_of, read_objects, run_git
from partyschool_cli.source.text.problem import Problem

# How many digits of a commit's id people write.
SHORT: Final = 8
ATTRIBUTES: Final = ".gitattributes"
_ENCODING: Final = "working-tree-encoding"
# What git says of an attribute without a text.
_NO_ENCODING: Final = frozenset({"unspecified", "set", "unset", ""})
_BOMS: Final = {"utf-16be": b"\xfe\xff", "utf-16le": b"\xff\xfe"}


class GitObject(NamedTuple):
    """An entry of a git tree."""

    mode: bytes
    sha: bytes

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == b"120000"

    @property
    def is_folder(self) -> bool:
        """Whether it is a tree."""
        return self.mode == b"040000"


class Revision(NamedTuple):
    """A commit of a repository, by the `name` that the user gave it.

    Its methods raise CommandLineError if objects are missing.
    """

    repository: Repository
    commit: str
    name: str

    def entries(self, paths: Iterable[str], *options: str) -> dict[str, GitObject]:
        """The entries at `paths`, by path in the work tree; `a/` has those in a folder."""
        listing = run_git(self.repository, "ls-tree", "-z", *options, self.commit, "--", *paths)
        if listing is None:
            raise self._incomplete()
        found = {}
        for line in listing.split(b"\0"):
            about, _, name = line.partition(b"\t")
            path = os.fsdecode(name)
            # The rest are submodules, and names that a forged tree may have.
            if name and not {"..", ".", ""} & set(path.split("/")):
                mode, kind, sha = about.split()
                if kind in (b"blob", b"tree"):
                    found[path] = GitObject(mode, sha)
        return found

    def files(self, blobs: Iterable[bytes], most: int = MAX_SIZE) -> dict[bytes, bytes | Problem]:
        """The bytes of each blob; the problem of one that has more than `most`: it is not read."""
        found = self._read(blobs, most)
        return {sha: too_large(one) if isinstance(one, int) else one for sha, one in found.items()}

    def contents(self, objects: Iterable[bytes]) -> dict[bytes, bytes]:
        """The bytes of each object, however many."""
        found = self._read(objects, sys.maxsize)
        return {sha: one for sha, one in found.items() if isinstance(one, bytes)}

    def _read(self, objects: Iterable[bytes], most: int) -> dict[bytes, bytes | int]:
        wanted = list(dict.fromkeys(objects))
        found: dict[bytes, bytes | int] = {}
        while len(found) < len(wanted):
            read = read_objects(self.repository, wanted[len(found) :], most)
            if not read:
                raise self._incomplete()
            found |= read
        return found

    def blobs_at(self, places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
        """The blob at each commit and path in the work tree where there is one."""
        return self._objects_at(places, b"blob")

    def trees_at(self, places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
        """The tree at each commit and folder in the work tree (`a/`, or empty) where there is."""
        return self._objects_at(places, b"tree")

    def _objects_at(
        self, places: Iterable[tuple[str, str]], kind: bytes
    ) -> dict[tuple[str, str], bytes]:
        wanted = [one for one in dict.fromkeys(places) if "\n" not in one[1]]
        names = (os.fsencode(f"{commit}:{path.rstrip('/')}") for commit, path in wanted)
        stdin = b"".join(name + b"\n" for name in names)
        asked = run_git(self.repository, "cat-file", "--batch-check", stdin=stdin) if stdin else b""
        if asked is None:
            raise self._incomplete()
        # A name that is not found comes back with `missing` for the size.
        found = zip(wanted, (line.split() for line in asked.splitlines()), strict=True)
        return {
            place: words[0]
            for place, words in found
            if words[1:2] == [kind] and len(words) == 3 and words[2].isdigit()
        }

    def encodings(
        self, paths: Iterable[str], attributes: Mapping[str, GitObject]
    ) -> dict[str, str]:
        """The encoding of each path that has one in a work tree of this revision.

        `attributes` are the revision's own files of attributes, by path in the work tree.
        """
        lines = b"".join(
            b"%b %b\t%b\0" % (one.mode, one.sha, os.fsencode(path))
            for path, one in attributes.items()
            if not one.is_link  # git does not follow it
        )
        if not lines:
            # A file that is not there is an index without files.
            return self._encodings(paths, os.path.join(git_dir_of(self.repository), "no-index"))
        with tempfile.TemporaryDirectory(prefix="pschool-") as folder:
            index = os.path.join(folder, "index")
            adding = ("update-index", "-z", "--index-info")
            run_git(self.repository, *adding, stdin=lines, index=index)
            return self._encodings(paths, index)

    def _encodings(self, paths: Iterable[str], index: str) -> dict[str, str]:
        """The encodings by the files of attributes that an index has."""
        asked = b"".join(os.fsencode(path) + b"\0" for path in paths)
        asking = ("check-attr", "-z", "--cached", "--stdin", _ENCODING)
        answer = run_git(self.repository, *asking, stdin=asked, index=index) or b""
        words = [os.fsdecode(word) for word in answer.split(b"\0")]
        pairs = zip(words[0::3], words[2::3], strict=False)
        return {path: value for path, value in pairs if value not in _NO_ENCODING}

    def _incomplete(self) -> CommandLineError:
        """A partial clone without a network, or a damaged one."""
        message = f"git 里 {self.name} 这个版本的文件不全"
        return CommandLineError(message, "克隆完整的仓库；CI 里 checkout 时设 fetch-depth: 0")


def in_work_tree(data: bytes, encoding: str | None) -> bytes:
    """The bytes that git writes to a work tree for a blob; the same if they cannot be encoded."""
    if encoding is None:
        return data
    name = encoding.lower()
    is_marked = name.endswith("-bom")
    name = name.removesuffix("-bom").replace("utf16", "utf-16")
    try:
        return (_BOMS.get(name, b"") if is_marked else b"") + data.decode().encode(name)
    except (UnicodeError, LookupError):
        return data
