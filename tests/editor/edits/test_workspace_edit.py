"""Planned changes as edits of an editor."""

from pathlib import Path

import pytest
from lsprotocol import types

from partyschool_cli.editor.edits.workspace_edit import workspace_edit
from partyschool_cli.errors import RefusedError
from partyschool_cli.source.changes.change_set import (
    ChangeSet,
    Create,
    Delete,
    Rename,
    Replace,
)
from partyschool_cli.source.files.digest import digest
from tests.editor.applied import ABLE, Editor
from tests.linting import base, write_base

EXPERT = "teachers/expert.yaml"
OLD = base(EXPERT).encode()
NEW = OLD.replace("土专家".encode(), "老专家".encode())
# As Neovim 0.7 says it.
OPERATIONS_ONLY = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            resource_operations=list(types.ResourceOperationKind)
        )
    )
)


def edit_of(
    editor: Editor,
    *changes: Create | Delete | Rename | Replace,
    able: types.ClientCapabilities = ABLE,
) -> types.WorkspaceEdit:
    (catalog,) = editor.workspace.now().catalogs
    return workspace_edit(able, catalog, ChangeSet(changes))


def test_a_file_of_another_encoding_is_replaced_whole(tmp_path: Path) -> None:
    """What the editor shows of it is damaged: no place in it is that of a character."""
    foreign = OLD.decode().encode("gb18030")
    root = write_base(tmp_path / "catalog", {EXPERT: foreign})
    for is_open in (False, True):
        editor = Editor(root)
        if is_open:
            assert "\ufffd" in editor.texts[editor.open(EXPERT)]
        editor.apply(edit_of(editor, Replace(EXPERT, digest(foreign), OLD)))
        assert list(editor.texts.values()) == [OLD.decode()]


def test_line_ends_that_the_editor_hides_stay(tmp_path: Path) -> None:
    """Some have all lines end alike, whatever the file has."""
    data = OLD.replace(b"\n", b"\r\n")
    root = write_base(tmp_path / "catalog", {EXPERT: data})
    editor = Editor(root)
    address = editor.open(EXPERT, OLD.decode())
    now = editor.workspace.now().at(address)
    assert now is not None
    typed = now.catalog.source(EXPERT).read()
    assert isinstance(typed, bytes)
    added = typed + b"notes: 1\n"
    editor.apply(edit_of(editor, Replace(EXPERT, digest(typed), added)))
    assert editor.texts[address] == OLD.decode() + "notes: 1\n"


def test_files_that_come_and_go(tmp_path: Path) -> None:
    editor = Editor(write_base(tmp_path / "catalog"))
    edit = edit_of(editor, Create("teachers/new.yaml", NEW), Delete(EXPERT, digest(OLD)))
    create, text, delete = edit.document_changes or ()
    assert isinstance(create, types.CreateFile)
    assert isinstance(text, types.TextDocumentEdit)
    assert isinstance(delete, types.DeleteFile)
    assert text.text_document.uri == create.uri
    assert [one.new_text for one in text.edits if isinstance(one, types.TextEdit)] == [NEW.decode()]
    with pytest.raises(RefusedError, match="这要新建文件，这个编辑器不能由扩展来做"):
        edit_of(editor, Create("teachers/new.yaml", NEW), able=types.ClientCapabilities())


def test_an_editor_that_names_the_operations_only_is_given_document_changes(tmp_path: Path) -> None:
    editor = Editor(write_base(tmp_path / "catalog"))
    renamed = Rename(EXPERT, digest(OLD), "teachers/other.yaml", NEW)
    edit = edit_of(editor, renamed, able=OPERATIONS_ONLY)
    assert [type(one) for one in edit.document_changes or ()] == [
        types.TextDocumentEdit,
        types.RenameFile,
    ]
    editor.apply(edit)
    editor.save()
    assert (editor.folder / "teachers/other.yaml").read_bytes() == NEW
