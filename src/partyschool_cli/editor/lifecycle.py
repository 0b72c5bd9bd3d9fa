"""Begin with what the client can do, ask it to watch files, and take its settings."""

import logging
from collections.abc import Callable
from typing import Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from partyschool_cli.editor.client.positions import Encoding
from partyschool_cli.editor.session import Session

_log = logging.getLogger(__name__)
_ENCODINGS: Final[dict[str | None, Encoding]] = {
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "utf-32": "utf-32",
}
_FOLDERS: Final = "**/{schools,courses,teachers,sites,classes}"
# The folders too: of one that is gone, an editor tells nothing of the files in it.
_WATCHED: Final = ("**/catalog.yaml", "**/*.json", _FOLDERS, f"{_FOLDERS}/**")
_SECTION: Final = "pschool"


def listen_to_lifecycle(
    server: LanguageServer, session: Session, begins: Callable[[], None]
) -> None:
    """Register what begins and ends a session, and what configures it.

    `begins` is called in the event loop before anything else.
    """

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        begins()
        encoding = _ENCODINGS.get(server.workspace.position_encoding, "utf-16")
        session.begin(params.capabilities, encoding)
        session.workspace.configure(params.initialization_options)
        folders = params.workspace_folders
        if folders is None:
            folders = [types.WorkspaceFolder(params.root_uri, "")] if params.root_uri else []
        for folder in folders:
            session.workspace.add_folder(folder.uri)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        session.start()
        able = session.client.workspace or types.WorkspaceClientCapabilities()
        watching = able.did_change_watched_files
        if watching is not None and watching.dynamic_registration:
            session.is_watched = await _is_registered(server)
        await _configure(server, session)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        session.workspace.configure(params.settings)
        await _configure(server, session)

    @server.feature(types.SHUTDOWN)
    def shutdown(*_: Any) -> None:
        session.close()


async def _is_registered(server: LanguageServer) -> bool:
    """Ask the client to watch the files of catalogs; whether it does."""
    watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
    registration = types.Registration(
        "pschool-files",
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        types.DidChangeWatchedFilesRegistrationOptions(watchers),
    )
    try:
        await server.client_register_capability_async(types.RegistrationParams([registration]))
    except JsonRpcException as error:  # then the files are looked at
        _log.warning("%s", error)
        return False
    return True


async def _configure(server: LanguageServer, session: Session) -> None:
    """Ask the client for its settings, and to show anew what depends on them, if it can do so."""
    able = session.client.workspace or types.WorkspaceClientCapabilities()
    try:
        if able.configuration:
            item = types.ConfigurationItem(section=_SECTION)
            asked = types.ConfigurationParams([item])
            found = await server.workspace_configuration_async(asked)
            session.workspace.configure(next(iter(found), None))
        if able.inlay_hint is not None and able.inlay_hint.refresh_support:
            await server.workspace_inlay_hint_refresh_async(None)
    except JsonRpcException as error:
        _log.warning("%s", error)
