"""Entities by title, name, other name; with spaces and in other widths."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.names import Names
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog


def names(folder: Path) -> Names:
    files = {
        "schools/liudu.yaml": "title: 柳杜乡党校\ntier: county\nalso_called: 企业（Ａ）分校\n",
        "teachers/wang.yaml": "name: 王　明\ncategory: school-teacher\n",
        "teachers/wang-2.yaml": "name: 王明\ncategory: 没有的\n",  # with an error
        "teachers/Li.yaml": "name: 李示例\ncategory: school-teacher\n",
        "teachers/bad_.yaml": "name：赵示例\n",
    }
    return Names(load(DiskTree(write_catalog(folder, files))))


def test_who_is_called_so(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[Kind, str, tuple[str, ...]]] = [
        (Kind.SCHOOL, "柳杜乡党校", ("liudu",)),
        (Kind.SCHOOL, "柳杜乡 党校", ("liudu",)),
        (Kind.SCHOOL, "企业(a)分校", ("liudu",)),
        (Kind.SCHOOL, "柳杜乡", ()),
        (Kind.TEACHER, "王明", ("wang-2", "wang")),
        (Kind.TEACHER, "王 明", ("wang-2", "wang")),
        (Kind.TEACHER, "李示例", ("li",)),  # as its file should be called
        (Kind.TEACHER, "赵示例", ()),
        (Kind.COURSE, "党章导读", ("dangzhang",)),
        (Kind.SITE, "党章导读", ()),
    ]
    for number, (kind, name, ids) in enumerate(cases):
        with subtests.test(kind=kind, name=name):
            assert names(tmp_path / str(number)).ids(kind, name) == ids


def test_the_same_in_other_kinds(tmp_path: Path) -> None:
    known = names(tmp_path)
    assert known.of_other_kinds(Kind.TEACHER, "教室") == (Key(Kind.SITE, "jiaoshi"),)
    assert known.of_other_kinds(Kind.TEACHER, "jiaoshi") == (Key(Kind.SITE, "jiaoshi"),)
    assert known.of_other_kinds(Kind.SITE, "教室") == ()
