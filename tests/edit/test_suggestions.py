"""Tests of what a catalog suggests for a new entity."""

from pathlib import Path
from typing import Any

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.suggestions import suggested
from partyschool_cli.model.describe import MODELS, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog

COURSE = BASE["courses/dangzhang.yaml"]
PRACTICAL = COURSE.replace("strand: theory", "strand: practical").replace("hours: 2", "hours: 4")


def _suggested(root: Path, name: str, **content: Any) -> Any:
    tree = DiskTree(root)
    field = field_at(MODELS[Kind.COURSE], (name,))
    assert field is not None
    return suggested(Lookup(tree, lambda: load(tree)), Kind.COURSE, field, content)


def test_the_hours_of_its_neighbours(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"courses/a.yaml": PRACTICAL, "courses/b.yaml": COURSE})
    assert _suggested(root, "contact_hours") == 2
    assert _suggested(root, "contact_hours", strand="practical") == 4


def test_the_audience_of_the_school_s_other_courses(tmp_path: Path) -> None:
    other = COURSE.replace("school: liudu", "school: wangda").replace("members", "farmers")
    root = write_catalog(tmp_path, {"courses/a.yaml": other, "courses/b.yaml": other})
    assert _suggested(root, "audience") == ["farmers"]
    assert _suggested(root, "audience", school="liudu") == ["members"]
    assert _suggested(root, "audience", school="mayu") == ["farmers"]  # it has none yet


def test_what_is_out_of_use_suggests_nothing(tmp_path: Path) -> None:
    retired = PRACTICAL + "status: retired\n"
    root = write_catalog(tmp_path, {"courses/a.yaml": retired, "courses/b.yaml": retired})
    assert _suggested(root, "contact_hours") == 2


def test_nobody_suggests_a_title(root: Path) -> None:
    assert _suggested(root, "title") is None


def test_a_catalog_without_courses_suggests_nothing(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"courses/dangzhang.yaml": None})
    assert _suggested(root, "strand") is None
