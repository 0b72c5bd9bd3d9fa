"""Completion, hover, references, symbols, lenses and hints through a real client."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from partyschool_cli.editor.client.positions import Positions
from tests.editor.clients import open_file
from tests.editor.places import split_caret

pytestmark = pytest.mark.asyncio

_COURSE = Path("courses", "liudu", "typed.yaml")


class _Document:
    """A document that is open with a text, and the position of its caret."""

    def __init__(self, client: LanguageClient, path: Path, marked: str) -> None:
        self.client = client
        self.text, offset = split_caret(marked)
        self.id = types.TextDocumentIdentifier(open_file(client, path, self.text))
        self.position = Positions(self.text, "utf-16").position(offset)

    def read(self, range: types.Range) -> str:  # as LSP calls it
        start, end = Positions(self.text, "utf-16").stretch(range)
        return self.text[start:end]

    def close(self) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.id))


@pytest.fixture
def opened(client: LanguageClient, shipped_copy: Path) -> Iterator[list[_Document]]:
    """A document in a course's file; what is appended is closed too."""
    marked = "title: 𠮷\r\nschool: liudu\r\nteachers: [liudu-‸teacher, "
    documents = [_Document(client, shipped_copy / _COURSE, marked)]
    yield documents
    for one in documents:
        one.close()


async def _completed(client: LanguageClient, document: _Document) -> list[types.CompletionItem]:
    params = types.CompletionParams(document.id, document.position)
    found = await client.text_document_completion_async(params)
    assert isinstance(found, types.CompletionList)
    return list(found.items)


async def test_completion_of_ids_in_a_text_that_does_not_parse(
    client: LanguageClient, opened: list[_Document]
) -> None:
    items = {one.label: one for one in await _completed(client, opened[0])}
    found = items["liudu-party-secretary"]
    assert found.detail == "柳杜乡党委书记"
    assert found.filter_text is not None
    for form in ("liudu-party-secretary", "ldxdwsj", "柳杜乡党委书记", "liuduxiang"):
        assert form in found.filter_text
    assert isinstance(found.text_edit, types.TextEdit)
    assert opened[0].read(found.text_edit.range) == "liudu-teacher"
    resolved = await client.completion_item_resolve_async(found)
    assert isinstance(resolved.documentation, types.MarkupContent)
    assert resolved.documentation.value.startswith("**教师　柳杜乡党委书记**")
    in_order = sorted(items.values(), key=lambda one: str(one.sort_text))
    retired = ["停用" in str(one.detail) for one in in_order]
    assert retired == sorted(retired)


async def test_hover_tells_of_an_id_in_markdown(
    client: LanguageClient, opened: list[_Document]
) -> None:
    params = types.HoverParams(opened[0].id, opened[0].position)
    found = await client.text_document_hover_async(params)
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert found.contents.value.startswith("**教师　柳杜乡党校教师**")
    assert found.range is not None
    assert opened[0].read(found.range) == "liudu-teacher"


async def test_definition_references_and_highlights(
    client: LanguageClient, shipped_copy: Path, opened: list[_Document]
) -> None:
    document, position = opened[0].id, opened[0].position
    found = await client.text_document_definition_async(types.DefinitionParams(document, position))
    assert isinstance(found, list)
    assert [one.uri.rpartition("/")[2] for one in found] == ["liudu-teacher.yaml"]
    context = types.ReferenceContext(include_declaration=True)
    places = await client.text_document_references_async(
        types.ReferenceParams(context, document, position)
    )
    assert places is not None
    assert document.uri in [one.uri for one in places]
    assert found[0].uri == places[0].uri
    marks = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(document, position)
    )
    assert [opened[0].read(one.range) for one in marks or ()] == ["liudu-teacher"]


async def test_symbols_of_a_document_and_of_the_workspace(
    client: LanguageClient, shipped_copy: Path, opened: list[_Document]
) -> None:
    path = shipped_copy / "classes" / "liudu-members-2026.yaml"
    opened.append(_Document(client, path, path.read_bytes().decode() + "‸"))
    params = types.DocumentSymbolParams(opened[-1].id)
    found = await client.text_document_document_symbol_async(params)
    assert found is not None
    assert found[0].name == "柳杜乡党员“4+N”主题培训班"
    symbols = await client.workspace_symbol_async(types.WorkspaceSymbolParams("ldxdxjs"))
    assert symbols is not None
    assert "柳杜乡党校教师" in [one.name for one in symbols]


async def test_lenses_are_there_and_hints_are_off(
    client: LanguageClient, shipped_copy: Path, opened: list[_Document]
) -> None:
    path = shipped_copy / "schools" / "liudu.yaml"
    opened.append(_Document(client, path, path.read_bytes().decode() + "‸"))
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(opened[-1].id))
    assert lenses is not None
    assert [one.command.title[:2] for one in lenses if one.command] == ["被 "]
    whole = types.Range(types.Position(0, 0), types.Position(9, 0))
    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(opened[-1].id, whole))
    assert not hints
