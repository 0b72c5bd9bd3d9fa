"""What runs on the workers of a cluster. Pickled by name: a worker must have the same program."""

import os
from collections.abc import Callable
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


def work_on(work: Callable[[G], T], catalog: G) -> Done[T]:
    """Do the work, as in any process."""
    unseen = unseen_folder(catalog.tree)
    return Done(error=f"工作进程看不到文件夹 {unseen}") if unseen else attempt(work, catalog)
