"""The catalog's folder: which files are in it, and their bytes. The only reader."""

import os
import stat
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.model.kind import KIND_OF_FOLDER, Kind, kind_named
from partyschool_cli.source.problem import Problem, ProblemCode

MANIFEST: Final = "catalog.yaml"
MAX_SIZE: Final = 1024 * 1024
_SUFFIX: Final = ".yaml"
_SUFFIXES_READ: Final = (_SUFFIX, ".yml")


class EntityFile(NamedTuple):
    """A file that holds an entity. `path` is relative to the catalog, with `/`."""

    path: str
    kind: Kind
    id: str


class Listing(NamedTuple):
    """What a catalog's folders hold: entity files, in order of path, and what is no entity."""

    files: tuple[EntityFile, ...]
    strays: tuple[tuple[str, Problem], ...]


def entity_file(path: str) -> EntityFile:
    """The entity file at a path of a catalog, by its name. Raises KeyError for another folder."""
    stem, _ = os.path.splitext(path.rpartition("/")[2])
    return EntityFile(path, KIND_OF_FOLDER[path.partition("/")[0]], stem)


def is_catalog(folder: Path) -> bool:
    """Whether `folder` holds a manifest."""
    return (folder / MANIFEST).is_file()


def find_catalog(start: Path) -> Path | None:
    """The catalog of `start` or of the nearest folder above it: `catalog/` there, else itself."""
    for folder in (start, *start.parents):
        for candidate in (folder / "catalog", folder):
            if is_catalog(candidate):
                return candidate
    return None


def list_files(root: Path) -> Listing:
    """Lists the five folders of the catalog at `root`; what leads out of it is a stray.

    Raises OSError where `root` itself cannot be listed.
    """
    scan = _Scan(root)
    for entry in _entries(root):
        kind = KIND_OF_FOLDER.get(entry.name)
        if kind is not None:
            scan.take_all(entry, kind)
        elif not entry.name.startswith(".") and _is_dir(entry) and (near := _nearly(entry.name)):
            message = f"文件夹 {shown_path(entry.name)}/ 不在目录格式里，其中的文件没有读"
            hint = f"是不是 {near.plural}/（{near.title}）？请改名"
            scan.strays.append((entry.name, Problem(ProblemCode.STRAY_FILE, message, hint)))
    files = tuple(sorted(scan.files, key=lambda file: file.path))
    return Listing(files, tuple(sorted(scan.strays, key=lambda stray: stray[0])))


def _nearly(folder: str) -> Kind | None:
    from difflib import get_close_matches

    if (kind := kind_named(folder)) and kind.plural in KIND_OF_FOLDER:
        return kind
    # `assets` is no slip for `classes`, which is 0.77 near.
    near = get_close_matches(folder.lower(), KIND_OF_FOLDER, n=1, cutoff=0.8)
    return KIND_OF_FOLDER[near[0]] if near else None


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _is_dir(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


class _Scan:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.root_prefix = len(os.fspath(root).rstrip("/\\")) + 1
        self.files: list[EntityFile] = []
        self.strays: list[tuple[str, Problem]] = []
        self.followed: set[tuple[Kind, Path]] = set()

    def take_all(self, entry: os.DirEntry[str], kind: Kind) -> None:
        """Takes in one of the five folders and all below it, however deep."""
        waiting = [entry]
        while waiting:
            waiting += self._take(waiting.pop(), kind)

    def _take(self, entry: os.DirEntry[str], kind: Kind) -> list[os.DirEntry[str]]:
        """Takes in one file; of a folder, gives what is in it."""
        path = entry.path[self.root_prefix :].replace(os.sep, "/")
        if entry.is_symlink() and (problem := link_problem(self.root, path)):
            self.strays.append((path, problem))
        elif entry.is_dir():
            return self._folder(entry, path, kind)
        elif "/" not in path:
            message = f"{shown_path(path)} 应是文件夹，这里却是文件"
            self.strays.append(
                (path, Problem(ProblemCode.STRAY_FILE, message, f"改名后新建文件夹 {path}/"))
            )
        else:
            self._file(entry, path, kind)
        return []

    def _folder(self, entry: os.DirEntry[str], path: str, kind: Kind) -> list[os.DirEntry[str]]:
        if "/" in path and entry.is_symlink() and not self._is_new(kind, entry.path):
            return []
        if os.path.splitext(path)[1].lower() in _SUFFIXES_READ:
            message = f"{shown_path(path)} 是文件夹，不是文件"
            hint = "改掉文件夹名里的后缀，免得当成文件"
            self.strays.append((path, Problem(ProblemCode.STRAY_FILE, message, hint)))
        try:
            return [inner for inner in _entries(entry.path) if not inner.name.startswith(".")]
        except OSError as error:
            message = f"文件夹读不出来：{_reason(error)}"
            self.strays.append(
                (path, Problem(ProblemCode.UNREADABLE_FILE, message, "检查文件夹的权限"))
            )
            return []

    def _is_new(self, kind: Kind, link: str) -> bool:
        """Whether a link leads to a folder that is not read as this kind anyway."""
        real, own = Path(link).resolve(), (self.root / kind.plural).resolve()
        if (kind, real) in self.followed or real.is_relative_to(own) or own.is_relative_to(real):
            return False
        self.followed.add((kind, real))
        return True

    def _file(self, entry: os.DirEntry[str], path: str, kind: Kind) -> None:
        stem, suffix = os.path.splitext(entry.name)
        is_entity = suffix.lower() in _SUFFIXES_READ
        if not is_entity:
            message = f"{shown_path(path)} 不是课程目录的文件，没有读"
            hint = f"{kind.title}写成“编号.yaml”；别的文件请移出 {kind.plural}/"
            self.strays.append((path, Problem(ProblemCode.STRAY_FILE, message, hint)))
            return
        if suffix != _SUFFIX:
            message = f"文件后缀是 {suffix}，应是 .yaml"
            hint = f"把文件改名为 {shown_path(stem)}.yaml"
            self.strays.append((path, Problem(ProblemCode.STRAY_FILE, message, hint)))
        self.files.append(EntityFile(path, kind, stem))


def link_problem(root: Path, path: str) -> Problem | None:
    """The PS005 problem of a link at `path` in the catalog that leads nowhere or out of it."""
    real = os.path.realpath(root / path)
    if not os.path.exists(real):
        return Problem(
            ProblemCode.STRAY_FILE, "这个链接指向的文件不存在", "删去链接，或放一份真正的文件"
        )
    if not Path(real).is_relative_to(os.path.realpath(root)):
        return Problem(
            ProblemCode.STRAY_FILE, "这个链接通向目录之外，没有读", "放一份真正的文件，不用链接"
        )
    return None


def shown_path(path: str) -> str:
    """A path as text: bytes of its name that are not UTF-8 show as `\\xNN`."""
    return os.fsencode(path).decode(errors="backslashreplace")


def read_bytes(path: str | Path) -> bytes | Problem:
    """The bytes of a file; a problem where it is too large (PS004) or cannot be read (PS009)."""
    try:
        return _read(path)
    except OSError as error:
        message = f"文件读不出来：{_reason(error)}"
        return Problem(
            ProblemCode.UNREADABLE_FILE, message, "检查文件权限，或文件是否正被别的程序占用"
        )


def _read(path: str | Path) -> bytes | Problem:
    # Not open(): a named pipe would block, and this is four times faster.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return Problem(
                ProblemCode.UNREADABLE_FILE, "不是普通文件，没有读", "这里只放 YAML 文本文件"
            )
        if status.st_size > MAX_SIZE:
            return _too_large(status.st_size)
        data = os.read(handle, status.st_size + 1)
        if len(data) != status.st_size:  # it is being written, or read in pieces
            while len(data) <= MAX_SIZE and (chunk := os.read(handle, MAX_SIZE)):
                data += chunk
        return data if len(data) <= MAX_SIZE else _too_large(len(data))
    finally:
        os.close(handle)


def _too_large(size: int) -> Problem:
    message = f"文件有 {size:,} 字节，超过 1 MiB（{MAX_SIZE:,} 字节）的上限，没有读"
    hint = "一个文件只写一个条目；长的资料另存，用 materials 写明"
    return Problem(ProblemCode.TOO_LARGE, message, hint)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有权限"
    if isinstance(error, FileNotFoundError):
        return "文件不见了"
    return f"系统报告“{error.strerror or type(error).__name__}”"
