"""What changes files, asked for over standard input and output; the client makes the edits."""

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
from tests.editor.clients import open_file, running_client, type_text, until
from tests.linting import active, base, lint_root, write_base

MEMORIAL = "courses/memorial.yaml"
YOUTH = "classes/youth.yaml"
# The expert of both classes teaches twice on 11 March, from 9:30.
CLASHING = base(YOUTH, ("start: 14:30", "start: 09:30"), ("end: 16:00", "end: 11:00"))
NOTES = "notes: 会讲,能写\n"


@pytest.mark.asyncio
async def test_rename_and_code_actions_of_a_running_server(tmp_path: Path) -> None:
    """One server for all: what the answers are is tested without one."""
    root = write_base(tmp_path / "catalog", {YOUTH: CLASHING})
    editor = Editor(root)
    async with running_client(root, capabilities=ABLE) as client:
        await _fix_all(client, editor)
        await _move(client, editor)
        await _rename(client, editor)


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
