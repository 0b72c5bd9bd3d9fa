"""Read a catalog at a git revision from git's objects, without a checkout."""

import os
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source.git import Repository, repository_of, run_git
from partyschool_cli.source.listing import MANIFEST, FolderEntry, Listing, listing_of
from partyschool_cli.source.problem import Problem, ProblemCode
from partyschool_cli.source.tree import (
    MAX_SIZE,
    dangling_link,
    missing_file,
    outside_link,
    too_large,
)

# As many as Linux follows.
_MAX_LINKS: Final = 40


class _Object(NamedTuple):
    """An entry of a git tree: `size` in bytes, 0 if it is no file."""

    mode: bytes
    sha: bytes
    size: int

    @property
    def is_link(self) -> bool:
        return self.mode == b"120000"

    @property
    def is_folder(self) -> bool:
        return self.mode == b"040000"


def git_tree(folder: Path, revision: str) -> "GitTree | None":
    """The catalog in `folder` at `revision`; None if there was none.

    Raises CommandLineError if there is no git, no work tree, or no such revision.
    """
    if revision.startswith("-"):
        raise CommandLineError(f"“{revision}”不是 git 版本", "写分支名或提交号，如 origin/main")
    repository = repository_of(folder)
    commit = run_git(repository, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        hint = (
            "检查名称；CI 里多半是克隆得太浅：checkout 时设 fetch-depth: 0，"
            f"或先运行 git fetch --depth=1 origin {revision}"
        )
        raise CommandLineError(f"git 里没有 {revision} 这个版本", hint)
    inside = os.path.relpath(os.path.realpath(folder), os.path.realpath(repository.work_tree))
    objects = _objects(repository, commit.decode().strip(), inside.replace(os.sep, "/"), revision)
    if MANIFEST not in objects:
        return None
    return GitTree(folder, objects, _contents(repository, objects, revision))


@dataclass(frozen=True)
class GitTree:
    """The files of a revision: `objects` by path, and the bytes of those that may be read.

    `folder` is that of the catalog in the work tree.
    """

    folder: Path
    objects: Mapping[str, _Object]
    contents: Mapping[str, bytes]

    def listing(self) -> Listing:
        """The files of the five folders."""
        return listing_of(self, self.entries(""))

    def read(self, path: str) -> bytes | Problem:
        """A file's bytes; those of a link's target if it is a file of the catalog."""
        target = self._resolved(path)
        if isinstance(target, Problem):
            return target._replace(code=ProblemCode.UNREADABLE_FILE)
        found = self.objects.get(target)
        if found is None or found.is_folder:
            return missing_file()
        if found.size > MAX_SIZE:
            return too_large(found.size)
        return self.contents.get(target, b"")

    def entries(self, folder: str) -> list[FolderEntry]:
        """The entries of a folder, in order of name."""
        target = self._resolved(folder)
        return [] if isinstance(target, Problem) else sorted(self._by_folder.get(target, ()))

    @cached_property
    def _by_folder(self) -> Mapping[str, list[FolderEntry]]:
        found: dict[str, list[FolderEntry]] = {}
        for path, one in self.objects.items():
            folder, _, name = path.rpartition("/")
            found.setdefault(folder, []).append(self._entry(path, name, one))
        return found

    def _entry(self, path: str, name: str, one: _Object) -> FolderEntry:
        if not one.is_link:
            return FolderEntry(name, one.is_folder)
        target = self._resolved(path)
        is_folder = isinstance(target, str) and (not target or self._is_folder(target))
        return FolderEntry(name, is_folder, is_link=True)

    def _is_folder(self, path: str) -> bool:
        found = self.objects.get(path)
        return found is not None and found.is_folder

    def link_target(self, path: str) -> str | Problem:
        """The target of a link, as a path in the catalog."""
        return self._resolved(path)

    def _resolved(self, path: str) -> str | Problem:
        """The path with every link resolved; a problem if one leads out of the catalog."""
        done, waiting, links = "", path.split("/") if path else [], 0
        while waiting:
            step = waiting.pop(0)
            if step == "..":
                if not done:
                    return outside_link()
                done = posixpath.dirname(done)
                continue
            here = f"{done}/{step}" if done else step
            found = self.objects.get(here)
            if found is None:
                return dangling_link() if links else here
            if not found.is_link:
                done = here
                continue
            links += 1
            target = os.fsdecode(self.contents.get(here, b""))
            if links > _MAX_LINKS or target.startswith("/"):
                return dangling_link() if links > _MAX_LINKS else outside_link()
            waiting = [*(one for one in target.split("/") if one not in ("", ".")), *waiting]
        return done


def _objects(repository: Repository, commit: str, folder: str, revision: str) -> dict[str, _Object]:
    """The objects in the catalog's folder and, at any depth, in its five folders."""
    prefix = "" if folder == "." else f"{folder}/"
    found = _tree(repository, commit, prefix, (prefix or ".",), revision=revision)
    folders = [name for name, one in found.items() if one.is_folder]
    for names in ([one for one in folders if one in KIND_OF_FOLDER], folders):
        paths = [f"{prefix}{name}/" for name in names]
        if paths:
            found |= _tree(repository, commit, prefix, paths, "-r", "-t", revision=revision)
        if not any(one.is_link for one in found.values()):
            break  # else one may lead to any folder of the catalog
    return found


def _tree(
    repository: Repository,
    commit: str,
    prefix: str,
    paths: Iterable[str],
    *options: str,
    revision: str,
) -> dict[str, _Object]:
    listing = run_git(repository, "ls-tree", "-z", "--long", *options, commit, "--", *paths)
    if listing is None:
        raise _incomplete(revision)
    found = {}
    for line in listing.split(b"\0"):
        about, _, name = line.partition(b"\t")
        path = os.fsdecode(name)
        if not name or not path.startswith(prefix) or path == prefix.rstrip("/"):
            continue
        mode, kind, sha, size = about.split()
        # The rest are submodules, and names that a forged tree may have.
        if kind in (b"blob", b"tree") and not {"..", ".", ""} & set(path.split("/")):
            found[path[len(prefix) :]] = _Object(mode, sha, int(size) if size.isdigit() else 0)
    return found


def _contents(
    repository: Repository, objects: Mapping[str, _Object], revision: str
) -> dict[str, bytes]:
    """The bytes of links, and of files within the limits that a catalog reads."""
    wanted = {
        path: one
        for path, one in objects.items()
        if not one.is_folder and one.size <= MAX_SIZE and _may_be_read(path, one)
    }
    stdin = b"".join(one.sha + b"\n" for one in wanted.values())
    output = (run_git(repository, "cat-file", "--batch", stdin=stdin) if wanted else b"") or b""
    found, position = {}, 0
    for path in wanted:
        end = output.find(b"\n", position)
        about = output[position:end].split()
        if end < 0 or len(about) != 3:  # `… missing`
            raise _incomplete(revision)
        size = int(about[2])
        found[path] = output[end + 1 : end + 1 + size]
        position = end + 1 + size + 1
    return found


def _may_be_read(path: str, one: _Object) -> bool:
    return one.is_link or path == MANIFEST or path.lower().endswith((".yaml", ".yml"))


def _incomplete(revision: str) -> CommandLineError:
    """A partial clone without a network, or a damaged one."""
    message = f"git 里 {revision} 这个版本的文件不全"
    return CommandLineError(message, "克隆完整的仓库；CI 里 checkout 时设 fetch-depth: 0")
