"""List a catalog's folders: which files are entities, and what is unexpected.

The walk is the same on disk and in git: both implement `Folders`.
"""

import os
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Protocol

from partyschool_cli import locate
from partyschool_cli.model.kind import KIND_OF_FOLDER, Kind, kind_named
from partyschool_cli.source.text.problem import Problem, ProblemCode

MANIFEST: Final = locate.MANIFEST
_SUFFIX: Final = ".yaml"
_SUFFIXES_READ: Final = (_SUFFIX, ".yml")
# By these git takes a folder for a repository, whatever they hold; it obeys the `config` beside.
_REPOSITORY_MARKS: Final = ({"head", "objects", "refs"}, {"head", "commondir"})
_REPOSITORY_NAMES: Final = frozenset({"config", *_REPOSITORY_MARKS[0], *_REPOSITORY_MARKS[1]})


class EntityFile(NamedTuple):
    """A file that holds an entity. `path` is relative to the catalog, with `/`."""

    path: str
    kind: Kind
    id: str


class Listing(NamedTuple):
    """Entity files and unexpected ones, both in order of path.

    A path may be in both: an entity file with a wrong suffix is read, and reported. `unread` are
    those of the unexpected folders in which entities of a kind could be. `problem` is set if the
    catalog's own folder cannot be listed.
    """

    files: tuple[EntityFile, ...]
    unexpected: tuple[tuple[str, Problem], ...]
    unread: tuple[tuple[str, Kind], ...] = ()
    problem: Problem | None = None


class FolderEntry(NamedTuple):
    """An entry of a folder. A link counts as its target."""

    name: str
    is_folder: bool
    is_link: bool = False


class Folders(Protocol):
    """The folders of a catalog. Paths are relative to it, with `/`."""

    def entries(self, folder: str) -> list[FolderEntry] | Problem:
        """The entries of a folder, in order of name, or the problem of reading it."""
        ...

    def link_target(self, path: str) -> str | Problem:
        """The target of a link as a path in the catalog, or a problem if it is not there."""
        ...


def entity_file(path: str) -> EntityFile:
    """The entity file at a path of a catalog. Raises KeyError for an unknown folder."""
    stem, _ = os.path.splitext(path.rpartition("/")[2])
    return EntityFile(path, KIND_OF_FOLDER[path.partition("/")[0]], stem)


def entity_at(path: str) -> EntityFile | None:
    """The entity file at a path; None for the manifest, and for a file that is not read as one."""
    suffix = os.path.splitext(path)[1].lower()
    is_read = path.partition("/")[0] in KIND_OF_FOLDER and suffix in _SUFFIXES_READ
    return entity_file(path) if is_read else None


def is_of_catalog(path: str) -> bool:
    """Whether a path is that of the manifest or of a file in one of the five folders."""
    return path == MANIFEST or path.partition("/")[0] in KIND_OF_FOLDER


def shown_path(path: str) -> str:
    """A path as text: bytes of its name that are not UTF-8 show as `\\xNN`."""
    return os.fsencode(path).decode(errors="backslashreplace")


def listing_of(folders: Folders, top: Sequence[FolderEntry]) -> Listing:
    """List the five folders of a catalog, given the entries of its own folder, `top`."""
    walk = _Walk(folders)
    walk.report_repository(top)
    for entry in top:
        kind = KIND_OF_FOLDER.get(entry.name)
        if kind is not None:
            walk.take_all(entry, kind)
        elif not entry.name.startswith(".") and entry.is_folder and (near := _nearly(entry.name)):
            message = f"文件夹 {shown_path(entry.name)}/ 不在目录格式里，其中的文件没有读"
            hint = f"是不是 {near.plural}/（{near.title}）？请改名"
            walk.report(entry.name, message, hint)
            walk.unread.append((entry.name, near))
    return walk.listing()


def with_files(listing: Listing, added: Iterable[str], removed: Iterable[str]) -> Listing:
    """The listing with files added and removed by their paths."""
    gone = {*removed, *added}
    walk = _Walk(None)
    walk.files = [file for file in listing.files if file.path not in gone]
    walk.unexpected = [each for each in listing.unexpected if each[0] not in gone]
    walk.unread = list(listing.unread)
    for path in added:
        top, *inner = path.split("/")
        is_hidden = any(step.startswith(".") for step in inner)
        if top in KIND_OF_FOLDER and inner and not is_hidden:
            walk.file(path, KIND_OF_FOLDER[top])
    return walk.listing()._replace(problem=listing.problem)


def _nearly(folder: str) -> Kind | None:
    from difflib import get_close_matches

    if (kind := kind_named(folder)) and kind.plural in KIND_OF_FOLDER:
        return kind
    # `assets` is no typo of `classes`, which is 0.77 near.
    near = get_close_matches(folder.lower(), KIND_OF_FOLDER, n=1, cutoff=0.8)
    return KIND_OF_FOLDER[near[0]] if near else None


class _Walk:
    """A walk through the five folders that collects entity files and unexpected ones."""

    def __init__(self, folders: Folders | None) -> None:
        self.folders = folders
        self.files: list[EntityFile] = []
        self.unexpected: list[tuple[str, Problem]] = []
        self.unread: list[tuple[str, Kind]] = []
        self.followed: set[tuple[Kind, str]] = set()

    def listing(self) -> Listing:
        files = sorted(self.files, key=lambda file: file.path)
        unexpected = sorted(self.unexpected, key=lambda each: each[0])
        return Listing(tuple(files), tuple(unexpected), tuple(sorted(self.unread)))

    def report(self, path: str, message: str, hint: str) -> None:
        self.unexpected.append((path, Problem(ProblemCode.STRAY_FILE, message, hint)))

    def report_repository(self, top: Sequence[FolderEntry]) -> None:
        """Report files by which git would take the catalog's folder for a repository."""
        # Some file systems ignore case.
        found = {one.name.lower(): one for one in top if one.name.lower() in _REPOSITORY_NAMES}
        if not any(marks <= found.keys() for marks in _REPOSITORY_MARKS):
            return
        names = "、".join(one.name + "/" * one.is_folder for one in sorted(found.values()))
        message = f"{names} 会让 git 把课程目录当成一个仓库，照其中的 config 运行别人的程序"
        hint = "这些文件与课程无关，请删去；来历不明的，先不要在这个文件夹里运行 git"
        self.report(found["head"].name, message, hint)

    def take_all(self, entry: FolderEntry, kind: Kind) -> None:
        """Visit one of the five folders and all below it."""
        waiting = [("", entry)]
        while waiting:
            prefix, one = waiting.pop()
            path = prefix + one.name
            inner = self._take(path, one, kind)
            waiting += [(f"{path}/", each) for each in inner if each.name[0] != "."]

    def _take(self, path: str, entry: FolderEntry, kind: Kind) -> list[FolderEntry]:
        """Visit one file; return the entries of a folder."""
        if entry.is_link and self.folders is not None:
            target = self.folders.link_target(path)
            if isinstance(target, Problem):
                self.unexpected.append((path, target))
                if entry.is_folder or "/" not in path:
                    self.unread.append((path, kind))
                return []
            if entry.is_folder and "/" in path and not self._is_new(kind, target):
                return []
        if entry.is_folder:
            return self._folder(path, kind)
        if "/" in path:
            self.file(path, kind)
        else:
            self.unread.append((path, kind))
            message = f"{shown_path(path)} 应是文件夹，这里却是文件"
            self.report(path, message, f"改名后新建文件夹 {path}/")
        return []

    def _folder(self, path: str, kind: Kind) -> list[FolderEntry]:
        if os.path.splitext(path)[1].lower() in _SUFFIXES_READ:
            message = f"{shown_path(path)} 是文件夹，不是文件"
            self.report(path, message, "改掉文件夹名里的后缀，免得当成文件")
        found = self.folders.entries(path) if self.folders is not None else []
        if isinstance(found, Problem):
            self.unexpected.append((path, found))
            self.unread.append((path, kind))
            return []
        return found

    def _is_new(self, kind: Kind, target: str) -> bool:
        """Whether a link's target is a folder that is not read as this kind already."""
        own = f"{kind.plural}/"
        inside = f"{target}/".startswith(own) or own.startswith(f"{target}/") or not target
        if inside or (kind, target) in self.followed:
            return False
        self.followed.add((kind, target))
        return True

    def file(self, path: str, kind: Kind) -> None:
        """Visit a file below one of the five folders."""
        stem, suffix = os.path.splitext(path.rpartition("/")[2])
        if suffix.lower() not in _SUFFIXES_READ:
            message = f"{shown_path(path)} 不是课程目录的文件，没有读"
            hint = f"{kind.title}写成“编号.yaml”；别的文件请移出 {kind.plural}/"
            if os.path.splitext(stem)[1].lower() in _SUFFIXES_READ:
                # Notepad appends it, and Windows hides it.
                hint = f"去掉末尾的“{shown_path(suffix)}”（记事本另存时“保存类型”选“所有文件”）"
            self.report(path, message, hint)
            return
        if suffix != _SUFFIX:
            hint = f"把文件改名为 {shown_path(stem)}.yaml"
            self.report(path, f"文件后缀是 {suffix}，应是 .yaml", hint)
        self.files.append(EntityFile(path, kind, stem))
