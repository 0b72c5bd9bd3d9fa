"""A file's text and places, read when they are asked for."""

from pathlib import Path

import pytest

from partyschool_cli.source.problem import Problem, ProblemCode
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import START_OF_FILE, Span, Word


def source(tmp_path: Path, content: bytes) -> SourceFile:
    (tmp_path / "x.yaml").write_bytes(content)
    return SourceFile(tmp_path, "x.yaml")


def test_places_count_from_behind_the_byte_order_mark(tmp_path: Path) -> None:
    file = source(tmp_path, "\ufefftitle: 党章\r\nkind: x\r\n".encode())
    assert file.text.startswith("title")
    span = file.span_of(Problem(ProblemCode.UNKNOWN_VALUE, "", path=("kind",)))
    assert (span.line, span.column, file.text[span.start : span.end]) == (2, 7, "x")


def test_a_problem_stands_at_its_value_or_key_or_span(tmp_path: Path) -> None:
    file = source(tmp_path, "title: 党章\n".encode())
    assert (
        file.span_of(Problem(ProblemCode.UNKNOWN_FIELD, "", path=("title",), on="key")).column == 1
    )
    assert file.span_of(Problem(ProblemCode.WRONG_TYPE, "", path=("title",))).column == 8
    assert file.span_of(Problem(ProblemCode.MISSING_FIELD, "")) == START_OF_FILE
    own = Span(1, 2, 1, 3, 1, 2)
    assert file.span_of(Problem(ProblemCode.INVALID_YAML, "", path=("title",), span=own)) == own


PLAIN = "title: 党章\nteachers: [甲, 乙]\n"
BY_CARE = "title: |\n  党章\nteachers: [甲, 乙]\n"


@pytest.mark.parametrize("text", [PLAIN, BY_CARE, PLAIN.replace("\n", "\r\n")])
def test_places_are_the_same_by_the_quick_way_and_by_care(tmp_path: Path, text: str) -> None:
    file = source(tmp_path, text.encode())
    for path in (*file.places.values, ("teachers", 2), ("none",)):
        assert file.place(path) == file.places.value(path)
        assert file.place(path, "key") == file.places.key(path)
    offset = text.index("乙")
    assert file.word_at(offset) == Word(offset, offset + 1, ("teachers", 1), "value")
    assert file.span(offset, offset + 1) == file.place(("teachers", 1))
    assert file.content == file.document.data


def test_a_plain_file_is_placed_without_the_careful_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("partyschool_cli.source.yaml_file.parse")
    file = source(tmp_path, PLAIN.encode())
    assert (file.place(("teachers", 1)).line, file.place(("title",), "key").column) == (2, 1)
    assert file.word_at(0).path == ("title",)
    assert file.content == {"title": "党章", "teachers": ["甲", "乙"]}


def test_the_content_of_a_file_that_does_not_parse(tmp_path: Path) -> None:
    file = source(tmp_path, b"title: [\n")
    assert file.content is None
    assert file.place(("title",)) == file.places.value(("title",))


def test_a_file_that_cannot_be_read_has_no_text(tmp_path: Path) -> None:
    assert SourceFile(tmp_path, "none.yaml").text == ""
    assert source(tmp_path, b"\x89PNG\0\xff").text == ""


def test_slips(tmp_path: Path) -> None:
    assert [slip.line for slip in source(tmp_path, "a: 1\nb：1\n".encode()).slips] == [2]
