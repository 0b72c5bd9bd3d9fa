"""A file is read once; its text and places are worked out of what was read."""

from pathlib import Path

import pytest

from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.text.problem import Problem, ProblemCode
from partyschool_cli.source.text.span import START_OF_FILE, Span, Word
from partyschool_cli.source.yaml.source_file import SourceFile


def source(tmp_path: Path, content: bytes) -> SourceFile:
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / "x.yaml").write_bytes(content)
    return SourceFile(DiskTree(tmp_path), "x.yaml")


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


def test_places_and_words(tmp_path: Path) -> None:
    text = "title: 党章\nteachers: [甲, 乙]\n"
    file = source(tmp_path, text.encode())
    offset = text.index("乙")
    assert file.word_at(offset) == Word(offset, offset + 1, ("teachers", 1), "value")
    assert file.span(offset, offset + 1) == file.place(("teachers", 1))
    assert file.place(("teachers", 1), "key") == file.place(("teachers", 1))
    assert file.word_at(0).path == ("title",)
    assert file.content == {"title": "党章", "teachers": ["甲", "乙"]}


def test_a_span_may_end_on_another_line(tmp_path: Path) -> None:
    file = source(tmp_path, "title: 党章\nkind: x\n".encode())
    assert file.span(7, 14) == Span(1, 8, 2, 5, 7, 14)


def test_an_item_is_joined_if_it_is_in_brackets_without_quotes(tmp_path: Path) -> None:
    text = "a: [甲，乙]\nb: [丙, '甲，乙']\nc:\n  - 甲，乙\nd: [甲]\n"
    file = source(tmp_path, text.encode())
    paths = (("a", 0), ("b", 1), ("c", 0), ("d", 0))
    joined = [path for path in paths if file.is_joined(path, file.content[path[0]][path[1]])]
    assert joined == [("a", 0)]


def test_what_was_read_is_what_spans_are_of(tmp_path: Path) -> None:
    file = source(tmp_path, "title: 党章\nkind: x\n".encode())
    assert file.content == {"title": "党章", "kind": "x"}
    (tmp_path / "x.yaml").write_bytes(b"kind: changed since\n")
    for number in range(9):  # more than are remembered
        assert source(tmp_path / f"{number}", b"a: %d\n" % number).content == {"a": number}
    assert (file.place(("kind",)).line, file.lines[1]) == (2, "kind: x")


def test_its_bytes_are_those_that_were_read_whatever_was_asked_before(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    contents = {
        "UTF-8": "title: 党章\r\n".encode(),
        "with a byte order mark": "\ufefftitle: 党章\n".encode(),
        "two of them": "\ufeff\ufefftitle: 党章\n".encode(),
        "GBK": "title: 党章学习\n".encode("gbk"),
        "no text": b"\x89PNG\0\xff",
        "broken YAML": b"title: [\n",
    }
    for name, content in contents.items():
        with subtests.test(name):
            file = source(tmp_path, content)
            assert file.problems is not None
            (tmp_path / "x.yaml").unlink()
            assert file.read() == content


class _TreeThatIsReadMeanwhile(DiskTree):
    """Another thread has read and decoded the file before this one has its bytes."""

    file: SourceFile

    def read(self, path: str) -> bytes | Problem:
        data = super().read(path)
        if self.file._decoded is None:
            self.file._decoded = decode("title: 党章\n".encode())
        return data


def test_what_one_thread_decoded_counts_for_all(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes("title: 党史\n".encode())
    tree = _TreeThatIsReadMeanwhile(tmp_path)
    file = tree.file = SourceFile(tree, "x.yaml")
    file.read()
    assert (file.text, file.read()) == ("title: 党章\n", "title: 党章\n".encode())


def test_of_an_unreadable_file_the_problem_stays(tmp_path: Path) -> None:
    file = SourceFile(DiskTree(tmp_path), "none.yaml")
    (problem,) = file.problems
    assert file.read() == problem


def test_nothing_is_read_before_it_is_needed(tmp_path: Path) -> None:
    file = SourceFile(DiskTree(tmp_path), "x.yaml")
    (tmp_path / "x.yaml").write_bytes(b"a: 1\n")
    assert file.content == {"a": 1}


def test_the_content_of_a_file_that_does_not_parse(tmp_path: Path) -> None:
    file = source(tmp_path, b"title: [\n")
    assert file.content is None
    assert file.place(("title",)) == file.places.value(("title",))


def test_a_file_that_cannot_be_read_has_no_text(tmp_path: Path) -> None:
    assert SourceFile(DiskTree(tmp_path), "none.yaml").text == ""
    assert source(tmp_path, b"\x89PNG\0\xff").text == ""


def test_typos(tmp_path: Path) -> None:
    assert [typo.line for typo in source(tmp_path, "a: 1\nb：1\n".encode()).typos] == [2]
