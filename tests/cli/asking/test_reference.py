"""Tests of asking which entity or session is meant."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.asking.reference import ask_reference
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.cli.conftest import TypeKeys


def _lookup(root: Path) -> Lookup:
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def test_one_kind_by_its_id(root: Path, type_keys: TypeKeys) -> None:
    type_keys("王\r")
    assert ask_reference(_lookup(root), (Kind.TEACHER,), "哪位教师") == "wang"


def test_one_of_several_kinds_by_kind_and_id(root: Path, type_keys: TypeKeys) -> None:
    type_keys("教室\r")
    assert ask_reference(_lookup(root), tuple(Kind), "哪一个") == "site:jiaoshi"


def test_a_session_by_its_class_and_what_is_taught(root: Path, type_keys: TypeKeys) -> None:
    type_keys("lunxun\r" + "dangzhang\r")
    lookup = _lookup(root)
    reference = ask_reference(lookup, (Kind.SESSION,), "哪次课")
    assert lookup.resolve(reference).id == "banci/s01"


def test_what_is_out_of_use_is_not_offered(tmp_path: Path, type_keys: TypeKeys) -> None:
    retired = "name: 王示例\ncategory: school-teacher\nstatus: retired\n"
    root = write_catalog(tmp_path, {"teachers/wang.yaml": retired})
    with pytest.raises(CommandLineError, match="还没有教师"):
        ask_reference(_lookup(root), (Kind.TEACHER,), "哪位教师")
