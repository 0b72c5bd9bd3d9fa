"""A real client of the language server, over standard input and output."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

from lsprotocol import types
from pytest_lsp import LanguageClient, make_test_lsp_client

from partyschool_cli.editor.client.addresses import address_of

# A machine may be busy: nothing here waits for so long otherwise.
_PATIENCE = 60.0
TODAY = "2026-10-01"
WATCHES = types.WorkspaceClientCapabilities(
    configuration=True,
    did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
        dynamic_registration=True
    ),
    inlay_hint=types.InlayHintWorkspaceClientCapabilities(refresh_support=True),
)
_VERSIONS: WeakKeyDictionary[LanguageClient, dict[str, int | None]] = WeakKeyDictionary()


@asynccontextmanager
async def running_client(
    *folders: Path,
    capabilities: types.ClientCapabilities | None = None,
    options: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
    prepare: Callable[[LanguageClient], None] = lambda _: None,
) -> AsyncIterator[LanguageClient]:
    """A client of a new server, initialized with these folders; `prepare` is called before."""
    client = make_test_lsp_client()
    prepare(client)
    _note_versions(client)
    command = (sys.executable, "-m", "partyschool_cli", "--today", TODAY, "lsp", *options)
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


async def until(client: LanguageClient, is_so: Callable[[], bool]) -> None:
    """Wait until it is so, asking after each publication of findings."""
    while not is_so():
        told = client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        await asyncio.wait_for(told, _PATIENCE)


async def published(client: LanguageClient, address: str, version: int) -> list[types.Diagnostic]:
    """The findings of an open file once they are published of a version of it."""
    await until(client, lambda: _VERSIONS[client].get(address) == version)
    return list(client.diagnostics[address])


def _note_versions(client: LanguageClient) -> None:
    """Have the client note of which version of a document findings are."""
    versions = _VERSIONS.setdefault(client, {})
    keep = client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

    def published(params: types.PublishDiagnosticsParams) -> None:
        keep(params)
        versions[params.uri] = params.version

    client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = published


def open_file(client: LanguageClient, path: Path, text: str | None = None, version: int = 1) -> str:
    """Open a file with its text on disk, or with another one; its address."""
    address = address_of(path)
    shown = path.read_bytes().decode() if text is None else text
    item = types.TextDocumentItem(address, "yaml", version, shown)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return address


def close_file(client: LanguageClient, address: str) -> None:
    """Close an open file."""
    document = types.TextDocumentIdentifier(address)
    client.text_document_did_close(types.DidCloseTextDocumentParams(document))


def save_file(client: LanguageClient, path: Path, text: str) -> None:
    """Save an open file, as an editor does."""
    path.write_text(text, "utf-8", newline="")
    document = types.TextDocumentIdentifier(address_of(path))
    client.text_document_did_save(types.DidSaveTextDocumentParams(document))


def tell_of_files(client: LanguageClient, *paths: Path) -> None:
    """Tell that files changed on disk, as an editor does that watches them."""
    events = [types.FileEvent(address_of(one), types.FileChangeType.Changed) for one in paths]
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))


def type_text(client: LanguageClient, address: str, text: str, version: int) -> None:
    """Give an open file another text."""
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version, address),
            [types.TextDocumentContentChangeWholeDocument(text)],
        )
    )
