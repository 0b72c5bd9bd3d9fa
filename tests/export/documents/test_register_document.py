"""Registers: who stands in them, in which order."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.export.documents.document import RegisterDocument
from partyschool_cli.export.documents.register_document import Register, register_document
from partyschool_cli.source.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.printed import SHIPPED
from tests.timetables import taught, training_class


def column(document: RegisterDocument, title: str) -> list[str]:
    (index,) = (i for i, each in enumerate(document.columns) if each.title == title)
    return [row[index] for group in document.groups for row in group.rows]


@pytest.mark.parametrize("register", ["teachers", "sites", "classes"])
def test_everything_in_use_stands_in_it_once(register: Register) -> None:
    document = register_document(SHIPPED, register)
    entities = {
        "teachers": SHIPPED.teachers,
        "sites": SHIPPED.sites,
        "classes": SHIPPED.classes,
    }[register]
    count = sum(entity.status != "retired" for entity in entities.values())
    assert [row[0] for group in document.groups for row in group.rows] == [
        str(number) for number in range(1, count + 1)
    ]
    for group in document.groups:
        assert {len(row) for row in group.rows} == {len(document.columns)}
    assert document.title.startswith("清徐县乡镇党校")
    assert len({each.key for each in document.columns}) == len(document.columns)


def test_teachers_go_by_order_then_by_strokes(tmp_path: Path) -> None:
    def teacher(name: str, more: str = "") -> str:
        return f"name: {name}\ncategory: school-teacher\n{more}"

    root = write_catalog(
        tmp_path,
        {
            "teachers/wang.yaml": teacher("文示例"),
            "teachers/a.yaml": teacher("孔示例"),
            "teachers/b.yaml": teacher("王示例"),
            "teachers/c.yaml": teacher("魏示例", "order: 2\n"),
            "teachers/d.yaml": teacher("薛示例", "order: 2\n"),
            "teachers/e.yaml": teacher("戴示例", "order: 0\n"),
            "teachers/f.yaml": teacher("丁示例", "status: draft\n"),
            "teachers/g.yaml": teacher("于示例", "status: retired\n"),
        },
    )
    names = column(register_document(load(DiskTree(root)), "teachers"), "姓名")
    ranked = ["戴示例", "薛示例", "魏示例"]
    assert names == [*ranked, "丁示例（草稿）", "王示例", "文示例", "孔示例"]


def test_sites_go_by_category_in_the_order_of_the_manifest_and_others_last() -> None:
    document = register_document(SHIPPED, "sites")
    titles = [group.title for group in document.groups]
    assert titles == [*SHIPPED.manifest.site_categories.values(), "教室和线上"]


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("{days: [mon, tue, wed, thu, fri], from: 08:30, to: 17:30}", "周一至周五 08:30—17:30"),
        ("{days: [sun, mon, tue, sat]}", "周一、周二、周六、周日"),
        ("{days: [wed], from: 09:00}", "周三 09:00起"),
        ("{from: 09:00, to: 17:00}", "每天 09:00—17:00"),
        ("{to: 17:00}", "每天 17:00止"),
    ],
)
def test_when_a_site_is_open(tmp_path: Path, opening: str, said: str) -> None:
    site = f"title: 教室\nvenue: classroom\ncapacity: 50\nopen: {opening}\n"
    root = write_catalog(tmp_path, {"sites/jiaoshi.yaml": site})
    assert column(register_document(load(DiskTree(root)), "sites"), "开放时间") == [said]


def test_classes_go_by_time_under_their_year(tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-11:30")
    root = write_catalog(
        tmp_path,
        {
            "classes/banci.yaml": training_class(lesson, title="秋季班", cohort=2),
            "classes/a.yaml": training_class(
                title="往年班", **{"from": "2025-10-12", "to": "2025-10-13"}
            ),
            "classes/b.yaml": training_class(
                title="春季班", **{"from": "2026-03-12", "to": "2026-04-01"}
            ),
        },
    )
    document = register_document(load(DiskTree(root)), "classes")
    assert [group.title for group in document.groups] == ["2025年", "2026年"]
    assert column(document, "班次名称") == ["往年班", "春季班", "秋季班（第2期）"]
    assert column(document, "培训时间")[1:] == ["2026年3月12日—4月1日", "2026年10月12日—16日"]
    assert column(document, "学时") == ["0", "0", "4"]


def test_one_school_with_those_below_it() -> None:
    document = register_document(SHIPPED, "teachers", "liudu")
    assert document.title == "柳杜乡党校师资名册"
    assert set(column(document, "所属学校")) == {"柳杜乡党校"}
    sites = register_document(SHIPPED, "sites", "liudu")
    assert "成子村农民夜校" in column(sites, "所属学校")
    everything = register_document(SHIPPED, "classes", "qingxu")
    whole = register_document(SHIPPED, "classes")
    assert everything.groups == whole.groups


def test_an_empty_register_has_no_groups(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"classes/banci.yaml": None})
    assert register_document(load(DiskTree(root)), "classes").groups == ()
