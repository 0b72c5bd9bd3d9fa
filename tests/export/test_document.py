"""The folder of documents: each file is one, of some kinds of subject."""

import sys
from types import ModuleType

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.export import documents
from partyschool_cli.export.document import document_names, load_document, load_documents
from partyschool_cli.model.kind import Kind

LIUDU = Key(Kind.SCHOOL, "liudu")
CLASS = Key(Kind.CLASS, "liudu-winter-2026")


def test_the_documents_in_the_order_of_the_help() -> None:
    words = "timetable catalog teachers sites classes attendance handbook plan ledger report"
    names = tuple(words.split())
    assert document_names() == names
    assert tuple(load_documents()) == names


def test_no_two_documents_are_called_the_same() -> None:
    found = load_documents()
    words = [*found, *(word for each in found.values() for word in (each.title, *each.aliases))]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("name", "subjects"),
    [
        ("timetable", {LIUDU, CLASS}),
        ("catalog", {None, LIUDU}),
        ("teachers", {None, LIUDU}),
        ("attendance", {CLASS}),
    ],
)
def test_whose_a_document_can_be(name: str, subjects: set[Key | None]) -> None:
    document = load_document(name)
    assert {each for each in (None, LIUDU, CLASS) if document.can_be_of(each)} == subjects


def test_a_file_without_its_public_object_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"{documents.__name__}.broken"
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    with pytest.raises(TypeError, match=r"broken has no `document = Document"):
        load_document("broken")
