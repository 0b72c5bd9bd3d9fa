"""What can be folded, as a client is told."""

from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from tests.editor.clients import open_file

pytestmark = pytest.mark.asyncio


async def test_every_entry_of_several_lines_folds(
    client: LanguageClient, shipped_copy: Path
) -> None:
    text = (
        "title: 班\nsessions:\n  - id: s01\n    date: 2026-10-12\n\n  - id: s02\nnotes: |\n  一\n"
    )
    address = open_file(client, shipped_copy / "classes" / "folded.yaml", text)
    found = await client.text_document_folding_range_async(
        types.FoldingRangeParams(types.TextDocumentIdentifier(address))
    )
    client.text_document_did_close(
        types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(address))
    )
    assert found is not None
    assert [(one.start_line, one.end_line) for one in found] == [(1, 5), (2, 3), (6, 7)]
