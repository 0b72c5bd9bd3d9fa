"""What an editor that can do much has of a server: its settings, and edits that it makes."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient

from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.rename import rename_named
from partyschool_cli.model.kind import Kind
from tests.edit.editing import changed, lookup_of
from tests.editor.applied import ABLE, Editor
from tests.editor.clients import WATCHES, close_file, open_file, running_client, type_text, until
from tests.linting import active, base, lint_root, write_base

MEMORIAL = "courses/memorial.yaml"
SPRING = "classes/spring.yaml"
YOUTH = "classes/youth.yaml"
# The expert of both classes teaches twice on 11 March, from 9:30.
CLASHING = base(YOUTH, ("start: 14:30", "start: 09:30"), ("end: 16:00", "end: 11:00"))
NOTES = "notes: 会讲,能写\n"


def _able() -> types.ClientCapabilities:
    """To make any edit, to watch files, and to have settings."""
    assert ABLE.workspace is not None
    return types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=ABLE.workspace.workspace_edit,
            configuration=WATCHES.configuration,
            did_change_watched_files=WATCHES.did_change_watched_files,
            inlay_hint=WATCHES.inlay_hint,
        )
    )


@pytest.mark.asyncio
async def test_watches_settings_rename_and_code_actions_of_a_running_server(
    tmp_path: Path,
) -> None:
    """One server for all: what the answers are is tested without one."""
    root = write_base(tmp_path / "catalog", {YOUTH: CLASHING})
    log = tmp_path / "log.txt"
    editor = Editor(root)
    watched: list[str] = []
    has_settings = asyncio.Event()
    running = running_client(
        root,
        capabilities=_able(),
        options=("--log", str(log)),
        prepare=_asked(watched, has_settings.set),
    )
    async with running as client:
        await asyncio.wait_for(has_settings.wait(), 60)
        await _hints(client, root / SPRING)
        await _fix_all(client, editor)
        await _move(client, editor)
        await _rename(client, editor)
    assert "**/catalog.yaml" in watched
    assert "didOpen" in log.read_text("utf-8")


def _asked(watched: list[str], refreshed: Callable[[], None]) -> Callable[[LanguageClient], None]:
    """Has a client note what it is asked to watch, and give settings when it is asked for them."""

    def register(params: types.RegistrationParams) -> None:
        (one,) = params.registrations
        watchers = one.register_options["watchers"]  # type: ignore[index]  # any JSON
        watched.extend(each["globPattern"] for each in watchers)

    def prepare(client: LanguageClient) -> None:
        client.set_configuration({"pschool": {"inlayHints": True}})
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(register)
        client.feature(types.WORKSPACE_INLAY_HINT_REFRESH)(lambda _: refreshed())

    return prepare


async def _hints(client: LanguageClient, path: Path) -> None:
    """They are on by a setting."""
    address = open_file(client, path)
    document = types.TextDocumentIdentifier(address)
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    assert await client.text_document_inlay_hint_async(types.InlayHintParams(document, whole))
    close_file(client, address)


async def _rename(client: LanguageClient, editor: Editor) -> None:
    expected = changed(
        editor.folder, rename_named(lookup_of(editor.folder), Key(Kind.TEACHER, "expert"), "other")
    )
    address = editor.open(MEMORIAL)
    open_file(client, editor.folder / MEMORIAL)
    document, place = types.TextDocumentIdentifier(address), editor.place(address, "teachers: [")
    prepared = await client.text_document_prepare_rename_async(
        types.PrepareRenameParams(document, place)
    )
    assert prepared == types.PrepareRenamePlaceholder(
        types.Range(place, types.Position(place.line, place.character + len("expert"))), "expert"
    )
    with pytest.raises(JsonRpcException, match=r"编号 lecturer 已经有了：teachers/lecturer\.yaml"):
        await client.text_document_rename_async(types.RenameParams(document, place, "lecturer"))
    edit = await client.text_document_rename_async(types.RenameParams(document, place, "other"))
    assert edit is not None
    editor.apply(edit)
    editor.save()
    for path, text in expected.items():
        file = editor.folder / path
        assert (file.read_text("utf-8") if file.exists() else None) == text


def clashes(client: LanguageClient, address: str) -> list[types.Diagnostic]:
    """What was published of a file, now or before it was opened."""
    return [one for one in client.diagnostics.get(address, ()) if one.code == "PS401"]


async def _move(client: LanguageClient, editor: Editor) -> None:
    path = editor.folder / YOUTH
    address = editor.open(YOUTH)
    open_file(client, path)
    await until(client, lambda: bool(clashes(client, address)))
    (diagnostic,) = clashes(client, address)
    context = types.CodeActionContext([diagnostic], [types.CodeActionKind.QuickFix])
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(address), diagnostic.range, context
    )
    actions = await client.text_document_code_action_async(params)
    (first, *_) = actions or ()
    assert isinstance(first, types.CodeAction)
    assert list(first.diagnostics or ()) == [diagnostic]
    assert first.edit is not None
    editor.apply(first.edit)
    editor.save()
    type_text(client, address, editor.texts[address], editor.versions[address])
    assert lint_root(editor.folder, active("PS401")) == ()


async def _fix_all(client: LanguageClient, editor: Editor) -> None:
    path = editor.folder / "teachers/lecturer.yaml"
    address = editor.open("teachers/lecturer.yaml", path.read_text("utf-8") + NOTES)
    open_file(client, path, editor.texts[address], 2)
    context = types.CodeActionContext([], [types.CodeActionKind.SourceFixAll])
    whole = types.Range(types.Position(0, 0), types.Position(9, 0))
    params = types.CodeActionParams(types.TextDocumentIdentifier(address), whole, context)
    (action,) = await client.text_document_code_action_async(params) or ()
    assert isinstance(action, types.CodeAction)
    assert action.edit is not None
    editor.apply(action.edit)
    type_text(client, address, editor.texts[address], editor.versions[address])
    assert editor.texts[address].endswith("notes: 会讲，能写\n")
