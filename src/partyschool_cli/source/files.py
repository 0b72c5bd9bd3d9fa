"""The catalog's folder: which files are in it, and their bytes. The only reader."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from partyschool_cli.model.kind import KIND_OF_FOLDER, Kind, kind_named
from partyschool_cli.source.span import Problem

MANIFEST: Final = "catalog.yaml"
MAX_SIZE: Final = 1024 * 1024
_SUFFIX: Final = ".yaml"
_SUFFIXES_READ: Final = (_SUFFIX, ".yml")


@dataclass(frozen=True, slots=True)
class EntityFile:
    """A file that holds an entity. `path` is relative to the catalog, with `/`."""

    path: str
    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a catalog's folders hold: entity files, in order of path, and what is no entity."""

    files: tuple[EntityFile, ...]
    strays: tuple[tuple[str, Problem], ...]


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
    """Lists the five folders of the catalog at `root`. Links that lead out are strays, not files."""
    scan = _Scan(root, os.path.realpath(root))
    for entry in _entries(root):
        kind = KIND_OF_FOLDER.get(entry.name)
        if kind is not None:
            scan.visit(entry, kind)
        elif not entry.name.startswith(".") and entry.is_dir() and (near := _nearly(entry.name)):
            message = f"文件夹 {shown_path(entry.name)}/ 不在目录格式里，其中的文件没有读"
            hint = f"是不是 {near.plural}/（{near.title}）？请改名"
            scan.strays.append((entry.name, Problem("PS005", message, hint)))
    files = tuple(sorted(scan.files, key=lambda file: file.path))
    return Listing(files, tuple(sorted(scan.strays, key=lambda stray: stray[0])))


def _nearly(folder: str) -> Kind | None:
    from difflib import get_close_matches

    if (kind := kind_named(folder)) and kind.plural in KIND_OF_FOLDER:
        return kind
    near = get_close_matches(folder.lower(), KIND_OF_FOLDER, n=1, cutoff=0.7)
    return KIND_OF_FOLDER[near[0]] if near else None


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


class _Scan:
    def __init__(self, root: Path, real_root: str) -> None:
        self.root_prefix = len(os.fspath(root).rstrip("/\\")) + 1
        self.real_root = real_root
        self.files: list[EntityFile] = []
        self.strays: list[tuple[str, Problem]] = []
        self.visited: set[str] = set()

    def visit(self, entry: os.DirEntry[str], kind: Kind) -> None:
        """Takes in one folder or file below one of the five folders."""
        path = entry.path[self.root_prefix :].replace(os.sep, "/")
        if entry.is_symlink() and (problem := self._bad_link(entry.path)):
            self.strays.append((path, problem))
        elif entry.is_dir():
            self._folder(entry.path, kind)
        elif "/" not in path:
            message = f"{shown_path(path)} 应是文件夹，这里却是文件"
            self.strays.append((path, Problem("PS005", message, f"改名后新建文件夹 {path}/")))
        else:
            self._file(entry, path, kind)

    def _folder(self, folder: str, kind: Kind) -> None:
        real = os.path.realpath(folder)
        if real in self.visited:
            return
        self.visited.add(real)
        for entry in _entries(folder):
            if not entry.name.startswith("."):
                self.visit(entry, kind)

    def _file(self, entry: os.DirEntry[str], path: str, kind: Kind) -> None:
        stem, suffix = os.path.splitext(entry.name)
        is_entity = suffix.lower() in _SUFFIXES_READ
        if not is_entity:
            message = f"{shown_path(path)} 不是课程目录的文件，没有读"
            hint = f"{kind.title}写成“编号.yaml”；别的文件请移出 {kind.plural}/"
            self.strays.append((path, Problem("PS005", message, hint)))
            return
        if suffix != _SUFFIX:
            message = f"文件后缀是 {suffix}，应是 .yaml"
            hint = f"把文件改名为 {shown_path(stem)}.yaml"
            self.strays.append((path, Problem("PS005", message, hint)))
        self.files.append(EntityFile(path, kind, stem))

    def _bad_link(self, path: str) -> Problem | None:
        real = os.path.realpath(path)
        if not os.path.exists(real):
            return Problem("PS005", "这个链接指向的文件不存在", "删去链接，或放一份真正的文件")
        if os.path.commonpath((real, self.real_root)) != self.real_root:
            return Problem("PS005", "这个链接通向目录之外，没有读", "放一份真正的文件，不用链接")
        return None


def shown_path(path: str) -> str:
    """A path as text: bytes of its name that are not UTF-8 show as `\\xNN`."""
    return os.fsencode(path).decode(errors="backslashreplace")


def read_bytes(path: Path) -> bytes | Problem:
    """The bytes of a file; a problem where it is too large (PS004) or cannot be read (PS009)."""
    try:
        return _read(path)
    except OSError as error:
        message = f"文件读不出来：{_reason(error)}"
        return Problem("PS009", message, "检查文件权限，或文件是否正被别的程序占用")


def _read(path: Path) -> bytes | Problem:
    # Not open(): a named pipe would block, and this is four times faster.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return Problem("PS009", "不是普通文件，没有读", "这里只放 YAML 文本文件")
        if status.st_size > MAX_SIZE:
            return _too_large(status.st_size)
        data = b""
        while chunk := os.read(handle, MAX_SIZE + 1 - len(data)):
            data += chunk
        return data if len(data) <= MAX_SIZE else _too_large(len(data))
    finally:
        os.close(handle)


def _too_large(size: int) -> Problem:
    message = f"文件有 {size / MAX_SIZE:.1f} MiB，超过 1 MiB 的上限，没有读"
    return Problem("PS004", message, "一个文件只写一个条目；长的资料另存，用 materials 写明")


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有权限"
    if isinstance(error, FileNotFoundError):
        return "文件不见了"
    return error.strerror or type(error).__name__


