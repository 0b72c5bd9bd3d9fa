"""Work for engines in tests: a module, so that other processes can import it."""

import os
import time
from pathlib import Path

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.county import County
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.source.files.disk_tree import DiskTree


def given(names: str, error: str = "") -> list[GivenCatalog]:
    """Catalogs by their names, a letter each."""
    return [
        GivenCatalog(one, County(one, None, ""), DiskTree(Path(one)), error=error) for one in names
    ]


def shout(catalog: GivenCatalog) -> str:
    """The name in upper case; `x` raises, `u` is refused, `m` has no memory, `d` dies."""
    match catalog.name:
        case "x":
            raise ValueError("wrong")
        case "u":
            raise CommandLineError("这个不行", "换一个")
        case "m":
            raise MemoryError
        case "d":
            os._exit(9)
    return catalog.name.upper()


def process_of(_: GivenCatalog) -> int:
    """The number of the process."""
    return os.getpid()


def closure(catalog: GivenCatalog) -> object:
    """A result that cannot be pickled."""
    return lambda: catalog


def die_twice(folder: Path, catalog: GivenCatalog) -> str:
    """Die as a killed process does, the first two times for `b`."""
    if catalog.name == "b":
        deaths = len(list(folder.iterdir()))
        if deaths < 2:
            (folder / str(deaths)).touch()
            os._exit(9)
    return catalog.name.upper()


def note_and_wait(folder: Path, catalog: GivenCatalog) -> None:
    """Tell the process, and wait for longer than any test."""
    (folder / catalog.name).write_text(str(os.getpid()), "utf-8")
    time.sleep(600)
