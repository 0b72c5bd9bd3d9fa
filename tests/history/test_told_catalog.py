"""The few entities that a class names, out of a whole catalog."""

from pathlib import Path

from partyschool_cli.history.comparison import lookup_of
from partyschool_cli.history.revisions import required_side
from partyschool_cli.history.told_catalog import told_catalog
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.notices import OTHERS, TODAY
from tests.repositories import repository


def test_a_class_and_what_its_sessions_name(tmp_path: Path) -> None:
    lookup = lookup_of(DiskTree(write_catalog(tmp_path, OTHERS)))
    found = told_catalog(lookup, ["banci", "gone"])
    assert {file.key.id for file in found.files} == {
        *("banci", "dangzhang", "jiaoshi", "liudu", "wang"),
    }
    assert found.classes["banci"].sessions


def test_of_a_revision(tmp_path: Path) -> None:
    root = repository(tmp_path, OTHERS)
    lookup = lookup_of(required_side(root, "HEAD", TODAY).tree)
    assert told_catalog(lookup, ["banci"]).teachers["wang"].name == "王示例"
    assert not told_catalog(lookup, []).classes
