"""What the client tells of its documents, and of files that change on disk."""

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from partyschool_cli.editor.session import Session


def listen_to_documents(server: LanguageServer, session: Session) -> None:
    """Register the notifications that change what is open."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        session.workspace.open(params.text_document)
        session.changed(looks_at_disk=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        session.workspace.change(params.text_document, list(params.content_changes))
        session.typed()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE, types.SaveOptions(include_text=False))
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        session.workspace.save(params.text_document.uri)
        session.changed(looks_at_disk=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        session.workspace.close(params.text_document.uri)
        session.changed(looks_at_disk=True)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(_: types.DidChangeWatchedFilesParams) -> None:
        session.touched()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        for folder in params.event.removed:
            session.workspace.remove_folder(folder.uri)
        for folder in params.event.added:
            session.workspace.add_folder(folder.uri)
        session.changed(looks_at_disk=True)
