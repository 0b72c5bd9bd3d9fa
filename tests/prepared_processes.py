"""Processes that begin with what most of them need, instead of each importing it anew."""

import multiprocessing
from multiprocessing.context import BaseContext
from typing import Final

_get_context: Final = multiprocessing.get_context
# What asks DuckDB, and what looks for codes in files of strangers.
_NEEDED: Final = [
    "PIL.Image",
    "duckdb",
    "pypdf",
    "zxingcpp",
    "partyschool_cli.export.checking.reading.read_file",
    "partyschool_cli.many.sql.query_process",
]


def prepared(method: str | None = None) -> BaseContext:
    """As `multiprocessing.get_context`, but what would be spawned comes from a server if it can.

    The server has no threads and no state of the tests, so that its processes are as good as new.
    """
    if method != "spawn" or "forkserver" not in multiprocessing.get_all_start_methods():
        return _get_context(method)
    from multiprocessing import forkserver

    context = _get_context("forkserver")
    context.set_forkserver_preload(_NEEDED)
    forkserver.ensure_running()
    return context
