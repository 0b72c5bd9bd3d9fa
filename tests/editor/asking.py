"""Questions about the caret in a file that is open in an editor."""

from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

from lsprotocol import types

from partyschool_cli.editor.client.addresses import path_of
from partyschool_cli.editor.client.positions import Encoding, Positions
from tests.catalogs import QINGSHI
from tests.editor.applied import ABLE, Editor
from tests.editor.places import split_caret


def editor_on(
    folder: Path, client: types.ClientCapabilities = ABLE, encoding: Encoding = "utf-16"
) -> Editor:
    """An editor on a copy of the catalog of the tests, in a new folder."""
    root = folder / "catalog"
    copytree(QINGSHI, root)
    return Editor(root, client, encoding)


def at_caret(
    editor: Editor, path: str, marked: str
) -> tuple[types.TextDocumentIdentifier, types.Position]:
    """Type a text into a file; the document, and the position of the caret."""
    text, offset = split_caret(marked)
    address = editor.open(path, text)
    position = Positions(text, editor.encoding).position(offset)
    return types.TextDocumentIdentifier(address), position


def read(editor: Editor, found: Sequence[types.Location]) -> list[str]:
    """The places, each as its path, its line from 1, and the text there: `a.yaml:1 title`."""
    return [_read(editor, one) for one in found]


def _read(editor: Editor, location: types.Location) -> str:
    path = path_of(location.uri)
    assert path is not None
    text = editor.texts.get(location.uri) or path.read_bytes().decode()
    start, end = Positions(text, editor.encoding).stretch(location.range)
    place = f"{path.relative_to(editor.folder).as_posix()}:{location.range.start.line + 1}"
    return f"{place} {text[start:end]}"
