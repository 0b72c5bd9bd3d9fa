"""A real client of the language server, over standard input and output."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pytest_lsp import LanguageClient, make_test_lsp_client

from partyschool_cli.editor.addresses import address_of

# A machine may be busy: nothing here waits for so long otherwise.
_PATIENCE = 60.0
_TODAY = "2026-10-01"


@asynccontextmanager
async def running_client(
    *folders: Path,
    capabilities: types.ClientCapabilities | None = None,
    options: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
) -> AsyncIterator[LanguageClient]:
    """A client of a new server, initialized with these folders."""
    client = make_test_lsp_client()
    command = (sys.executable, "-m", "partyschool_cli", "--today", _TODAY, "lsp", *options)
    await client.start_io(*command, env={**os.environ, **(environment or {})})
    await client.initialize_session(
        types.InitializeParams(
            capabilities or types.ClientCapabilities(),
            workspace_folders=[types.WorkspaceFolder(address_of(one), one.name) for one in folders],
        )
    )
    try:
        yield client
    finally:
        await asyncio.wait_for(client.shutdown_session(), _PATIENCE)
        await client.stop()


def open_file(client: LanguageClient, path: Path, text: str | None = None, version: int = 1) -> str:
    """Open a file with its text on disk, or with another one; its address."""
    address = address_of(path)
    shown = path.read_bytes().decode() if text is None else text
    item = types.TextDocumentItem(address, "yaml", version, shown)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return address


def type_text(client: LanguageClient, address: str, text: str, version: int) -> None:
    """Give an open file another text."""
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version, address),
            [types.TextDocumentContentChangeWholeDocument(text)],
        )
    )
