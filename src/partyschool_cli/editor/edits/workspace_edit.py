"""Planned changes of a catalog as an edit that the editor makes: nothing is written here."""

from collections.abc import Iterator, Sequence
from typing import Final

from lsprotocol import types

from partyschool_cli.editor.client.capabilities import edit_capabilities, takes_document_changes
from partyschool_cli.editor.client.positions import MARK, Positions
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.errors import RefusedError
from partyschool_cli.source.changes.change_set import (
    Change,
    ChangeSet,
    Create,
    Delete,
    Rename,
    Replace,
)
from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.text.difference import splices_between
from partyschool_cli.source.text.line_ends import with_line_feeds
from partyschool_cli.source.text.splice import Splice

_UTF8: Final = "utf-8"

DocumentChange = types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile
Edits = Sequence[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]


def workspace_edit(
    client: types.ClientCapabilities, catalog: OpenCatalog, changes: ChangeSet
) -> types.WorkspaceEdit:
    """The edit that makes the files of a catalog, as typed, what the changes say.

    Raises RefusedError where files come, go or get another name and the editor cannot do that.
    """
    _refuse_unable(client, changes)
    if takes_document_changes(client):
        found = [one for change in changes.changes for one in _document_changes(catalog, change)]
        # Open documents keep their versions until they have another address.
        return types.WorkspaceEdit(
            document_changes=sorted(found, key=lambda one: isinstance(one, types.RenameFile))
        )
    replaced = (one for one in changes.changes if isinstance(one, Replace))
    edits = {catalog.address_of(one.path): text_edits(catalog, one) for one in replaced}
    return types.WorkspaceEdit(changes={address: own for address, own in edits.items() if own})


def document_edit(catalog: OpenCatalog, path: str, edits: Edits) -> types.TextDocumentEdit:
    """Edits of a file; if it is open, of the version of it that they were made for."""
    document = types.OptionalVersionedTextDocumentIdentifier(
        catalog.address_of(path), catalog.version(path)
    )
    return types.TextDocumentEdit(document, list(edits))


def text_edits(catalog: OpenCatalog, change: Replace | Rename) -> list[types.TextEdit]:
    """The edits of a file's text as the client has it; all of it where that is damaged."""
    path = change.path
    before, after = catalog.source(path).decoded, decode(change.data).text
    buffer = catalog.buffers.get(path)
    positions = catalog.positions(path)
    if buffer is None:
        is_same_text, is_plain = before.encoding == _UTF8, False
    else:
        shown = with_line_feeds(buffer.text.removeprefix(MARK))
        is_same_text = shown == with_line_feeds(before.text)
        is_plain = "\r" not in buffer.text
    if is_same_text:
        splices = splices_between(before.text, after)
        return [text_edit(positions, one, is_plain=is_plain) for one in splices]
    lines = len(with_line_feeds(before.text if buffer is None else buffer.text).split("\n"))
    whole = types.Range(types.Position(0, 0), types.Position(lines, 0))
    return [types.TextEdit(whole, with_line_feeds(after) if is_plain else after)]


def text_edit(positions: Positions, splice: Splice, *, is_plain: bool = False) -> types.TextEdit:
    """A splice of a text; with `is_plain`, the client knows one kind of line end."""
    new = with_line_feeds(splice.replacement) if is_plain else splice.replacement
    return types.TextEdit(positions.range(splice.start, splice.end), new)


def _document_changes(catalog: OpenCatalog, change: Change) -> Iterator[DocumentChange]:
    address = catalog.address_of(change.path)
    if isinstance(change, Create):
        yield types.CreateFile(address)
        start = types.Position(0, 0)
        edit = types.TextEdit(types.Range(start, start), decode(change.data).text)
        yield document_edit(catalog, change.path, [edit])
    elif isinstance(change, Delete):
        yield types.DeleteFile(address)
    else:
        if edits := text_edits(catalog, change):
            yield document_edit(catalog, change.path, edits)
        if isinstance(change, Rename):
            yield types.RenameFile(address, catalog.address_of(change.new_path))


def _refuse_unable(client: types.ClientCapabilities, changes: ChangeSet) -> None:
    kinds = {
        Create: (types.ResourceOperationKind.Create, "新建文件"),
        Rename: (types.ResourceOperationKind.Rename, "给文件改名"),
        Delete: (types.ResourceOperationKind.Delete, "删去文件"),
    }
    operations = edit_capabilities(client).resource_operations or ()
    for change in changes.changes:
        kind, what = kinds.get(type(change), (None, ""))
        if kind is not None and kind not in operations:
            raise RefusedError(
                f"这要{what}，这个编辑器不能由扩展来做，什么都没有改",
                "在终端里做：pschool rename 编号 新编号",
            )
