"""Tests of what a catalog offers for a field."""

import datetime as dt
from pathlib import Path
from typing import Any

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.asking.field_choices import field_choices
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.model.describe import MODELS, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog

TEACHER = "name: {}\ncategory: school-teacher\nschool: {}\n"


def _values(root: Path, kind: Kind, name: str, content: Any, beside: Any = None) -> list[str]:
    tree = DiskTree(root)
    field = field_at(MODELS[kind], (name,))
    assert field is not None
    context = ValueContext(dt.date(2026, 3, 2), kind, content, beside or {})
    found = field_choices(Lookup(tree, lambda: load(tree)), field, context)
    assert found is not None
    return [choice.value for choice in found]


def test_those_of_the_same_school_first(tmp_path: Path) -> None:
    files = {
        "teachers/a.yaml": TEACHER.format("甲", "wangda"),
        "teachers/b.yaml": TEACHER.format("乙", "liudu"),
    }
    root = write_catalog(tmp_path, files)
    assert _values(root, Kind.COURSE, "teachers", {"school": "liudu"}) == ["b", "a", "wang"]
    assert _values(root, Kind.COURSE, "teachers", {}) == ["a", "b", "wang"]


def test_a_session_s_teachers_as_its_course_lists_them(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/a.yaml": TEACHER.format("甲", "liudu")})
    beside = {"school": "liudu"}
    assert _values(root, Kind.SESSION, "teachers", {"course": "dangzhang"}, beside)[0] == "wang"
    assert _values(root, Kind.SESSION, "teachers", {"activity": "开班"}, beside)[0] == "a"


def test_a_session_s_course_as_its_class_lists_them(tmp_path: Path) -> None:
    other = BASE["courses/dangzhang.yaml"].replace("党章导读", "党史")
    root = write_catalog(tmp_path, {"courses/a.yaml": other})
    listed = {"school": "liudu", "courses": ["dangzhang"]}
    assert _values(root, Kind.SESSION, "course", {}, listed) == ["dangzhang", "a"]


def test_words_of_the_catalog_and_of_the_format(root: Path) -> None:
    assert _values(root, Kind.COURSE, "theme", {}) == ["political-theory"]
    assert _values(root, Kind.SITE, "venue", {}) == ["classroom", "field", "online"]
    assert _values(root, Kind.COURSE, "flagship", {}) == ["true", "false"]
