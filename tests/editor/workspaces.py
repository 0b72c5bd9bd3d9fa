"""A workspace without a client, and what one does in it."""

from pathlib import Path

from lsprotocol import types

from partyschool_cli.editor.client.addresses import address_of
from partyschool_cli.editor.workspace.moment import Moment
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.editor.workspace.workspace import Workspace
from tests.linting import TODAY


def workspace_of(*folders: Path) -> Workspace:
    """A workspace with these folders."""
    workspace = Workspace(lambda: TODAY)
    for folder in folders:
        workspace.add_folder(address_of(folder))
    return workspace


def open_text(workspace: Workspace, path: Path, text: str, version: int = 1) -> str:
    """Open a document with a text; its address."""
    address = address_of(path)
    workspace.open(types.TextDocumentItem(address, "yaml", version, text))
    return address


def type_text(workspace: Workspace, address: str, text: str, version: int = 2) -> None:
    """Type another text into an open document."""
    document = types.VersionedTextDocumentIdentifier(version, address)
    workspace.change(document, [types.TextDocumentContentChangeWholeDocument(text)])


def only(moment: Moment) -> OpenCatalog:
    """The one catalog that is open."""
    (catalog,) = moment.catalogs
    return catalog
