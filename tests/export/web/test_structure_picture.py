"""The 4+N as a picture: the numbers of `tree --matrix`, room for each mark, names that fit."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.structure import catalog_structure
from partyschool_cli.catalog.theme_matrix import theme_matrix
from partyschool_cli.export.web.structure_picture import (
    ROW,
    WIDTH,
    StructurePicture,
    short_name,
    structure_picture,
)
from partyschool_cli.model.school import School
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED, loaded, write_catalog


def picture_of(catalog: Catalog) -> StructurePicture:
    return structure_picture(catalog_structure(catalog).schools)


def test_it_has_the_numbers_of_the_tree() -> None:
    for folder in (SHIPPED, PINGCHENG, QINGSHI):
        structures = catalog_structure(loaded(folder)).schools
        matrix = theme_matrix(structures)
        picture = structure_picture(structures)
        assert [column.total for column in picture.columns] == [*matrix.sums, matrix.special]
        for row, table, own in zip(picture.rows, picture.table, matrix.rows, strict=True):
            counts = [*(cell.own.courses for cell in own.cells), own.special.courses]
            assert [mark.count for mark in row.marks] == [count for count in counts if count]
            assert list(table.counts) == counts
            assert table.school.title == own.school.title
            assert row.label.startswith(row.name)


def test_marks_have_room() -> None:
    for folder in (SHIPPED, PINGCHENG, QINGSHI):
        picture = picture_of(loaded(folder))
        for row in picture.rows:
            assert all(2 * mark.r <= min(ROW, picture.columns[0].width) for mark in row.marks)
        last = picture.columns[-1]
        assert last.left + last.width == pytest.approx(WIDTH, abs=0.2)
        assert last.width >= ROW


def test_marks_grow_with_the_number_and_stay_in_their_row(tmp_path: Path) -> None:
    course = (
        "title: 课{n}\nkind: special\nschool: liudu\nstrand: theory\ncontact_hours: 2\n"
        "delivery: [lecture]\naudience: [members]\n"
    )
    many = {f"courses/c{n}.yaml": course.format(n=n) for n in range(120)}
    [row] = picture_of(load(DiskTree(write_catalog(tmp_path, many)))).rows
    theme, special = row.marks
    assert (theme.count, special.count) == (1, 120)
    assert theme.r < special.r <= ROW / 2
    assert special.is_special
    assert special.address == "courses.html?kind=special&school=liudu"
    assert theme.address == "courses.html?theme=political-theory&school=liudu"
    assert theme.label == "柳杜乡党校，政治理论1门"


def test_too_many_themes_are_a_table_only(tmp_path: Path) -> None:
    themes = ", ".join(f"t{n}: 主题{n}" for n in range(9))
    manifest = f"format: 1\ntitle: 示例\nthemes: {{political-theory: 政治理论, {themes}}}\n"
    picture = picture_of(load(DiskTree(write_catalog(tmp_path, {"catalog.yaml": manifest}))))
    assert not picture.rows
    assert len(picture.heads) == 11
    assert [row.counts for row in picture.table] == [(1, *(0,) * 10)]


def test_of_many_schools_the_deepest_are_in_the_table_only(tmp_path: Path) -> None:
    schools = {
        f"schools/village-{n}.yaml": f"title: 村{n}夜校\ntier: village\nparent: town\n"
        for n in range(60)
    } | {"schools/town.yaml": "title: 王答乡党校\ntier: township\nparent: liudu\n"}
    picture = picture_of(load(DiskTree(write_catalog(tmp_path, schools))))
    assert [row.name for row in picture.rows] == ["柳杜乡党校", "王答乡"]
    assert picture.is_cut
    assert len(picture.table) == 62


def test_schools_have_short_names() -> None:
    names = {
        ("柳杜乡党校", None, "township"): "柳杜乡",
        ("柳杜乡党校", "柳杜", "township"): "柳杜",
        ("中共清徐县委党校", None, "county"): "清徐县委党校",
        ("东于镇农民夜校", None, "village"): "东于镇夜校",
        ("农民夜校", None, "village"): "农民夜校",
        ("党校", None, "township"): "党校",
    }
    assert {given: short_name(school(*given)) for given in names} == names


def school(title: str, short: str | None, tier: str) -> School:
    return School.model_validate({"id": "a", "title": title, "short": short, "tier": tier})
