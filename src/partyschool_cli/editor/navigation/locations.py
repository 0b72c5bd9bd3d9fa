"""Stretches of a catalog's files as the client counts them."""

from collections.abc import Iterable

from lsprotocol import types

from partyschool_cli.editor.client.positions import Positions
from partyschool_cli.editor.navigation.mentions import FileStretch
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog


def locations(catalog: OpenCatalog, found: Iterable[FileStretch]) -> list[types.Location]:
    """Where in the editor the stretches are."""
    known: dict[str, Positions] = {}
    places = []
    for path, start, end in found:
        if path not in known:
            known[path] = catalog.positions(path)
        places.append(types.Location(catalog.address_of(path), known[path].range(start, end)))
    return places
