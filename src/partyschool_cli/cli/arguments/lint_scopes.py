"""Which catalogs the arguments of `pschool lint` mean, and which of their files it reports on."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from partyschool_cli.catalog.named_catalog import HOLDS_CATALOGS
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.errors import CommandLineError, reason_of
from partyschool_cli.lint.scope import Scope
from partyschool_cli.locate import MANIFEST, catalog_at, holds_catalogs, is_catalog, nearest_catalog
from partyschool_cli.source.files.listing import shown_path


def scopes(workspace: Workspace, paths: tuple[Path, ...]) -> Mapping[Path, Scope]:
    """The catalogs to lint: those that were named, else those of `paths`, else the nearest.

    Raises CommandLineError for a path that does not exist, or lies in none of them.
    """
    for path in paths:
        try:
            path.lstat()
        except FileNotFoundError:
            shown = shown_path(os.fspath(path))
            raise CommandLineError(f"没有 {shown} 这个文件或文件夹", _near(path)) from None
        except OSError as error:
            message = f"读不了 {shown_path(os.fspath(path))}：{reason_of(error)}"
            raise CommandLineError(message, "检查路径和权限") from None
    if not paths:
        return {root: Scope() for root in _distinct(workspace.roots())}
    if workspace.options.catalogs:
        roots = _distinct(workspace.roots())
    else:
        roots = _distinct(_catalog_of(path) or _here(workspace, path) for path in paths)
    inside: dict[Path, list[str]] = {root: [] for root in roots}
    whole: set[Path] = set()
    for path in paths:
        root, relative = _place(path, roots)
        if relative is None:
            whole.add(root)
        else:
            inside[root].append(relative)
    return {
        root: Scope() if root in whole else Scope(tuple(inside[root]))
        for root in roots
        if inside[root] or root in whole
    }


def are_catalogs(paths: tuple[Path, ...]) -> bool:
    """Whether these are several catalogs as a whole, rather than files and folders of some.

    A folder that is none may be among them: it is told of, and the others are done.
    """
    held = {path: catalog_at(os.path.abspath(path)) for path in paths}
    others = [path for path, root in held.items() if root is None]
    catalogs = set(held.values()) - {None}
    is_several = len(catalogs) > 1 or bool(catalogs and others)
    return is_several and all(map(_may_be_folder, others))


def _may_be_folder(path: Path) -> bool:
    """Whether a path that is no catalog, nor in one, was written for that of one."""
    is_file = path.suffix.lower() in (".yaml", ".yml") or path.is_file()
    return not is_file and _catalog_of(path) is None


def _distinct(roots: Iterable[Path]) -> tuple[Path, ...]:
    return tuple({os.path.realpath(root): root for root in roots}.values())


def _here(workspace: Workspace, path: Path) -> Path:
    if holds_catalogs(os.fspath(path)):
        message = f"{shown_path(os.fspath(path))} 里没有 {MANIFEST}，不是课程目录"
        raise CommandLineError(message, HOLDS_CATALOGS)
    return workspace.root()


def _catalog_of(path: Path) -> Path | None:
    absolute = os.path.abspath(path)
    found = catalog_at(absolute)
    above = map(os.fspath, Path(absolute).parents)
    found = found or next(filter(is_catalog, above), None)
    found = found or nearest_catalog(os.path.dirname(absolute))
    return Path(found) if found is not None else None


def _place(path: Path, roots: tuple[Path, ...]) -> tuple[Path, str | None]:
    """The catalog that `path` lies in and its path there; None for the catalog as a whole."""
    absolute = os.path.abspath(path)
    for root in roots:
        home = os.path.abspath(root)
        if absolute == home or home.startswith(absolute.rstrip(os.sep) + os.sep):
            return root, None
        if absolute.startswith(home + os.sep):
            return root, Path(os.path.relpath(absolute, home)).as_posix()
    shown = shown_path(os.fspath(path))
    hint = HOLDS_CATALOGS if holds_catalogs(absolute) else f"课程目录是 {roots[0]}"
    raise CommandLineError(f"{shown} 不在课程目录里", hint)


def _near(path: Path) -> str:
    folder = path.parent
    try:
        names = os.listdir(folder)
    except OSError:
        names = []
    found = nearest(path.name, names, 1)
    return f"是不是 {folder / found[0]}？" if found else "检查文件名和所在的文件夹"
