"""An editor as far as edits go: open documents, and a server's edits made in them and on disk."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from lsprotocol import types

from partyschool_cli.discover import discover
from partyschool_cli.editor import features
from partyschool_cli.editor.client.addresses import address_of, path_of
from partyschool_cli.editor.client.positions import Encoding, Positions
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.workspace.workspace import Workspace

TODAY = dt.date(2026, 11, 23)
_MARK = "\ufeff"
ABLE = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=list(types.ResourceOperationKind)
        )
    )
)


class Editor:
    """An editor on one folder, without a process: it asks features, and makes their edits.

    Like VS Code it reads files as UTF-8, keeps a byte order mark to itself, and saves as UTF-8.
    """

    def __init__(
        self,
        folder: Path,
        client: types.ClientCapabilities = ABLE,
        encoding: Encoding = "utf-16",
    ) -> None:
        self.folder, self.encoding = folder, encoding
        self.workspace = Workspace(lambda: TODAY, encoding, client)
        self.workspace.add_folder(address_of(folder))
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}

    def open(self, path: str, text: str | None = None) -> str:
        """Open a file, with other text than it has on disk if given; its address."""
        address = address_of(self.folder / path)
        self.texts[address], self.versions[address] = _read(self.folder / path), 1
        item = types.TextDocumentItem(address, "yaml", 1, self.texts[address])
        self.workspace.open(item)
        if text is not None:
            self._type(address, text)
        return address

    def ask(self, method: str, params: Any) -> Any:
        """The answer of a feature."""
        (feature,) = (one for one in FEATURES if one.method == method)
        return feature.answer(self.workspace.now(), params)

    def place(self, address: str, before: str) -> types.Position:
        """The position behind a text, which is there once."""
        text = self.texts[address]
        assert text.count(before) == 1, before
        return Positions(text, self.encoding).position(text.index(before) + len(before))

    def apply(self, edit: types.WorkspaceEdit) -> None:
        """Make an edit; what it opens stays open."""
        for change in edit.document_changes or ():
            if isinstance(change, types.TextDocumentEdit):
                document = change.text_document
                address = document.uri
                assert document.version == self.versions.get(address), "another version"
                self._edit(address, [_plain(one) for one in change.edits])
            elif isinstance(change, types.RenameFile):
                self._rename(change.old_uri, change.new_uri)
            else:
                raise NotImplementedError(change)
        for address, edits in (edit.changes or {}).items():
            self._edit(address, edits)

    def save(self) -> None:
        """Save all documents."""
        for address, text in self.texts.items():
            path = path_of(address)
            assert path is not None
            has_mark = path.exists() and path.read_bytes().startswith(_MARK.encode())
            path.write_bytes(((_MARK if has_mark else "") + text).encode())

    def _edit(self, address: str, edits: Sequence[types.TextEdit]) -> None:
        if address not in self.texts:
            path = path_of(address)
            assert path is not None
            self.open(path.relative_to(self.folder).as_posix())
        self._type(address, edited(self.texts[address], edits, self.encoding))

    def _type(self, address: str, text: str) -> None:
        self.texts[address] = text
        self.versions[address] += 1
        self.workspace.change(
            types.VersionedTextDocumentIdentifier(self.versions[address], address),
            [types.TextDocumentContentChangeWholeDocument(text)],
        )

    def _rename(self, old: str, new: str) -> None:
        """An open document goes along: it is closed, and opened under its new address."""
        paths = path_of(old), path_of(new)
        assert paths[0] is not None
        assert paths[1] is not None
        assert not paths[1].exists()
        paths[0].rename(paths[1])
        if old in self.texts:
            text = self.texts.pop(old)
            self.versions.pop(old)
            self.workspace.close(old)
            self.open(paths[1].relative_to(self.folder).as_posix(), text)


FEATURES = tuple(discover(features, "feature", Feature).values())


def edited(text: str, edits: Iterable[types.TextEdit], encoding: Encoding) -> str:
    """A text after edits, all of whose places are those before the first."""
    positions = Positions(text, encoding)
    stretches = sorted((*positions.stretch(one.range), one.new_text) for one in edits)
    for (_, end, _), (start, _, _) in pairwise(stretches):
        assert end <= start, "edits overlap"
    for start, end, new in reversed(stretches):
        text = text[:start] + new + text[end:]
    return text


def _read(path: Path) -> str:
    if not path.exists():  # not saved yet
        return ""
    return path.read_bytes().decode(errors="replace").removeprefix(_MARK)


def _plain(
    edit: types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit,
) -> types.TextEdit:
    new = edit.snippet.value if isinstance(edit, types.SnippetTextEdit) else edit.new_text
    return types.TextEdit(edit.range, new)
