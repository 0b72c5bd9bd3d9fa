"""The 4+N structure: what counts where, and that no school is ever lost."""

import inspect
import sys
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.structure import (
    SchoolStructure,
    Total,
    catalog_structure,
    school_structure,
    total,
)
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, PINGCHENG, SHIPPED, loaded, write_catalog


def course(school: str, **fields: object) -> str:
    """A course's file; a theme course of 政治理论 with 2 hours unless `fields` say otherwise."""
    given: dict[str, object] = {
        "title": "某课",
        "kind": "theme",
        "theme": "political-theory",
        "school": school,
        "strand": "theory",
        "contact_hours": 2,
        "delivery": "[lecture]",
        "audience": "[members]",
        **fields,
    }
    return "".join(f"{key}: {value}\n" for key, value in given.items() if value is not None)


def school(parent: str | None = None, tier: str = "township", extra: str = "") -> str:
    above = f"parent: {parent}\n" if parent else ""
    return f"title: 某校\ntier: {tier}\n{above}{extra}"


def catalog_of(folder: Path, files: dict[str, str | None]) -> Catalog:
    nothing = {"courses/dangzhang.yaml": None, "classes/banci.yaml": None}
    return load(DiskTree(write_catalog(folder, {**nothing, **files})))


def outline(catalog: Catalog, *, with_retired: bool = False) -> list[tuple[str, int]]:
    structure = catalog_structure(catalog, with_retired=with_retired)
    return [(each.school.id, each.depth) for each in structure.schools]


def structure_of(catalog: Catalog, name: str, *, with_retired: bool = False) -> SchoolStructure:
    return school_structure(catalog, catalog.schools[name], with_retired=with_retired)


def test_a_school_has_its_own_courses_and_its_parents_theme_courses(tmp_path: Path) -> None:
    catalog = catalog_of(
        tmp_path,
        {
            "schools/town.yaml": school("liudu"),
            "schools/village.yaml": school("town", "village"),
            "courses/county-theme.yaml": course("liudu"),
            "courses/county-special.yaml": course("liudu", kind="special", theme=None),
            "courses/town-theme.yaml": course("town", contact_hours=1.5),
            "courses/village-special.yaml": course("village", kind="special", theme=None),
        },
    )
    village = structure_of(catalog, "village")
    (theme,) = village.themes
    assert theme.own == ()
    assert [(group.school.id, [c.id for c in group.courses]) for group in theme.inherited] == [
        ("town", ["town-theme"]),
        ("liudu", ["county-theme"]),
    ]
    assert [each.id for each in village.special] == ["village-special"]
    assert [each.id for each in village.own] == ["village-special"]
    assert total(village.from_above) == Total(2, 3.5)
    assert village.hours == 5.5


def test_a_school_with_its_own_themes_gets_only_those_of_the_same_id(tmp_path: Path) -> None:
    catalog = catalog_of(
        tmp_path,
        {
            "catalog.yaml": BASE["catalog.yaml"].replace("政治理论", "政治理论, skills: 技能"),
            "schools/town.yaml": school("liudu", extra="themes: {farming: 农技, skills: 本领}\n"),
            "courses/county-theory.yaml": course("liudu"),
            "courses/county-skills.yaml": course("liudu", theme="skills"),
        },
    )
    farming, skills = structure_of(catalog, "town").themes
    assert (farming.title, farming.courses, farming.is_empty) == ("农技", (), True)
    assert (skills.title, [each.id for each in skills.courses]) == ("本领", ["county-skills"])


def test_drafts_are_there_and_count_nothing(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, {"courses/draft.yaml": course("liudu", status="draft")})
    (theme,) = structure_of(catalog, "liudu").themes
    assert [each.id for each in theme.own] == ["draft"]
    assert theme.is_empty
    assert total(theme.own) == Total(0, 0)


def test_retired_courses_and_schools_are_there_when_asked_for(tmp_path: Path) -> None:
    catalog = catalog_of(
        tmp_path,
        {
            "schools/town.yaml": school("liudu", extra="status: retired\n"),
            "schools/village.yaml": school("town", "village"),
            "courses/of-town.yaml": course("town"),
            "courses/old.yaml": course("liudu", status="retired"),
        },
    )
    assert outline(catalog) == [("liudu", 0), ("village", 1)]
    assert outline(catalog, with_retired=True) == [("liudu", 0), ("town", 1), ("village", 2)]
    assert structure_of(catalog, "village").from_above == ()
    above = structure_of(catalog, "village", with_retired=True).from_above
    assert {each.id for each in above} == {"of-town", "old"}
    assert [each.id for each in catalog_structure(catalog).stray] == ["of-town"]


def test_a_course_of_no_known_school_is_stray(tmp_path: Path) -> None:
    catalog = catalog_of(
        tmp_path,
        {
            "courses/nowhere.yaml": course("nowhere"),
            "schools/bad.yaml": "title: 坏\ntier: 乡镇\n",
            "courses/of-bad.yaml": course("bad"),
        },
    )
    assert [each.id for each in catalog_structure(catalog).stray] == ["nowhere", "of-bad"]


def test_counties_come_before_schools_whose_parent_is_missing(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, {"schools/a-town.yaml": school("nowhere")})
    assert outline(catalog) == [("liudu", 0), ("a-town", 0)]


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ({"a": "a"}, [("a", 0)]),
        ({"a": "b", "b": "a"}, [("a", 0), ("b", 1)]),
        ({"a": "c", "b": "a", "c": "b", "d": "b"}, [("a", 0), ("b", 1), ("c", 2), ("d", 2)]),
    ],
)
def test_a_circle_of_parents_loses_no_school(
    tmp_path: Path, parents: dict[str, str], expected: list[tuple[str, int]]
) -> None:
    files: dict[str, str | None] = {
        f"schools/{name}.yaml": school(parent) for name, parent in parents.items()
    }
    catalog = catalog_of(tmp_path, {"courses/c.yaml": course("a"), **files})
    assert outline(catalog) == [("liudu", 0), *expected]
    # Nobody is above himself: the course of `a` is its own once.
    assert [each.id for each in structure_of(catalog, "a").own] == ["c"]
    assert structure_of(catalog, "a").from_above == ()


def test_a_long_chain_of_parents_is_no_trouble(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        f"schools/s{number}.yaml": school(f"s{number - 1}" if number else "liudu")
        for number in range(300)
    }
    root = write_catalog(tmp_path, files)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 200)
    try:
        found = outline(load(DiskTree(root)))
    finally:
        sys.setrecursionlimit(before)
    assert len(found) == 301


@pytest.mark.parametrize("folder", [SHIPPED, PINGCHENG], ids=lambda folder: folder.name)
def test_every_course_of_the_shipped_catalogs_stands_in_one_place(folder: Path) -> None:
    catalog = loaded(folder)
    structure = catalog_structure(catalog, with_retired=True)
    placed = [each.id for found in structure.schools for each in found.own]
    assert sorted(placed) == sorted(catalog.courses)
    assert structure.stray == ()
