"""Read a catalog at a git revision from git's objects, without a checkout."""

import os
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source.files.listing import (
    MANIFEST,
    FolderEntry,
    Listing,
    listing_of,
    shown_path,
)
from partyschool_cli.source.files.tree import (
    MAX_SIZE,
    dangling_link,
    missing_file,
    outside_link,
    too_large,
)
from partyschool_cli.source.git.git import Repository, repository_of, run_git
from partyschool_cli.source.git.git_objects import (
    ATTRIBUTES,
    SHORT,
    GitObject,
    Revision,
    in_work_tree,
)
from partyschool_cli.source.text.problem import Problem, ProblemCode

# As Linux does.
_MAX_LINKS: Final = 40
_MAX_TARGET: Final = 4096


def git_tree(folder: Path, revision: str, *, is_whole: bool = True) -> "GitTree | None":
    """The catalog in `folder` at `revision`; None if there was none.

    Its files are read now, so that missing objects are reported before anything else is done; if
    few are needed (not `is_whole`), each when it is asked for. Raises CommandLineError if there is
    no git, no work tree, or no such revision.
    """
    if revision.startswith("-"):
        raise CommandLineError(f"“{revision}”不是 git 版本", "写分支名或提交号，如 origin/main")
    repository = repository_of(folder)
    commit = commit_named(repository, revision)
    if commit is None:
        hint = (
            "检查名称；CI 里多半是克隆得太浅：checkout 时设 fetch-depth: 0，"
            f"或先运行 git fetch --depth=1 origin {revision}"
        )
        raise CommandLineError(f"git 里没有 {revision} 这个版本", hint)
    return tree_of(Revision(repository, commit, revision), folder, is_whole=is_whole)


def commit_named(repository: Repository, revision: str) -> str | None:
    """The id of the commit that git knows by a name; None if there is none."""
    if revision.startswith(("-", "^")):
        return None
    asked = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    found = run_git(repository, *asked)
    return None if found is None else found.decode().strip()


def prefix_of(repository: Repository, folder: Path) -> str:
    """The path of a folder in the work tree, as `a/`; empty for the work tree itself."""
    top = os.path.realpath(repository.work_tree)
    inside = os.path.relpath(os.path.realpath(folder), top).replace(os.sep, "/")
    return "" if inside == "." else f"{inside}/"


def tree_of(
    revision: Revision, folder: Path, prefix: str | None = None, *, is_whole: bool = True
) -> "GitTree | None":
    """The catalog of a revision as `git_tree` reads it; `prefix` if it lay elsewhere then."""
    if prefix is None:
        prefix = prefix_of(revision.repository, folder)
    above = _attributes_above(prefix)
    # Few catalogs have folders in the five: one question is enough. `-t` shows the five themselves.
    folders = (f"{prefix}{folder}/" for folder in KIND_OF_FOLDER)
    entries = revision.entries((prefix or ".", *folders, *above), "-t")
    objects = _objects(revision, prefix, entries)
    if MANIFEST not in objects:
        return None
    attributes = {path: entries[path] for path in above if path in entries}
    tree = GitTree(folder, revision, prefix, objects, attributes)
    if is_whole:
        tree.fetch()
    return tree


@dataclass(frozen=True)
class GitTree:
    """The files of a revision: `objects` by path in the catalog, which is at `prefix`.

    `folder` is that of the catalog in the work tree, `above` are the files of attributes in the
    folders above it, by path in the work tree. Files read as a checkout would write them.
    """

    folder: Path
    revision: Revision
    prefix: str
    objects: Mapping[str, GitObject]
    above: Mapping[str, GitObject]

    def name_of(self, path: str) -> str:
        """The file as git names it, which `git show` takes: `f3f37bda:catalog/classes/x.yaml`."""
        return shown_path(f"{self.revision.commit[:SHORT]}:{self.prefix}{path}")

    def has_beside(self, path: str) -> bool:
        """Whether the revision has a file or folder there."""
        parent = posixpath.dirname(self.prefix.rstrip("/"))
        places = (path, posixpath.join(parent, path), self.prefix + path)
        return any(place in self._all_paths for place in places)

    @cached_property
    def _all_paths(self) -> frozenset[str]:
        """The paths of everything in the revision: one process, however many are asked for."""
        return frozenset(self.revision.entries((), "-r", "-t", "--full-tree"))

    def listing(self) -> Listing:
        """The files of the five folders."""
        return self._listing

    @cached_property
    def _listing(self) -> Listing:
        return listing_of(self, self.entries(""))

    def read(self, path: str) -> bytes | Problem:
        """A file's bytes; those of a link's target if it is a file of the catalog."""
        target = self._resolved(path)
        if isinstance(target, Problem):
            return target._replace(code=ProblemCode.UNREADABLE_FILE)
        found = self.objects.get(target)
        if found is None or found.is_folder:
            return missing_file()
        if target not in self._fetched:
            self._fetched.update(self._read((target,)))
        return self._fetched[target]

    @cached_property
    def _fetched(self) -> dict[str, bytes | Problem]:
        return {}

    def fetch(self, paths: Iterable[str] | None = None) -> None:
        """Read files in one go: those at `paths`, or all that a catalog reads.

        Raises CommandLineError if objects are missing.
        """
        wanted = self.blobs() if paths is None else paths
        targets = {self._resolved(path) for path in wanted}
        files = (one for one in targets if isinstance(one, str) and self._is_file(one))
        self._fetched.update(self._read(sorted(one for one in files if one not in self._fetched)))

    def blobs(self) -> Mapping[str, bytes]:
        """The names of the objects that hold the manifest and the files that are listed, by path.

        A link has that of the file it leads to; a file that cannot be read has none.
        """
        found = {}
        for path in (MANIFEST, *(file.path for file in self.listing().files)):
            target = self._resolved(path)
            one = self.objects.get(target) if isinstance(target, str) else None
            if one is not None and not one.is_folder:
                found[path] = one.sha
        return found

    def _read(self, paths: Iterable[str]) -> dict[str, bytes | Problem]:
        """Files by path, as a checkout would write them; too large ones are not read."""
        blobs = {path: self.objects[path].sha for path in paths}
        if not blobs:
            return {}
        data = self.revision.files(blobs.values())
        encodings = self._encodings(blobs)
        return {path: _written(data[sha], encodings.get(path)) for path, sha in blobs.items()}

    def _encodings(self, paths: Iterable[str]) -> dict[str, str]:
        attributes = {
            **self.above,
            **{
                self.prefix + path: one
                for path, one in self.objects.items()
                if path.rpartition("/")[2] == ATTRIBUTES
            },
        }
        found = self.revision.encodings([self.prefix + path for path in paths], attributes)
        return {path.removeprefix(self.prefix): name for path, name in found.items()}

    def entries(self, folder: str) -> list[FolderEntry]:
        """The entries of a folder, in order of name."""
        target = self._resolved(folder)
        return [] if isinstance(target, Problem) else sorted(self._by_folder.get(target, ()))

    @cached_property
    def _links(self) -> Mapping[str, str]:
        """The target of each link, unless it is longer than one can be."""
        links = {path: one.sha for path, one in self.objects.items() if one.is_link}
        found = self.revision.files(links.values(), _MAX_TARGET)
        targets = ((path, found[sha]) for path, sha in links.items())
        return {path: os.fsdecode(one) for path, one in targets if isinstance(one, bytes)}

    @cached_property
    def _by_folder(self) -> Mapping[str, list[FolderEntry]]:
        found: dict[str, list[FolderEntry]] = {}
        for path, one in self.objects.items():
            folder, _, name = path.rpartition("/")
            found.setdefault(folder, []).append(self._entry(path, name, one))
        return found

    def _entry(self, path: str, name: str, one: GitObject) -> FolderEntry:
        if not one.is_link:
            return FolderEntry(name, one.is_folder)
        target = self._resolved(path)
        is_folder = isinstance(target, str) and (not target or self._is_folder(target))
        return FolderEntry(name, is_folder, is_link=True)

    @cached_property
    def _has_links(self) -> bool:
        return any(one.is_link for one in self.objects.values())

    def _is_folder(self, path: str) -> bool:
        found = self.objects.get(path)
        return found is not None and found.is_folder

    def _is_file(self, path: str) -> bool:
        found = self.objects.get(path)
        return found is not None and not found.is_folder

    def link_target(self, path: str) -> str | Problem:
        """The target of a link, as a path in the catalog."""
        return self._resolved(path)

    def _resolved(self, path: str) -> str | Problem:
        """The path with every link resolved; a problem if one leads out of the catalog."""
        if not self._has_links:
            return path
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
            target = self._links.get(here)
            if target is None or links > _MAX_LINKS:
                return dangling_link()
            if target.startswith("/"):
                return outside_link()
            waiting = [*(one for one in target.split("/") if one not in ("", ".")), *waiting]
        return done


def _attributes_above(prefix: str) -> list[str]:
    """The paths of files of attributes in the folders above a catalog."""
    folders = prefix.split("/")[:-1]
    return ["/".join((*folders[:depth], ATTRIBUTES)) for depth in range(len(folders))]


def _objects(
    revision: Revision, prefix: str, entries: Mapping[str, GitObject]
) -> dict[str, GitObject]:
    """The objects in the catalog's folder and, at any depth, in its five folders, by path there.

    `entries` has those in its folder and in the five.
    """
    found = _inside(entries, prefix)
    if any(one.is_folder and "/" in path for path, one in found.items()):
        found |= _below(revision, prefix, [one for one in KIND_OF_FOLDER if one in found])
    if not any(one.is_link for one in found.values()):
        return found
    # One may lead to any folder of the catalog.
    folders = [path for path, one in found.items() if one.is_folder and "/" not in path]
    found |= _below(revision, prefix, folders)
    return found if _makes_links(revision) else _links_as_files(found)


def _below(revision: Revision, prefix: str, folders: Iterable[str]) -> dict[str, GitObject]:
    """The objects in folders of the catalog, at any depth."""
    if paths := [f"{prefix}{name}/" for name in folders]:
        return _inside(revision.entries(paths, "-r", "-t"), prefix)
    return {}


def _inside(objects: Mapping[str, GitObject], prefix: str) -> dict[str, GitObject]:
    return {path[len(prefix) :]: one for path, one in objects.items() if path.startswith(prefix)}


def _makes_links(revision: Revision) -> bool:
    """Whether a link is one in the work tree; on Windows it is mostly a file with its target."""
    setting = run_git(revision.repository, "config", "--type=bool", "--get", "core.symlinks")
    return setting is None or setting.strip() != b"false"


def _links_as_files(objects: Mapping[str, GitObject]) -> dict[str, GitObject]:
    return {
        path: one._replace(mode=b"100644") if one.is_link else one for path, one in objects.items()
    }


def _written(data: bytes | Problem, encoding: str | None) -> bytes | Problem:
    """A file as git writes it to a work tree."""
    if isinstance(data, Problem):
        return data
    written = in_work_tree(data, encoding)
    return written if len(written) <= MAX_SIZE else too_large(len(written))
