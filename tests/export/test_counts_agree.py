"""One number everywhere: what `stats`, `tree`, the course catalog and the report count is the same.

A draft is printed and marked; it is counted apart.
"""

from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.structure import catalog_structure, total
from partyschool_cli.catalog.theme_matrix import theme_matrix
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.model.kind import Kind
from partyschool_cli.planning.annual_report import annual_report
from partyschool_cli.planning.periods import year_of
from partyschool_cli.planning.statistics import statistics
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, PINGCHENG, QINGSHI, SHIPPED, loaded, write_catalog
from tests.timetables import day


def check(catalog: Catalog) -> tuple[int, int]:
    """Asserts that all count alike; gives the number of courses, and of drafts."""
    stats = statistics(catalog, year_of(2026))
    counted = stats.entities[Kind.COURSE]
    tree = catalog_structure(catalog)
    listed = [course for one in tree.schools for course in one.own] + list(tree.stray)
    assert total(listed).courses == counted["active"]
    assert theme_matrix(tree.schools).total.courses + total(tree.stray).courses == counted["active"]
    book = load_document("catalog").build(catalog, Scope())
    assert isinstance(book, CatalogContent)
    assert (book.extent.courses, book.extent.drafts) == (counted["active"], counted["draft"])
    assert book.extent.hours == total(listed).hours
    courses = annual_report(catalog, year_of(2026), day("2026-12-31")).courses
    offered = len(courses.done) + len(courses.planned) + len(courses.not_taught)
    assert offered == counted["active"]
    return counted["active"], counted["draft"]


@pytest.mark.parametrize("root", [SHIPPED, PINGCHENG, QINGSHI], ids=lambda root: root.name)
def test_the_shipped_catalogs(root: Path) -> None:
    check(loaded(root))


def test_drafts_and_retired_courses_are_not_among_them(tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"]
    special = course.replace("kind: theme\ntheme: political-theory\n", "kind: special\n")
    files = {
        "courses/draft.yaml": f"{course}status: draft\n",
        "courses/bare.yaml": "title: 还没写完\nstatus: draft\n",
        "courses/old.yaml": f"{course}status: retired\n",
        "courses/special.yaml": special,
        "courses/stray.yaml": special.replace("school: liudu", "school: nowhere"),
    }
    assert check(load(DiskTree(write_catalog(tmp_path, files)))) == (3, 2)


def test_a_school_counts_its_own_the_same_way() -> None:
    catalog = loaded(SHIPPED)
    for school in catalog_structure(catalog).schools:
        stats = statistics(catalog, year_of(2026), school.school)
        assert total(school.own).courses == stats.entities[Kind.COURSE]["active"]
