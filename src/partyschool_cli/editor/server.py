"""The language server: messages of the client in, answers and findings out."""

import datetime as dt
import logging
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, BinaryIO, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from partyschool_cli.discover import discover
from partyschool_cli.editor import features
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.positions import Encoding
from partyschool_cli.editor.workspace import Workspace
from partyschool_cli.errors import UserError

_log = logging.getLogger(__name__)
# LSP's code for a request that is right, and cannot be carried out.
_REQUEST_FAILED: Final = -32803
_INTERNAL_ERROR: Final = -32603
_SORRY: Final = "pschool 出错了，这一步没有做"
_ENCODINGS: Final[dict[str, Encoding]] = {
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "utf-32": "utf-32",
}


class Server(LanguageServer):
    """Speaks LSP for the catalogs of a workspace. `today` is asked for the day."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__(
            "pschool", version("pschool"), text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.today = today
        self.open = Workspace(today)
        self._features = discover(features, "feature", Feature)
        _listen(self)
        for one in self._features.values():
            self.feature(one.method, one.options)(self._answerer(one))

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002  # pygls gives it
        """Log an error; the user is told that there was one, not where."""
        _log.error("%s", error, exc_info=error)
        if not isinstance(error, JsonRpcException):
            self.tell(_SORRY, types.MessageType.Error)

    def tell(self, message: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """Show a message to the user."""
        self.window_show_message(types.ShowMessageParams(kind, message))

    def _answerer(self, feature: Feature) -> Callable[[Any], Any]:
        def answer(params: Any) -> Any:
            try:
                return feature.answer(self.open.now(), params)
            except UserError as error:
                text = "。".join(filter(None, (error.message, error.hint)))
                raise JsonRpcException(text, _REQUEST_FAILED) from error
            except Exception as error:
                _log.exception("%s", feature.method)
                raise JsonRpcException(_SORRY, _INTERNAL_ERROR) from error

        return answer


def serve(server: Server, stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Answer until the client ends it."""
    server.start_io(stdin, stdout)


def _listen(server: Server) -> None:
    """Register what tells the server what is open."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        encoding = _ENCODINGS[server.workspace.position_encoding or "utf-16"]
        server.open = Workspace(server.today, encoding, params.capabilities)
        folders = params.workspace_folders
        if folders is None:
            folders = [types.WorkspaceFolder(params.root_uri, "")] if params.root_uri else []
        for folder in folders:
            server.open.add_folder(folder.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.open.open(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.open.change(params.text_document, list(params.content_changes))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE, types.SaveOptions(include_text=False))
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.open.save(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.open.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(_: types.DidChangeWatchedFilesParams) -> None:
        server.open.search()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        for folder in params.event.removed:
            server.open.remove_folder(folder.uri)
        for folder in params.event.added:
            server.open.add_folder(folder.uri)
