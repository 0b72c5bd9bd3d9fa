"""The folder of formats: each file is one, for some documents."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.documents.document import Document
from partyschool_cli.export.exporter import (
    DOCUMENT_TITLES,
    DOCUMENT_TYPES,
    MissingGlyph,
    format_names,
    formats_of,
    load_format,
)
from tests.export.printed import OPTIONS, SHIPPED, timetable


def test_every_file_of_the_folder_is_a_format() -> None:
    folder = Path(sys.modules[load_format("csv").__module__].__file__ or "").parent / "formats"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert set(format_names()) == files
    for name in files:
        assert set(load_format(name).writers) <= set(DOCUMENT_TYPES.values())


def test_what_can_be_written_as_what() -> None:
    assert set(DOCUMENT_TITLES) == set(DOCUMENT_TYPES)
    assert {"ics", "csv", "md", "json"} <= set(formats_of("timetable"))
    assert "jsonld" not in formats_of("timetable")
    assert "jsonld" in formats_of("catalog")
    assert "ics" not in formats_of("teachers")


def test_a_file_without_its_public_object_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "partyschool_cli.export.formats.broken"
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    with pytest.raises(TypeError, match="export_format"):
        load_format("broken")


def test_a_document_that_a_format_has_no_form_for() -> None:
    document: Document = timetable(SHIPPED, "liudu-winter-2026")
    with pytest.raises(CommandLineError):
        load_format("jsonld").write(document, OPTIONS)


def test_a_missing_character_is_named_by_its_code() -> None:
    assert "“𠮷”（U+20BB7）" in MissingGlyph("𠮷", "𠮷田").message
    assert "\x07" not in MissingGlyph("\x07", "x").message
