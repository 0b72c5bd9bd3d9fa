"""Formatting in an editor makes of a document what `pschool fmt` makes of the file."""

from pathlib import Path

import pytest
from lsprotocol import types

from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.style.styled_files import styled_files
from tests.catalogs import BASE, write_catalog
from tests.editor.applied import Editor

_COURSE = "courses/dangzhang.yaml"
_TEACHERS = "teachers: [wang]\n"
_CROOKED = f"teachers:   [wang]   # 一\n{BASE[_COURSE].replace(_TEACHERS, '')}notes: '𠮷'\n"


def _formatted(editor: Editor, path: str) -> list[types.TextEdit]:
    document = types.TextDocumentIdentifier(editor.open(path))
    params = types.DocumentFormattingParams(document, types.FormattingOptions(2, True))
    found = editor.ask(types.TEXT_DOCUMENT_FORMATTING, params)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("path", [_COURSE, "catalog.yaml"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_saved_file_is_what_fmt_makes(
    tmp_path: Path, path: str, line_end: str, mark: str
) -> None:
    text = _CROOKED if path == _COURSE else "title:   示例目录\n" + "format: 1\nthemes: {a: b}\n"
    root = write_catalog(tmp_path, {path: mark + text.replace("\n", line_end)})
    styled = styled_files(DiskTree(root), lambda one: one == path).changed[path][1]
    editor = Editor(root)
    edits = _formatted(editor, path)
    assert edits
    editor.apply(types.WorkspaceEdit({next(iter(editor.texts)): edits}))
    editor.save()
    # An editor keeps the mark and the line ends; it has one kind of them.
    saved = (root / path).read_bytes().decode().removeprefix("\ufeff")
    assert saved.replace("\r\n", "\n") == styled.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("text", [BASE[_COURSE], "title: [\n", ""])
def test_what_fmt_leaves_alone_stays(tmp_path: Path, text: str) -> None:
    editor = Editor(write_catalog(tmp_path, {_COURSE: text}))
    already = styled_files(DiskTree(editor.folder), lambda one: one == _COURSE).changed
    assert bool(_formatted(editor, _COURSE)) == bool(already)
    if text != BASE[_COURSE]:
        assert not already


def test_another_file_in_a_folder_of_the_catalog_is_left_alone(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"courses/x.json": '{"title":   "x"}\n'})
    assert _formatted(Editor(root), "courses/x.json") == []
