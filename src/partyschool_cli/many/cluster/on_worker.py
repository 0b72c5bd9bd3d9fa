"""What runs on the workers of a cluster. Pickled by name: a worker must have the same program."""

import gc
import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from partyschool_cli.many.carrying import unseen_folder
from partyschool_cli.many.cluster.program import Program, program
from partyschool_cli.many.engine import Done, G, T, attempt


class Introduction(NamedTuple):
    """What a worker says of itself before it is given work."""

    program: Program
    sees_folder: bool


def introduce(shared_folder: str) -> Introduction:
    """Say which program runs here, and whether a folder is seen, if one is named."""
    return Introduction(program(), not shared_folder or os.path.isdir(shared_folder))


@lru_cache(maxsize=1)
def _spare_what_is_imported() -> None:
    """Spare the cyclic garbage collector what stays: Dask's objects, modules of the work."""
    gc.freeze()


def work_on(work: Callable[[G], T], catalogs: Sequence[Done[G]]) -> list[Done[T]]:
    """Do the work for each that could be read, as in any process."""
    _spare_what_is_imported()
    return [_done(work, one.value, one.error) for one in catalogs]


def _done(work: Callable[[G], T], catalog: G | None, error: str) -> Done[T]:
    if catalog is None:
        return Done(error=error)
    unseen = unseen_folder(catalog.tree)
    return Done(error=f"工作进程看不到文件夹 {unseen}") if unseen else attempt(work, catalog)
