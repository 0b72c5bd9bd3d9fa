"""Processes that begin with what most of them need, instead of each importing it anew."""

import multiprocessing
from multiprocessing.context import BaseContext
from typing import Final

_get_context: Final = multiprocessing.get_context
# What asks DuckDB, what looks for codes in files of strangers, and what is done with many catalogs.
_NEEDED: Final = [
    "PIL.Image",
    "duckdb",
    "pypdf",
    "zxingcpp",
    "partyschool_cli.catalog.catalog",
    "partyschool_cli.catalog.load",
    "partyschool_cli.export.batch",
    "partyschool_cli.export.checking.reading.read_file",
    "partyschool_cli.lint.engine",
    "partyschool_cli.many.lake.county_files",
    "partyschool_cli.many.sql.query_process",
    "partyschool_cli.many.sums.county_report",
    "partyschool_cli.many.sums.county_statistics",
    "partyschool_cli.report.given_lint",
]


def prepared(method: str | None = None) -> BaseContext:
    """As `multiprocessing.get_context`, but what would be spawned comes from a server if it can.

    The server has no threads and no state of the tests, so that its processes are as good as new.
    """
    if (
        method not in ("spawn", "forkserver")
        or "forkserver" not in multiprocessing.get_all_start_methods()
    ):
        return _get_context(method)
    from multiprocessing import forkserver

    context = _get_context("forkserver")
    context.set_forkserver_preload(_NEEDED)
    forkserver.ensure_running()
    return context
