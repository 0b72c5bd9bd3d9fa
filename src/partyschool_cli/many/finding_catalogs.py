"""Find the catalogs that are meant: folders, folders of folders, lists of folders."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.catalog.named_catalog import HOLDS_CATALOGS, named_catalog
from partyschool_cli.errors import CatalogUnreadableError, CommandLineError, UserError, reason_of
from partyschool_cli.locate import MANIFEST, catalog_at, git_root, holds_catalogs, shown_prefix
from partyschool_cli.many.county import County, county_of
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import shown_path

_QUOTES: Final = ('""', "''", "“”")


class NoCatalogError(CommandLineError):
    """None of several folders is a catalog: `reasons`, a line each."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(f"{len(reasons)} 个文件夹都不能用作课程目录")
        self._reasons = reasons

    @property
    def detail(self) -> tuple[str, ...]:
        """The reasons."""
        return self._reasons


class FoundCatalogs(NamedTuple):
    """The catalogs that are meant, in order, and the folders of `--each` that are none."""

    catalogs: tuple[GivenCatalog, ...]
    skipped: tuple[str, ...] = ()


def find_catalogs(folders: Iterable[Path], *, each: bool = False) -> FoundCatalogs:
    """The catalog at each folder, or, with `each`, those at the folders in it.

    One catalog named twice counts once. A folder without one has an error in its place; raises
    CommandLineError if all are such, and if two catalogs are of one county.
    """
    skipped: list[str] = []
    roots = [*_inside(folders, skipped)] if each else [_root(path) for path in folders]
    _refuse_none(roots)
    catalogs = _given(roots)
    refuse_alike(catalogs)
    return FoundCatalogs(catalogs, tuple(skipped))


def catalogs_at(roots: Iterable[Path]) -> tuple[GivenCatalog, ...]:
    """The catalogs whose manifests are in these folders, whatever counties they are of."""
    names = {root: shown_prefix(root, os.getcwd()).rstrip("/") or "." for root in roots}
    return _given([_Root(shown_path(name), os.fspath(root)) for root, name in names.items()])


def listed_folders(data: bytes, base: Path, called: str) -> tuple[Path, ...]:
    """The folders that a list names, a line each; blank lines and lines of `#` are skipped.

    A relative one is looked for beside the list (`base`), then from here. `called` is the list's
    name. Raises CommandLineError if it has none.
    """
    text = decode(data).text
    lines = (line.strip() for line in text.splitlines())
    folders = [_bare(line) for line in lines if line and not line.startswith(("#", "＃"))]
    if not folders:
        raise CommandLineError(f"{called} 里没有一个文件夹", "一行写一个课程目录的文件夹")
    if "\0" in text:
        raise CommandLineError(f"{called} 不是文本文件", "一行写一个课程目录的文件夹，存为 UTF-8")
    return tuple(_beside(base, folder) for folder in folders)


def refuse_alike(catalogs: Sequence[GivenCatalog]) -> None:
    """Raise CommandLineError if two catalogs are of one county."""
    first: dict[str, GivenCatalog] = {}
    for catalog in (one for one in catalogs if not one.error):
        other = first.setdefault(catalog.county.key, catalog)
        if other is catalog:
            continue
        county = catalog.county
        if county.code is not None:
            message = f"{other.name} 和 {catalog.name} 的行政区划代码都是 {county.code}"
            raise CommandLineError(message, f"改正其中一个 {MANIFEST} 的 code，或只写一个")
        message = f"{other.name} 和 {catalog.name} 分不清是哪个县：地区和名称都读作 {county.key}"
        hint = f'在两个 {MANIFEST} 里写各自的行政区划代码，如 code: "140121"；或只写一个'
        raise CommandLineError(message, hint)


class _Root(NamedTuple):
    """A folder as it was named, and its catalog's; else an error."""

    name: str
    root: str
    error: UserError | None = None

    @property
    def key(self) -> str:
        return os.path.normcase(os.path.realpath(self.root))


def _root(path: Path) -> _Root:
    folder = path.parent if path.name == MANIFEST else path
    name = shown_path(folder.as_posix())
    try:
        return _Root(name, os.fspath(named_catalog(folder)))
    except CatalogUnreadableError as error:
        if holds_catalogs(os.fspath(folder)):
            error = CatalogUnreadableError(error.message, HOLDS_CATALOGS)
        return _Root(name, os.fspath(folder), error)


def _inside(folders: Iterable[Path], skipped: list[str]) -> Iterator[_Root]:
    """The catalogs in each folder, by name; the folder itself, with an error, if it has none."""
    for folder in folders:
        shown = shown_path(os.fspath(folder))
        try:
            names = sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())
        except OSError as error:
            yield _closed(folder, error)
            continue
        inside = [folder / name for name in names if not name.startswith(".")]
        found = {path: one for path in inside if (one := _held(path)) is not None}
        if not found:
            hint = "它自己是课程目录，不用 --each" if catalog_at(os.fspath(folder)) else ""
            yield _no_catalog(folder, f"{shown} 里没有一个文件夹是课程目录", hint)
            continue
        skipped += [shown_path(path.as_posix()) for path in inside if path not in found]
        yield from found.values()


def _held(path: Path) -> _Root | None:
    """The catalog at a folder; an error if it cannot be seen whether there is one; else None."""
    if catalog_at(os.fspath(path)) is not None:
        return _root(path)
    for folder in (path, path / "catalog"):
        try:
            os.listdir(folder)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            return _closed(path, error)
    return None


def _closed(folder: Path, error: OSError) -> _Root:
    message = f"读不了文件夹 {shown_path(os.fspath(folder))}：{reason_of(error)}"
    return _no_catalog(folder, message, "检查文件夹名和权限")


def _no_catalog(folder: Path, message: str, hint: str) -> _Root:
    error = CatalogUnreadableError(message, hint)
    return _Root(shown_path(folder.as_posix()), os.fspath(folder), error)


def _given(named: Sequence[_Root]) -> tuple[GivenCatalog, ...]:
    first = {one.key: one for one in reversed(named)}
    roots = [one for one in named if first[one.key] is one]
    tops = {git_root(one.root) for one in roots if not one.error}
    top = tops.pop() if len(tops) == 1 else None
    base = os.getcwd() if top is None else top
    return tuple(_catalog(one, base) for one in roots)


def _catalog(one: _Root, base: str) -> GivenCatalog:
    tree = DiskTree(Path(one.root))
    prefix = shown_prefix(one.root, base)
    county = County(one.name, None, "") if one.error else county_of(tree, one.name)
    return GivenCatalog(one.name, county, tree, prefix, one.error.line if one.error else "")


def _refuse_none(roots: Sequence[_Root]) -> None:
    errors = {root.key: root.error for root in roots if root.error is not None}
    if any(root.error is None for root in roots):
        return
    if len(errors) > 1:
        raise NoCatalogError(tuple(error.line for error in errors.values()))
    for error in errors.values():
        raise CommandLineError(error.message, error.hint)


def _bare(line: str) -> str:
    """A path without the quotation marks that Windows copies it with."""
    has_quotes = len(line) > 2 and line[0] + line[-1] in _QUOTES
    return line[1:-1] if has_quotes else line


def _beside(base: Path, folder: str) -> Path:
    beside = base / folder
    # A name that the system does not take is an error of this folder alone.
    return beside if os.path.exists(beside) else Path(folder)
