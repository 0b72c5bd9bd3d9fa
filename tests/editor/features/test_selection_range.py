"""A selection grows by the YAML's structure."""

from itertools import pairwise
from pathlib import Path

import pytest
from lsprotocol import types

from tests.catalogs import BASE, write_catalog
from tests.editor.applied import Editor

_CLASS = "classes/banci.yaml"


def _grown(editor: Editor, text: str, before: str) -> list[str]:
    """What is selected around the place behind a text, the innermost first."""
    address = editor.open(_CLASS, text)
    document = types.TextDocumentIdentifier(address)
    params = types.SelectionRangeParams(document, [editor.place(address, before)])
    (found,) = editor.ask(types.TEXT_DOCUMENT_SELECTION_RANGE, params)
    selected = []
    inner: types.SelectionRange | None = found
    lines = text.splitlines(keepends=True)
    while inner is not None:
        start, end = inner.range.start, inner.range.end
        offset = sum(map(len, lines[: start.line])) + start.character
        selected.append(text[offset : sum(map(len, lines[: end.line])) + end.character])
        inner = inner.parent
    return selected


def test_from_a_value_to_the_whole_file(tmp_path: Path) -> None:
    editor = Editor(write_catalog(tmp_path))
    text = BASE[_CLASS]
    grown = _grown(editor, text, "course: dang")
    assert grown[0] == "dangzhang"
    assert grown[1] == "course: dangzhang"
    assert grown[-1] == text
    session = text[text.index("{id: s01") : text.rindex("}") + 1]
    assert session in grown
    assert f"sessions:\n  - {session}" in grown
    assert all(inner in outer for inner, outer in pairwise(grown))


@pytest.mark.parametrize("before", ["siz", "sessions", "title"])
def test_on_a_key_the_key_comes_first(tmp_path: Path, before: str) -> None:
    editor = Editor(write_catalog(tmp_path))
    grown = _grown(editor, BASE[_CLASS], f"\n{before}" if before != "title" else "title")
    assert grown[0].startswith(before)
    assert ":" not in grown[0]


def test_in_a_broken_text_there_are_lines(tmp_path: Path) -> None:
    editor = Editor(write_catalog(tmp_path))
    assert _grown(editor, "title: [\n  a\n", "  a") == ["a", "title: [\n  a\n"]
