"""Trees and blobs of a revision, and the bytes of its files in a work tree."""

import os
import random
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.tree import too_large
from partyschool_cli.source.git.git import repository_of
from partyschool_cli.source.git.git_objects import Revision, in_work_tree
from tests.repositories import git, repository

TEACHER = "catalog/teachers/wang.yaml"


@pytest.fixture
def revision(tmp_path: Path) -> Revision:
    root = repository(tmp_path / "repo")
    (root / "sites/li.yaml").write_text("title: 李\n", "utf-8")
    return Revision(repository_of(root), git(root, "rev-parse", "HEAD").strip(), "HEAD")


def test_entries_by_path(revision: Revision) -> None:
    found = revision.entries(("catalog/teachers/", "catalog/sites", "no-such"))
    assert {path: one.is_folder for path, one in found.items()} == {
        TEACHER: False,
        "catalog/sites": True,
    }
    assert "catalog/sites/jiaoshi.yaml" in revision.entries(("catalog/",), "-r")


def test_contents_by_object(revision: Revision) -> None:
    (one,) = revision.entries((TEACHER,)).values()
    data = (revision.repository.work_tree / TEACHER).read_bytes()
    for ask in (revision.files, revision.contents):
        assert ask([one.sha, one.sha]) == {one.sha: data}
        assert not ask([])


def test_a_large_file_is_a_problem_and_those_after_it_are_read(revision: Revision) -> None:
    found = revision.entries(("catalog/",), "-r")
    of_size = {
        one.sha: (revision.repository.work_tree / path).stat().st_size
        for path, one in found.items()
    }
    most = sorted(of_size.values())[2]
    read = revision.files(of_size, most)
    assert list(read) == list(of_size)
    assert {sha: len(one) for sha, one in read.items() if isinstance(one, bytes)} == {
        sha: size for sha, size in of_size.items() if size <= most
    }
    assert {one for one in read.values() if not isinstance(one, bytes)} == {
        too_large(size) for size in of_size.values() if size > most
    }


def test_an_object_that_is_not_there(revision: Revision) -> None:
    (one,) = revision.entries((TEACHER,)).values()
    for ask in (revision.files, revision.contents):
        with pytest.raises(CommandLineError, match="HEAD 这个版本的文件不全"):
            ask([one.sha, b"0" * 39 + b"1"])
    with pytest.raises(CommandLineError, match="文件不全"):
        revision._replace(commit="f" * 40).entries(("catalog",))


def test_an_object_that_is_damaged_in_the_middle(tmp_path: Path) -> None:
    data = random.Random(1).randbytes(100_000)  # it does not get smaller in git
    repository(tmp_path, {"sites/a.yaml": data})
    name = git(tmp_path, "rev-parse", "HEAD:catalog/sites/a.yaml").strip()
    revision = Revision(repository_of(tmp_path), "HEAD", "HEAD")
    assert revision.files([name.encode()]) == {name.encode(): data}
    file = tmp_path / ".git/objects" / name[:2] / name[2:]
    file.chmod(0o600)
    os.truncate(file, 50_000)
    with pytest.raises(CommandLineError, match="文件不全"):
        revision.files([name.encode()])


def test_encodings_leave_no_trace(revision: Revision) -> None:
    top = revision.repository.work_tree
    (top / ".gitattributes").write_text("*.yaml working-tree-encoding=GBK\n", "utf-8")
    before = sorted(top.rglob("*"))
    # Those of the work tree are not the revision's.
    assert revision.encodings([TEACHER], {}) == {}
    (top / ".git/info").mkdir(exist_ok=True)
    (top / ".git/info/attributes").write_text("w*.yaml working-tree-encoding=GBK\n", "utf-8")
    paths = [TEACHER, "catalog/catalog.yaml"]
    assert revision.encodings(paths, {}) == {TEACHER: "GBK"}
    (top / ".git/info/attributes").unlink()
    assert [path for path in sorted(top.rglob("*")) if path not in before] == []


def test_bytes_in_a_work_tree() -> None:
    written: dict[str | None, bytes] = {
        None: "党".encode(),
        "GBK": b"\xb5\xb3",
        "UTF-16LE-BOM": b"\xff\xfe\x5a\x51",
        "utf-16be-bom": b"\xfe\xff\x51\x5a",
        "UTF-16LE": b"\x5a\x51",
        "UTF16BE": b"\x51\x5a",
        "UTF-8": "党".encode(),
        # Git leaves alone what it cannot encode.
        "no-such": "党".encode(),
        "ascii": "党".encode(),
    }
    assert {encoding: in_work_tree("党".encode(), encoding) for encoding in written} == written


def test_bytes_that_are_no_text_stay() -> None:
    assert in_work_tree(b"\xff\xfe\x00", "GBK") == b"\xff\xfe\x00"
