"""Tests of new entities from whole files."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.new_file import new_from_file, title_in
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import Create
from partyschool_cli.source.files.disk_tree import DiskTree

KEY = Key(Kind.TEACHER, "new")
TEXT = "# 新来的\r\nname:   王明\r\ncategory: school-teacher"


def _lookup(root: Path) -> Lookup:
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


@pytest.mark.parametrize("data", [TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode()])
def test_bytes_that_are_utf_8_are_kept(root: Path, data: bytes) -> None:
    plan = new_from_file(_lookup(root), KEY, data, "王.yaml")
    assert plan.changes.changes == (Create("teachers/new.yaml", data),)
    assert plan.notes == ()


@pytest.mark.parametrize(("encoding", "called"), [("gbk", "GBK"), ("utf-16", "UTF-16")])
def test_another_encoding_is_converted_and_told(root: Path, encoding: str, called: str) -> None:
    plan = new_from_file(_lookup(root), KEY, TEXT.encode(encoding), "王.yaml")
    (change,) = plan.changes.changes
    assert isinstance(change, Create)
    assert change.data.decode().removeprefix("\ufeff") == TEXT
    assert plan.notes == (f"王.yaml 是 {called} 编码，已存成 UTF-8",)


def test_what_cannot_be_read_is_told_with_the_file_s_name(
    root: Path, subtests: pytest.Subtests
) -> None:
    cases: list[tuple[bytes, str]] = [
        (b"name: [\n", "王.yaml:"),
        (b"\x00\x01\x02PK\x03\x04" * 20, "王.yaml"),
        (b"- a\n- b\n", "王.yaml 里没有"),
        (b"", "王.yaml 里没有"),
    ]
    for data, told in cases:
        with subtests.test(data=data, told=told):
            with pytest.raises(CommandLineError) as raised:
                new_from_file(_lookup(root), KEY, data, "王.yaml")
            assert raised.value.message.startswith(told)


def test_the_title_of_a_file() -> None:
    assert title_in(TEXT.encode("gbk"), Kind.TEACHER) == "王明"
    assert title_in(TEXT.encode(), Kind.COURSE) == ""
    assert title_in(b"title: 3\n", Kind.COURSE) == ""
