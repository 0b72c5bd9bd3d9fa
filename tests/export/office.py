"""Timetables to write as files: of every shipped class, and small ones."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.sheet import sheet
from tests.catalogs import PINGCHENG, SHIPPED, loaded, write_catalog
from tests.full_run import is_full_run
from tests.timetables import training_class


def every_class() -> list[tuple[Path, str]]:
    """The shipped catalogs' classes, as (folder, id); in the default run some of them."""
    every = [(folder, name) for folder in (SHIPPED, PINGCHENG) for name in loaded(folder).classes]
    return every[:: 1 if is_full_run() else 5]


def class_timetable(folder: Path, name: str) -> TimetableContent:
    """The timetable of a shipped class."""
    table = sheet(loaded(folder), Key(Kind.CLASS, name))
    return TimetableContent(table)


def small_timetable(folder: Path, *sessions: str, **fields: object) -> TimetableContent:
    """The timetable of one class with these sessions."""
    files = {"classes/banci.yaml": training_class(*sessions, **fields)}
    table = sheet(load(DiskTree(write_catalog(folder, files))), Key(Kind.CLASS, "banci"))
    return TimetableContent(table)
