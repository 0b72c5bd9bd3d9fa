"""Hover as each client takes it, and what to do about a finding."""

from pathlib import Path

from lsprotocol import types

from tests.editor.applied import Editor
from tests.editor.asking import at_caret, editor_on

_MARKDOWN = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
    )
)
_PLAIN = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.PlainText])
    )
)


def _hover(editor: Editor, path: str, marked: str) -> types.MarkupContent | None:
    params = types.HoverParams(*at_caret(editor, path, marked))
    found = editor.ask(types.TEXT_DOCUMENT_HOVER, params)
    return None if found is None else found.contents


def test_a_client_without_markdown_gets_plain_text(tmp_path: Path) -> None:
    marked = "contact_‸hours: 2"
    found = _hover(editor_on(tmp_path / "a", _MARKDOWN), "courses/new.yaml", marked)
    assert found is not None
    assert found.value.startswith("**学时**　contact\\_hours")
    found = _hover(editor_on(tmp_path / "b", _PLAIN), "courses/new.yaml", marked)
    assert found is not None
    assert found.kind == types.MarkupKind.PlainText
    assert found.value.startswith("学时　contact_hours\n")


def test_it_advises_what_to_do_about_a_finding_that_is_known(tmp_path: Path) -> None:
    editor, path = editor_on(tmp_path), "teachers/greenhouse-expert.yaml"
    marked = "name: 甲\ncategory: farming-expert\nschool: hek‸o\n"
    assert _hover(editor, path, marked) is None
    (catalog,) = editor.workspace.now().catalogs
    (finding,) = (one for one in catalog.findings if one.file == path and "heko" in one.message)
    found = _hover(editor, path, marked)
    assert found is not None
    assert found.value == f"怎么改：{finding.hint}（{finding.code}）"
