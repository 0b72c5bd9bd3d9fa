"""Tests of what was made last."""

import os
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.last_made import school_of_last
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog


def test_the_school_of_the_file_that_was_written_last(tmp_path: Path) -> None:
    other = BASE["courses/dangzhang.yaml"].replace("school: liudu", "school: wangda")
    root = write_catalog(tmp_path, {"courses/a.yaml": other})
    tree = DiskTree(root)
    lookup = Lookup(tree, lambda: load(tree))
    for last, school in (("a", "wangda"), ("dangzhang", "liudu")):
        for name in ("a", "dangzhang"):
            at = 2_000_000_000 if name == last else 1_000_000_000
            os.utime(root / f"courses/{name}.yaml", (at, at))
        assert school_of_last(lookup, root, Kind.COURSE) == school


def test_none_without_a_school(root: Path) -> None:
    tree = DiskTree(root)
    assert school_of_last(Lookup(tree, lambda: load(tree)), root, Kind.TEACHER) is None
