"""Sorting records by `--sort` and by default."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.records.build import records
from partyschool_cli.catalog.records.row import Record, RecordField
from partyschool_cli.catalog.sorting import default_order, sort_records
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import STRANDS
from partyschool_cli.source.files.disk_tree import DiskTree

FIELDS = (
    RecordField("id", "编号", "text"),
    RecordField("title", "课程名称", "text"),
    RecordField("strand", "模块", "text", choices=STRANDS),
    RecordField("school", "开课学校", "text", titles="school_title"),
    RecordField("teachers", "授课人", "text", many=True, titles="teacher_names"),
    RecordField("contact_hours", "学时", "number", aliases=("hours",)),
    RecordField("reviewed", "审定日期", "date"),
    RecordField("flagship", "精品课", "flag"),
    RecordField("season", "季节", "group"),
)

RECORDS: list[Record] = [
    {
        "id": "a",
        "title": "重庆经验",
        "strand": "practical",
        "school": "x",
        "school_title": "王答乡党校",
        "contact_hours": 10,
        "reviewed": "2026-10-12",
        "teachers": ["t2"],
        "teacher_names": ["朱老师"],
        "flagship": None,
    },
    {
        "id": "b",
        "title": "安全生产",
        "strand": "theory",
        "school": "y",
        "school_title": "东于镇党校",
        "contact_hours": 9.5,
        "reviewed": None,
        "teachers": [],
        "teacher_names": [],
        "flagship": True,
        "season": {"from": "03-01", "to": "05-31"},
    },
    {
        "id": "c",
        "title": "党章导读",
        "strand": "theory",
        "school": "z",
        "school_title": None,
        "contact_hours": None,
        "reviewed": "2025-01-01",
        "teachers": ["t1"],
        "teacher_names": ["曾老师"],
        "flagship": False,
        "season": {"from": "01-01", "to": "02-01"},
    },
]


def test_records_sort_by() -> None:
    ids = {
        "id": "abc",
        "-id": "cba",
        "title": "bac",
        "-title": "cab",
        "hours": "bac",
        "-hours": "abc",
        "学时": "bac",
        "－学时": "abc",
        "reviewed": "cab",
        "-reviewed": "acb",
        "strand": "bca",
        "strand,-id": "cba",
        "strand，－编号": "cba",
        "-strand,id": "abc",
        "school": "bac",
        "teachers": "cab",
        "flagship": "acb",
        "-flagship": "bac",
        "season": "cba",
        " hours , id ": "bac",
    }
    assert {
        keys: "".join(record["id"] for record in sort_records(RECORDS, keys, FIELDS))
        for keys in ids
    } == ids


def test_an_unknown_key_is_an_error(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("hour", "没有“hour”这个字段；是不是 hours（学时）？"),
        ("id,-titel", "没有“titel”这个字段；是不是 title（课程名称）？"),
        ("id,", "--sort“id,”里有一个空的字段名"),
        ("", "--sort“”里有一个空的字段名"),
    ]
    for keys, message in cases:
        with subtests.test(keys=keys, message=message):
            with pytest.raises(CommandLineError) as raised:
                sort_records(RECORDS, keys, FIELDS)
            assert raised.value.message == message


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
