"""Where the files of a lake are. Imports little: part of the way of a query to its answer."""

import os
from pathlib import Path
from typing import Final

TABLE_NAMES: Final = (
    "schools",
    "courses",
    "teachers",
    "sites",
    "classes",
    "sessions",
    "findings",
)
MANIFEST_NAME: Final = "_manifest.json"
# Readers of Parquet pass over what begins with `_`: its rows are those of the counties once more.
COMPACT: Final = "_compact"
COUNTY: Final = "county="


def file_name(table: str) -> str:
    """The name of a table's file."""
    return f"{table}.parquet"


def county_folder(lake: Path, key: str) -> Path:
    """The folder of a county, as readers of partitioned data take it."""
    return lake / f"{COUNTY}{key}"


def counties_on_disk(lake: Path) -> list[str]:
    """The keys of the counties that have a folder, in order."""
    names = (entry.name for entry in os.scandir(lake) if entry.is_dir(follow_symlinks=False))
    return sorted(name.removeprefix(COUNTY) for name in names if name.startswith(COUNTY))
