"""What a command works on: the catalog that was asked for, today, and the console."""

import datetime as dt
from pathlib import Path

import typer

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load, require_manifest
from partyschool_cli.cli import options
from partyschool_cli.cli.console import Console, Recording
from partyschool_cli.errors import CatalogUnreadableError, CommandLineError
from partyschool_cli.source.files import MANIFEST, find_catalog, is_catalog


class Workspace:
    """A command's surroundings, from its context."""

    def __init__(self, context: typer.Context) -> None:
        self.options = options.global_options(context)
        recording = context.obj if isinstance(context.obj, Recording) else None
        self.console = Console(colour=self.options.colour, recording=recording)
        self.today: dt.date = options.today(self.options)

    def root(self) -> Path:
        """The one catalog's folder. Raises UserError where there is none, or several were named."""
        if len(self.options.catalogs) > 1:
            raise CommandLineError("这条命令一次只看一个课程目录", "只写一个 --catalog")
        return self.roots()[0]

    def roots(self) -> tuple[Path, ...]:
        """The folders of the catalogs that were named, else of the nearest one."""
        if self.options.catalogs:
            return tuple(_named(folder) for folder in self.options.catalogs)
        found = find_catalog(Path.cwd())
        if found is None:
            message = f"这里和上级文件夹里都没有课程目录（{MANIFEST}）"
            hint = "用 --catalog 指明文件夹，或运行 pschool init 新建一个"
            raise CatalogUnreadableError(message, hint)
        return (found,)

    def catalog(self) -> Catalog:
        """Loads the catalog; says on standard error how many of its files were left out."""
        catalog = require_manifest(load(self.root()))
        if catalog.left_out:
            count = len(catalog.left_out)
            self.console.note(f"有 {count} 个文件有错，没有算在内；运行 pschool lint 看原因")
        return catalog


def _named(folder: Path) -> Path:
    for candidate in (folder, folder / "catalog"):
        if is_catalog(candidate):
            return candidate
    if not folder.exists():
        raise CatalogUnreadableError(f"没有 {folder} 这个文件夹", _near(folder))
    if folder.is_file():
        raise CatalogUnreadableError(f"{folder} 是文件，不是课程目录的文件夹", "写它所在的文件夹")
    hint = "换一个文件夹，或运行 pschool init 新建一个"
    raise CatalogUnreadableError(f"{folder} 里没有 {MANIFEST}，不是课程目录", hint)


def _near(folder: Path) -> str:
    from partyschool_cli.catalog.suggest import nearest

    parent = folder.parent
    siblings = [path.name for path in parent.iterdir() if path.is_dir()] if parent.is_dir() else []
    for name in nearest(folder.name, siblings, 1):
        return f"是不是 {parent / name}？"
    return "检查文件夹名，或运行 pschool init 新建一个"
