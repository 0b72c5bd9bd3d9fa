"""What is open at one moment: every answer is a function of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from partyschool_cli.editor.client.addresses import path_of
from partyschool_cli.editor.client.settings import DEFAULTS, Settings
from partyschool_cli.editor.workspace.finding_catalogs import catalog_of
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog


class OpenFile(NamedTuple):
    """A file of an open catalog, by its path there."""

    catalog: OpenCatalog
    path: str


@dataclass(frozen=True, eq=False)
class Moment:
    """The catalogs of the workspace, and what the client can do. `today` is the day of it.

    `files` has what is open and in a catalog, by the address that the client gave it. `settings`
    are the client's for `pschool` (`inlayHints`).
    """

    today: dt.date
    client: types.ClientCapabilities
    catalogs: tuple[OpenCatalog, ...]
    files: Mapping[str, OpenFile]
    settings: Settings = DEFAULTS

    def at(self, address: str) -> OpenFile | None:
        """The file at an address; None for one outside of all catalogs."""
        if address in self.files:
            return self.files[address]
        path = path_of(address)
        found = None if path is None else catalog_of(path, self._by_root)
        return None if found is None else OpenFile(self._by_root[found[0]], found[1])

    @cached_property
    def _by_root(self) -> Mapping[Path, OpenCatalog]:
        return {one.root: one for one in self.catalogs}
