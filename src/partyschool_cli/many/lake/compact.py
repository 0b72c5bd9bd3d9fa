"""The compacted lake: one file a table, of all counties, sorted by county."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.duckdb_library import identifier, literal
from partyschool_cli.many.lake.duckdb_failures import broken_file, system_error
from partyschool_cli.many.lake.duckdb_rows import connect, select_of
from partyschool_cli.many.lake.lake_files import MADE_OF
from partyschool_cli.many.lake.lake_folder import (
    opened_lake,
    replaced,
    sync,
    write_manifest,
)
from partyschool_cli.many.lake.lake_manifest import (
    LAKE_FORMAT,
    LakeManifest,
    program_version,
    require_manifest,
)
from partyschool_cli.many.lake.lake_paths import (
    COMPACT,
    MANIFEST_NAME,
    as_pattern,
    counties_on_disk,
    county_folder,
    file_name,
)
from partyschool_cli.many.lake.parquet_files import PARQUET
from partyschool_cli.many.lake.schemas import Table, tables
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.progress import Progress, no_progress, with_progress
from partyschool_cli.source.files.interrupts import interrupts_deferred
from partyschool_cli.source.files.write import write_temporary

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A county has about a hundred sessions: its rows are in one group or two, which are found by their
# least and greatest county.
ROW_GROUP: Final = 8192


class Compacted(NamedTuple):
    """How many counties and rows the compacted files have."""

    counties: int
    rows: int


def compact_lake(lake: Path, progress: Progress = no_progress) -> Compacted:
    """Make one file of each table of all counties that are there, listed in the manifest or not.

    Raises CommandLineError for what is no lake.
    """
    require_manifest(lake)
    rows = 0
    with opened_lake(lake) as manifest, interrupts_deferred() as raise_interrupt:
        folders = [county_folder(lake, key) for key in counties_on_disk(lake)]
        with connect() as database, replaced(lake / COMPACT) as new:
            for table in with_progress(tables(), len(tables()), progress):
                raise_interrupt()
                rows += _compact(database, folders, table, new / file_name(table.name))
            write_temporary(new / MANIFEST_NAME, _about(manifest), None)
        write_manifest(lake, manifest)
    return Compacted(len(folders), rows)


def _about(manifest: LakeManifest) -> bytes:
    about = {"format": LAKE_FORMAT, "version": program_version(), MADE_OF: manifest.parquet}
    return json_document(about).encode()


def _compact(
    database: "DuckDBPyConnection", folders: Sequence[Path], table: Table, target: Path
) -> int:
    """Write the rows of a table in the folders; their number.

    Raises OSError if the system refuses.
    """
    import duckdb

    files = [as_pattern(str(folder / target.name)) for folder in folders]
    source = select_of(table)
    if files:
        columns = ", ".join(map(identifier, table.column_names))
        source = f"SELECT {columns} FROM read_parquet(?, hive_partitioning = false)"  # noqa: S608
    copy = f"COPY ({source}) TO {literal(str(target))} ({PARQUET}, ROW_GROUP_SIZE {ROW_GROUP})"
    try:
        [(count,)] = database.execute(copy, [files or "[]"]).fetchall()
    except duckdb.Error as error:
        if (refused := system_error(error)) is not None:
            raise refused from None
        broken = broken_file(str(error))
        reason = f"{broken} 坏了" if broken else str(error).splitlines()[0]
        message = f"合不成 {target.name}：{reason}"
        hint = "文件坏了或是旧版写的：用 --no-cache 重新运行 pschool lake"
        raise CommandLineError(message, hint) from None
    sync(target)
    return int(count)
