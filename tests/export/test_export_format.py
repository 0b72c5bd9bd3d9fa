"""The folder of formats: each file is one, for some types of content."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.export import formats
from partyschool_cli.export.document import load_document, load_documents
from partyschool_cli.export.export_format import (
    Exported,
    MissingGlyph,
    format_names,
    formats_for,
    load_format,
)
from partyschool_cli.export.notice_content import NoticeContent
from tests.export.printed import OPTIONS, SHIPPED, timetable


def test_every_file_of_the_folder_is_a_format() -> None:
    files = {path.stem for path in Path(next(iter(formats.__path__))).glob("*.py")} - {"__init__"}
    assert set(format_names()) == files
    assert format_names()[0] == "pdf"
    # Notices are written by a command of their own: they need two catalogs.
    known = {NoticeContent, *(document.content for document in load_documents().values())}
    for name in files:
        assert set(load_format(name).writers) <= known


def test_what_can_be_written_as_what() -> None:
    def formats_of(document: str) -> set[str]:
        return set(formats_for(load_document(document).content))

    assert {"ics", "csv", "md", "json"} <= formats_of("timetable")
    assert "jsonld" not in formats_of("timetable")
    assert "jsonld" in formats_of("catalog")
    assert "ics" not in formats_of("teachers")


def test_a_file_without_its_public_object_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"{formats.__name__}.broken"
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    with pytest.raises(TypeError, match=r"broken has no `export_format"):
        load_format("broken")


def test_content_that_a_format_has_no_form_for() -> None:
    with pytest.raises(CommandLineError):
        load_format("jsonld").write(timetable(SHIPPED, "liudu-winter-2026"), OPTIONS)


def test_pages_are_files_of_their_own() -> None:
    assert Exported((b"1",)).files(Path("d/a.png")) == {Path("d/a.png"): b"1"}
    pages = tuple(str(number).encode() for number in range(1, 11))
    names = [path.name for path in Exported(pages).files(Path("d/a.png"))]
    assert names == ["a.png", *(f"a_{number}.png" for number in range(2, 11))]


def test_a_missing_character_is_named_by_its_code() -> None:
    assert "“𠮷”（U+20BB7）" in MissingGlyph("𠮷", "𠮷田").message
    assert "\x07" not in MissingGlyph("\x07", "x").message
