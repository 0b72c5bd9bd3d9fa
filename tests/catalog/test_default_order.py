"""The order of a listing that nobody asked to sort."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.default_order import default_order
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.records.build import records
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.disk_tree import DiskTree

COURSE = (
    "title: 课\nschool: {school}\nstrand: theory\ncontact_hours: 1\ndelivery: [lecture]\n"
    "audience: [members]\n"
)


def _ordered(root: Path, kind: Kind) -> list[str]:
    catalog = load(DiskTree(root))
    return [
        record["id"] for record in sorted(records(catalog, kind), key=default_order(catalog, kind))
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "catalog.yaml": "format: 1\ntitle: 目录\nthemes: {z: 先, a: 后}\n",
        "schools/z-county.yaml": "title: 县\ntier: county\n",
        "schools/a-town.yaml": "title: 甲乡\ntier: township\nparent: z-county\n",
        "schools/b-town.yaml": "title: 乙乡\ntier: township\nparent: z-county\n",
        "schools/c-village.yaml": "title: 甲村\ntier: village\nparent: a-town\n",
        "courses/special.yaml": COURSE.format(school="z-county") + "kind: special\n",
        "courses/later.yaml": COURSE.format(school="z-county") + "kind: theme\ntheme: a\n",
        "courses/sooner.yaml": COURSE.format(school="z-county") + "kind: theme\ntheme: z\n",
        "courses/a-village.yaml": COURSE.format(school="c-village") + "kind: special\n",
        "courses/a-b.yaml": COURSE.format(school="b-town") + "kind: special\n",
        "courses/a-lost.yaml": COURSE.format(school="nowhere") + "kind: special\n",
        "teachers/a.yaml": "name: 甲\ncategory: local-expert\n",
        "teachers/b.yaml": "name: 乙\ncategory: local-expert\norder: 2\n",
        "teachers/c.yaml": "name: 丙\ncategory: local-expert\norder: 1\n",
        "teachers/d.yaml": "name: 丁\ncategory: local-expert\n",
        "sites/a.yaml": "title: 甲\nvenue: online\n",
        "sites/b.yaml": "title: 乙\nvenue: online\nschool: b-town\n",
        "sites/c.yaml": "title: 丙\nvenue: online\nschool: a-town\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_schools_by_tier_then_tree(root: Path) -> None:
    assert _ordered(root, Kind.SCHOOL) == ["z-county", "a-town", "b-town", "c-village"]


def test_courses_by_school_as_in_the_tree_then_theme(root: Path) -> None:
    county = ["sooner", "later", "special"]
    assert _ordered(root, Kind.COURSE) == [*county, "a-village", "a-b", "a-lost"]


def test_teachers_by_rank(root: Path) -> None:
    assert _ordered(root, Kind.TEACHER) == ["c", "b", "a", "d"]


def test_sites_by_school(root: Path) -> None:
    assert _ordered(root, Kind.SITE) == ["c", "b", "a"]


def test_schools_in_a_circle_are_listed(root: Path) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        text = f"title: {one}\ntier: township\nparent: {other}-town\n"
        (root / "schools" / f"{one}-town.yaml").write_text(text, encoding="utf-8")
    assert sorted(_ordered(root, Kind.SCHOOL)) == ["a-town", "b-town", "c-village", "z-county"]
