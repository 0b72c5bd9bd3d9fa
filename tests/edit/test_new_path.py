"""Tests of the folder of a new entity's file."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.new_path import new_path
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog

COURSE = BASE["courses/dangzhang.yaml"]


def _path(folder: Path, files: Mapping[str, str | None], school: str | None) -> str:
    tree = DiskTree(write_catalog(folder, files))
    lookup = Lookup(tree, lambda: load(tree))
    content = {} if school is None else {"school": school}
    return new_path(lookup, Key(Kind.COURSE, "new"), content)


def _course(school: str) -> str:
    return COURSE.replace("school: liudu", f"school: {school}")


# 柳杜's first course is in the kind's own folder: see BASE.
BY_SCHOOL = {
    "courses/dangzhang.yaml": None,
    "courses/liudu/a.yaml": _course("liudu"),
    "courses/wangda/b.yaml": _course("wangda"),
    "courses/wangda/c.yaml": _course("wangda"),
}


A_NEW_FILE_IS_WHERE_ITS_NEIGHBOURS_ARE: list[tuple[Mapping[str, str | None], str | None, str]] = [
    ({}, "liudu", "courses/new.yaml"),
    ({"courses/dangzhang.yaml": None}, "liudu", "courses/new.yaml"),  # the very first
    (BY_SCHOOL, "liudu", "courses/liudu/new.yaml"),
    (BY_SCHOOL, "wangda", "courses/wangda/new.yaml"),
    (BY_SCHOOL, "mayu", "courses/mayu/new.yaml"),  # a school's first, as the others have it
    (BY_SCHOOL, None, "courses/new.yaml"),
    # Most of its own are in one folder, whatever that is called.
    (
        {
            **BY_SCHOOL,
            "courses/old/d.yaml": _course("liudu"),
            "courses/old/e.yaml": _course("liudu"),
        },
        "liudu",
        "courses/old/new.yaml",
    ),
    # All are in one folder, of no school's name.
    (
        {"courses/dangzhang.yaml": None, "courses/all/a.yaml": COURSE},
        "x",
        "courses/all/new.yaml",
    ),
    # Folders that mean something else are no habit.
    (
        {"courses/theory/a.yaml": COURSE, "courses/skills/b.yaml": COURSE},
        "x",
        "courses/new.yaml",
    ),
]


def test_a_new_file_is_where_its_neighbours_are(tmp_path: Path, subtests: pytest.Subtests) -> None:
    for number, (files, school, path) in enumerate(A_NEW_FILE_IS_WHERE_ITS_NEIGHBOURS_ARE):
        with subtests.test(files=files, school=school):
            assert _path(tmp_path / str(number), files, school) == path
