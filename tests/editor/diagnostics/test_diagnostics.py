"""A finding as a diagnostic: its message and place, and what a client can show of the rest."""

from pathlib import Path

import pytest
from lsprotocol import types

from partyschool_cli.editor.diagnostics.diagnostics import Diagnostics
from tests.catalogs import BASE, write_catalog
from tests.editor.workspaces import only, workspace_of

_CLASS = "classes/banci.yaml"


def _able(**abilities: object) -> types.ClientCapabilities:
    able = types.PublishDiagnosticsClientCapabilities(**abilities)  # type: ignore[arg-type]
    document = types.TextDocumentClientCapabilities(publish_diagnostics=able)
    return types.ClientCapabilities(text_document=document)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog with two classes that clash, and a suppression of nothing."""
    again = BASE[_CLASS].replace("党员轮训班", "𠮷班").replace("08:30", "08:40")
    unused = "# pschool: ignore[PS411] 无\n"
    return write_catalog(tmp_path, {"classes/again.yaml": again + unused})


def _made(root: Path, client: types.ClientCapabilities) -> dict[str, types.Diagnostic]:
    catalog = only(workspace_of(root).now())
    made = Diagnostics(client, lambda code: f"file:///{code}.md").made_of(catalog, catalog.findings)
    for one, finding in zip(made, catalog.findings, strict=True):
        assert one.message == finding.message
        assert one.range.start.line == finding.at.span.line - 1
        assert one.data == {"name": finding.name, "hint": finding.hint}
    return dict(zip((one.name for one in catalog.findings), made, strict=True))


def test_a_client_that_says_nothing_is_told_all(root: Path) -> None:
    made = _made(root, types.ClientCapabilities())
    clash = made["teacher-clash"]
    assert clash.severity == types.DiagnosticSeverity.Error
    assert clash.code_description == types.CodeDescription(f"file:///{clash.code}.md")
    assert clash.related_information is not None
    assert "/classes/" in clash.related_information[0].location.uri
    assert made["unused-suppression"].tags == [types.DiagnosticTag.Unnecessary]


def test_what_a_client_says_that_it_cannot_show_is_left_out(root: Path) -> None:
    unable = _able(
        related_information=False,
        code_description_support=False,
        tag_support=types.ClientDiagnosticsTagOptions([types.DiagnosticTag.Deprecated]),
    )
    made = _made(root, unable)
    assert made["teacher-clash"].related_information is None
    assert made["teacher-clash"].code_description is None
    assert made["unused-suppression"].tags is None
