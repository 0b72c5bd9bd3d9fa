"""A site of one school: what is its own, what that refers to, and nothing else."""

from itertools import product
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.school_scope import schools_meant
from partyschool_cli.catalog.structure import school_structure
from partyschool_cli.export.web.published import Published, published
from partyschool_cli.model.kind import FILE_KINDS
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import SHIPPED, loaded, write_catalog

OTHERS = {
    "schools/xugou.yaml": "title: 徐沟镇党校\ntier: township\nparent: liudu\n",
    "teachers/li.yaml": "name: 李示例\ncategory: school-teacher\nschool: xugou\n",
    "teachers/zhao.yaml": "name: 赵示例\ncategory: school-teacher\nschool: xugou\n",
    "courses/other.yaml": (
        "title: 徐沟特色课\nkind: special\nschool: xugou\nstrand: theory\n"
        "contact_hours: 2\ndelivery: [lecture]\naudience: [members]\nteachers: [zhao]\n"
    ),
    "classes/own.yaml": (
        "title: 徐沟班\nschool: xugou\nfrom: 2026-10-12\nto: 2026-10-13\naudience: [members]\n"
        "size: 30\nsessions:\n"
        "  - {id: s01, date: 2026-10-13, start: 08:30, end: 10:00, course: dangzhang,\n"
        "     teachers: [li], site: jiaoshi}\n"
    ),
}


def of(root: Path, *schools: str) -> Published:
    return published(load(DiskTree(root)), schools=frozenset(schools))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalog(tmp_path_factory.mktemp("scope"), OTHERS)


def test_it_has_its_own_and_what_its_classes_refer_to(root: Path) -> None:
    found = of(root, "xugou")
    catalog = found.catalog
    assert found.schools == {"xugou"}
    assert set(catalog.classes) == {"own"}
    # The county's course that it teaches, with who teaches it there.
    assert set(catalog.courses) == {"dangzhang", "other"}
    assert set(catalog.teachers) == {"wang", "li", "zhao"}
    assert set(catalog.sites) == {"jiaoshi"}
    assert set(catalog.schools) == {"xugou", "liudu"}


def test_it_has_nothing_of_the_schools_below(root: Path) -> None:
    catalog = of(root, "liudu").catalog
    assert set(catalog.classes) == {"banci"}
    assert set(catalog.teachers) == {"wang"}
    assert set(catalog.schools) == {"liudu"}


def test_all_that_is_named_is_in_it() -> None:
    catalog = loaded(SHIPPED)
    whole = published(catalog).catalog
    for school, with_below in product(("liudu", "qingxu", "dongyu-evening"), (False, True)):
        meant = schools_meant(catalog, school, with_below=with_below)
        shown = published(catalog, schools=meant).catalog
        assert shown.is_sound, school
        assert {own.school for own in shown.classes.values()} <= meant
        # Its 4+N is the same as in the whole catalog.
        assert school_structure(shown, shown.schools[school]) == school_structure(
            whole, whole.schools[school]
        )


def test_a_school_is_less_than_all() -> None:
    catalog = loaded(SHIPPED)
    shown = published(catalog, schools=frozenset({"liudu"})).catalog
    for kind in FILE_KINDS:
        assert 0 < len(shown.entities(kind)) < len(catalog.entities(kind))
