"""Work for workers of a cluster, one that no command does: it says where it was done, or kills."""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from partyschool_cli.many.county import County
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.text.problem import Problem
from tests.catalogs import write_catalog


class Found(NamedTuple):
    """What a worker found of a catalog, and its process."""

    names: tuple[str, ...]
    size: int
    has_plan: bool
    process: int

    @property
    def facts(self) -> tuple[object, ...]:
        """What must be the same wherever it was found."""
        return self[:-1]


def look_through(catalog: GivenCatalog) -> Found:
    """Read all of it. One that is titled 致命 kills the process, 出错 raises, 慢 takes its time."""
    tree = catalog.tree
    paths = (MANIFEST, *(file.path for file in tree.listing().files))
    read = [tree.read(path) for path in paths]
    texts = [b"" if isinstance(data, Problem) else data for data in read]
    manifest = texts[0].decode()
    if "致命" in manifest:
        with Path(catalog.name, "deaths").open("a") as deaths:
            deaths.write(f"{os.getpid()}\n")
        os._exit(9)
    if "出错" in manifest:
        raise ValueError("坏了")
    if "慢" in manifest:
        time.sleep(0.1)
    names = tuple(tree.name_of(path) for path in paths)
    size = sum(map(len, texts))
    return Found(names, size, tree.has_beside("资料/教案.docx"), os.getpid())


def write_counties(folder: Path, titles: Sequence[str]) -> tuple[GivenCatalog, ...]:
    """A catalog with each title, as it is given to an engine."""
    given = []
    for number, title in enumerate(titles):
        root = write_catalog(folder / str(number), {MANIFEST: f"format: 1\ntitle: {title}\n"})
        county = County(f"c{number}", None, title)
        given.append(GivenCatalog(str(root), county, DiskTree(root)))
    return tuple(given)
