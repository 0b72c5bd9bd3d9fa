"""A few files whose bytes are at hand."""

from pathlib import Path

from partyschool_cli.source.files.listing import EntityFile
from partyschool_cli.source.files.tree import too_large
from partyschool_cli.source.git.blob_tree import BlobTree
from partyschool_cli.source.text.problem import Problem, ProblemCode

FILES = {
    "catalog.yaml": b"title: x\n",
    "teachers/a/li.yaml": b"name: x\n",
    "teachers/notes.txt": b"",
    "teachers/.li.yaml": b"",
}


def test_it_lists_what_a_folder_with_these_files_would() -> None:
    listing = BlobTree(Path("x"), FILES).listing()
    assert [file.path for file in listing.files] == ["teachers/a/li.yaml"]
    assert isinstance(listing.files[0], EntityFile)
    assert [path for path, _ in listing.unexpected] == ["teachers/notes.txt"]


def test_it_reads_them_and_no_others() -> None:
    tree = BlobTree(Path("x"), {**FILES, "teachers/big.yaml": too_large(2_000_000)})
    assert tree.read("catalog.yaml") == b"title: x\n"
    for path, code in (
        ("teachers/big.yaml", ProblemCode.TOO_LARGE),
        ("teachers/no.yaml", ProblemCode.UNREADABLE_FILE),
    ):
        found = tree.read(path)
        assert isinstance(found, Problem)
        assert found.code is code
