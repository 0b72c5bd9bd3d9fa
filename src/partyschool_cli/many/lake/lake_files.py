"""Which files of a lake have the rows of each table. Imports little, as `lake_paths.py`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from partyschool_cli.many.lake.lake_manifest import LakeManifest, require_manifest
from partyschool_cli.many.lake.lake_paths import (
    COMPACT,
    MANIFEST_NAME,
    TABLE_NAMES,
    counties_on_disk,
    county_folder,
    file_name,
)

# What the manifest of compacted files says: of which files of the counties they are made.
MADE_OF: Final = "parquet"


def files_of(lake: Path) -> Mapping[str, tuple[Path, ...]]:
    """The files of each table by its name: the compacted one if it is fresh, else the counties'.

    Raises CommandLineError for a folder that is no lake, or a newer one.
    """
    manifest = require_manifest(lake)
    if is_fresh(lake, manifest):
        folders: tuple[Path, ...] = (lake / COMPACT,)
    else:
        # What is there is whole, also where a killed run did not come to say so in the manifest.
        folders = tuple(county_folder(lake, key) for key in counties_on_disk(lake))
    return {table: tuple(folder / file_name(table) for folder in folders) for table in TABLE_NAMES}


def has_compact(lake: Path) -> bool:
    """Whether a lake has compacted files."""
    return (lake / COMPACT / MANIFEST_NAME).is_file()


def is_fresh(lake: Path, manifest: LakeManifest) -> bool:
    """Whether a lake has compacted files, with the rows that its counties have now."""
    try:
        about = json.loads((lake / COMPACT / MANIFEST_NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(about, dict) and about.get(MADE_OF) == manifest.parquet
