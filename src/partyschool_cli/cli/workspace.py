"""What a command works on: the catalog that was asked for, today, and the console."""

import datetime as dt
import os
from pathlib import Path

from partyschool_cli.cache.directory import FOLDER
from partyschool_cli.cache.stat_snapshot import Look, look
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load, require_manifest
from partyschool_cli.cli.console import Console, Recording
from partyschool_cli.cli.options import GlobalOptions, today
from partyschool_cli.cli.progress import progress
from partyschool_cli.errors import CatalogUnreadableError, CommandLineError
from partyschool_cli.progress import Progress
from partyschool_cli.source.reader import Reader
from partyschool_cli.source.tree import MANIFEST, find_catalog, is_catalog


class Workspace:
    """A command's surroundings. What it writes is also put into `recording`, if there is one."""

    def __init__(self, options: GlobalOptions, recording: Recording | None = None) -> None:
        self.options = options
        self.console = Console(colour=options.colour, recording=recording)
        self.today: dt.date = today(options)

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

    def look(self, root: Path) -> Look | None:
        """A look at the files of the catalog at `root`; None where nothing is to be kept of it."""
        if not self.options.caches:
            return None
        recording, path = self.console.recording, os.path.join(os.getcwd(), root)
        if recording is not None and recording.look is not None and recording.look.root == path:
            return recording.look
        return look(path)

    def catalog(self) -> Catalog:
        """Loads the catalog; says on standard error how many of its files were left out."""
        with progress("正在读", colour=self.options.colour) as report:
            catalog = require_manifest(self._load(self.root(), report))
        if catalog.left_out:
            count = len(catalog.left_out)
            self.console.note(f"有 {count} 个文件有错，没有算在内；运行 pschool lint 看原因")
        return catalog

    def _load(self, root: Path, report: Progress) -> Catalog:
        """Loads a catalog; files that did not change, from what a lint kept of them."""
        kept_folder = os.path.join(root, FOLDER)
        look = self.look(root) if os.path.isdir(kept_folder) else None
        if look is None:
            return load(root, Reader(root).counted(report))
        from partyschool_cli.cache.cached_reader import KeptReader
        from partyschool_cli.cache.index import read_kept

        kept = read_kept(look.root)
        if not kept.rows:
            return load(root, Reader(root).counted(report))
        reader = KeptReader(root, look, kept)
        try:
            return load(root, reader.counted(report))
        finally:
            reader.close()


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
