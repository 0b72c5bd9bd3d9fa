"""Which files of a lake have the rows of each table."""

from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.many.lake.compact import is_fresh
from partyschool_cli.many.lake.lake_folder import COMPACT, county_folder
from partyschool_cli.many.lake.lake_manifest import require_manifest
from partyschool_cli.many.lake.parquet_files import file_name
from partyschool_cli.many.lake.schemas import tables


def files_of(lake: Path) -> Mapping[str, tuple[Path, ...]]:
    """The files of each table by its name: the compacted one if it is fresh, else the counties'.

    Raises CommandLineError for a folder that is no lake, or a newer one.
    """
    manifest = require_manifest(lake)
    if is_fresh(lake, manifest):
        folders: tuple[Path, ...] = (lake / COMPACT,)
    else:
        each = (county_folder(lake, key) for key in sorted(manifest.counties))
        folders = tuple(folder for folder in each if folder.is_dir())
    return {
        table.name: tuple(folder / file_name(table.name) for folder in folders)
        for table in tables()
    }
