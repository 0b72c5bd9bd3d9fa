"""The context of a command: its catalogs, today, and the console."""

import datetime as dt
import os
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from partyschool_cli.cache.stat_snapshot import StatSnapshot, take
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load, require_manifest
from partyschool_cli.catalog.named_catalog import named_catalog
from partyschool_cli.cli.console import Console, Recording
from partyschool_cli.cli.options import GlobalOptions, today
from partyschool_cli.cli.progress import progress
from partyschool_cli.cli.until_exit import hold
from partyschool_cli.errors import CatalogUnreadableError, CommandLineError
from partyschool_cli.locate import absolute, git_root, nearest_catalog, shown_prefix
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST, shown_path

if TYPE_CHECKING:
    from partyschool_cli.cache.stored_contents import StoredContents
    from partyschool_cli.timetable.meetings import Slot


class Workspace:
    """The context of a command: `command` is its whole line, as `undo` calls it.

    Output is also recorded in `recording`, if given.
    """

    def __init__(
        self, options: GlobalOptions, recording: Recording | None = None, command: str = "pschool"
    ) -> None:
        self.options = options
        self.command = command
        self.invocation = recording.invocation if recording is not None else None
        self.console = Console(colour=options.colour, recording=recording)
        self.today: dt.date = today(options)

    def root(self) -> Path:
        """The one catalog's folder. Raises UserError if there is none, or several are given."""
        if len(self.options.catalogs) > 1:
            raise CommandLineError("这条命令一次只看一个课程目录", "只写一个 --catalog")
        return self.roots()[0]

    def roots(self) -> tuple[Path, ...]:
        """The folders of the given catalogs, else of the nearest one."""
        if self.options.catalogs:
            return tuple(named_catalog(folder) for folder in self.options.catalogs)
        if self.invocation is not None:
            return (Path(self.invocation.catalog),)
        try:
            found = nearest_catalog(os.getcwd())
        except OSError:
            hint = "换到别的文件夹（cd），或用 --catalog 指明课程目录"
            raise CatalogUnreadableError("当前文件夹已经不在了", hint) from None
        if found is None:
            message = f"这里和上级文件夹里都没有课程目录（{MANIFEST}）"
            hint = "用 --catalog 指明文件夹，或运行 pschool init 新建一个"
            raise CatalogUnreadableError(message, hint)
        return (Path(found),)

    def snapshot(self, root: Path) -> StatSnapshot | None:
        """A snapshot of the catalog at `root`; None if the cache is off."""
        if not self.options.caches:
            return None
        path = absolute(root)
        known = self.invocation.snapshot if self.invocation is not None else None
        return known if known is not None and known.root == path else take(path)

    def git_root(self, root: Path) -> Path | None:
        """The git work tree that the catalog at `root` is in."""
        path = absolute(root)
        known = self.invocation
        found = known.git_root if known is not None and known.catalog == path else git_root(path)
        return Path(found) if found is not None else None

    def prefix(self, root: Path) -> str:
        """The path to the catalog at `root` from the git root, else from here."""
        return shown_prefix(root, self.git_root(root) or Path.cwd())

    def progress(self, task: str) -> AbstractContextManager[Progress]:
        """A callback that draws a bar with `task`, as the options say."""
        return progress(task, colour=self.options.colour)

    def catalog(self, *, keeps_contents: bool = False) -> Catalog:
        """Load the catalog, as it was where `--at` says so.

        Notes on standard error how many of its files are invalid. What is run again after every
        change `keeps_contents` of the files in the cache.
        """
        at = self.options.at
        with self.progress("正在读") as shown:
            root = self.root()
            if at is not None:
                loaded = self._earlier(root, at, shown)
            else:
                kept = self._kept(root, shown) if keeps_contents else None
                loaded = self.load(root, shown) if kept is None else kept
            catalog = require_manifest(loaded)
        hold(catalog)
        reasons = "；运行 pschool lint 看原因" if at is None else ""
        if catalog.left_out:
            count = len(catalog.left_out)
            where = "" if at is None else f"{at} 里"
            self.console.note(f"{where}有 {count} 个文件有错，没有算在内{reasons}")
        if catalog.unread_folders:
            names = "、".join(f"{shown_path(path)}/" for path, _ in catalog.unread_folders)
            self.console.note(f"没有读 {names}，其中的没有算在内{reasons}")
        return catalog

    def _earlier(self, root: Path, at: str, shown: Progress) -> Catalog:
        """Load a catalog as it was in the revision or on the day that `at` says."""
        from partyschool_cli.history.revisions import required_side
        from partyschool_cli.source.git.git_tree import GitTree
        from partyschool_cli.source.git.tree_differences import differing_paths

        tree = required_side(root, at, self.today).tree
        if not isinstance(tree, GitTree):
            hint = f"看那个文件夹：--catalog {at}"
            raise CommandLineError(f"“{at}”是文件夹，不是以前的版本", hint)
        stored = self._stored(root, lambda: differing_paths(tree, DiskTree(root)))
        with nullcontext() if stored is None else closing(stored):
            tree.fetch(p for p in tree.blobs() if stored is None or stored.location(p) is None)
            return load(tree, stored, shown)

    def load(self, root: Path, shown: Progress = no_progress) -> Catalog:
        """Load a catalog without a word, with the contents of unchanged files from lint's cache."""
        if not self.options.caches:
            return load(DiskTree(root), None, shown)
        from partyschool_cli.cli.kept_contents import load_stored

        return self._without_number(*load_stored(root, self._stored(root), shown))

    def _kept(self, root: Path, shown: Progress) -> Catalog | None:
        """Load a catalog and keep the contents of its files; None without a cache."""
        from partyschool_cli.cli.kept_contents import load_and_keep

        snapshot = self.snapshot(root)
        if snapshot is None:
            return None
        return self._without_number(*load_and_keep(root, snapshot, shown))

    def _without_number(self, catalog: Catalog, has_number: bool) -> Catalog:
        """The catalog; of one with a personal number no output is kept either."""
        if has_number:
            self.console.keep_nothing()
        return catalog

    def _stored(
        self, root: Path, besides: Callable[[], Collection[str]] = tuple
    ) -> "StoredContents | None":
        """Contents of unchanged files from lint's cache, but for some; None without a cache."""
        has_cache = os.path.isdir(os.path.join(root, state_directory.NAME))
        # Before the snapshot: a file that changes in between is none of the unchanged.
        left_out = besides() if has_cache and self.options.caches else ()
        snapshot = self.snapshot(root) if has_cache else None
        if snapshot is None:
            return None
        from partyschool_cli.cache.index import read_index
        from partyschool_cli.cache.stored_contents import StoredContents

        return StoredContents(snapshot, read_index(snapshot.root), left_out)

    def earlier_slots(self, catalog: Catalog) -> "Mapping[str, Slot]":
        """The days and times that moved sessions had before, by `class/s01`; none without git.

        What is printed of them may not be kept: it follows from more than the catalog's files.
        """
        from partyschool_cli.history.earlier_slots import earlier_slots

        self.console.keep_nothing()
        try:
            return earlier_slots(catalog)
        except CommandLineError:
            return {}

    def recover(self, root: Path) -> None:
        """Finish or undo the changes of a killed process in the catalog, and report that."""
        from partyschool_cli.source.writing.journal import recover

        found = recover(root)
        if found is None:
            return
        if found.is_foreign:
            self.console.note(".pschool-cache/journal 不是本机写的，没有理会；可以删去它")
        if found.finished:
            self.console.note(f"上次写入中途停了，已补完：{'、'.join(found.finished)}")
        if found.undone:
            self.console.note(f"上次写入中途停了，已撤回：{'、'.join(found.undone)}")
        if found.left:
            self.console.note(f"这些文件后来又改过，没有动：{'、'.join(found.left)}")
