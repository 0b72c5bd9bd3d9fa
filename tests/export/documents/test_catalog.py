"""The printed course catalog: its sections, their courses, and the classes that are taught them."""

from pathlib import Path
from typing import Any

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.structure import school_structure, total
from partyschool_cli.export.catalog_content import long_facts
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.contents import content_of
from tests.export.printed import CATALOG, SHIPPED
from tests.timetables import session, taught, training_class


def test_themes_in_order_then_the_special_courses_by_school() -> None:
    themes = [section.title for section in CATALOG.sections if section.is_theme]
    assert themes == list(SHIPPED.manifest.themes.values())
    flags = [section.is_theme for section in CATALOG.sections]
    assert flags == sorted(flags, reverse=True)
    assert [section.number for section in CATALOG.sections] == [
        str(number) for number in range(1, len(flags) + 1)
    ]


def test_every_course_in_use_stands_once() -> None:
    found = [course.id for section in CATALOG.sections for course in section.courses]
    assert sorted(found) == sorted(
        course.id for course in SHIPPED.courses.values() if course.status != "retired"
    )


def test_a_school_has_what_it_offers_itself_under_its_own_title() -> None:
    own = content_of(SHIPPED, "catalog", "liudu")
    found = {course.id: course for section in own.sections for course in section.courses}
    assert {SHIPPED.courses[name].school for name in found} == {"liudu"}
    assert (own.title, own.schools) == ("柳杜乡党校课程目录", ("柳杜乡党校",))
    titles = [section.title for section in own.sections]
    assert titles == ["政治理论", "党建实务", "乡村振兴", "技能素养", "特色课"]
    assert found["greenhouse-planting"].number == "4.1"


def test_counts_are_those_of_the_tree_and_drafts_stand_apart() -> None:
    for name, school in SHIPPED.schools.items():
        courses = school_structure(SHIPPED, school).own
        drafts = sum(course.status == "draft" for course in courses)
        assert content_of(SHIPPED, "catalog", name).extent == (*total(courses), drafts), name


def test_with_those_below_it_a_school_says_whose_each_course_is() -> None:
    scope = Scope(Key(Kind.SCHOOL, "liudu"), with_below=True)
    own: Any = load_document("catalog").build(SHIPPED, scope)
    assert own.title == "柳杜乡党校课程目录"
    assert len(own.schools) > 1
    section = own.sections[0]
    labels = [fact.label for fact in long_facts(own, section, section.courses[0])]
    assert "学校" in labels


def test_what_a_school_without_courses_lacks(tmp_path: Path) -> None:
    below = "title: 村校\ntier: village\nparent: liudu\n"
    root = write_catalog(tmp_path, {"schools/cun.yaml": below})
    document = load_document("catalog")
    content = document.build(load(DiskTree(root)), Scope(Key(Kind.SCHOOL, "cun")))
    assert document.lacks(content) == "课程"


def test_instances_are_the_classes_in_use_without_cancelled_sessions(tmp_path: Path) -> None:
    lesson = "2026-10-12 08:30-10:00"
    root = write_catalog(
        tmp_path,
        {
            "classes/banci.yaml": training_class(
                taught("s01", lesson),
                taught("s02", "2026-10-13 08:30-10:00", status="cancelled"),
                taught("s03", "2026-10-14 08:30-10:00"),
                session("s04", "2026-10-15 08:30-10:00"),
                cohort=2,
            ),
            "classes/old.yaml": training_class(taught("s01", lesson), status="retired"),
            "classes/off.yaml": training_class(taught("s01", lesson, status="cancelled")),
        },
    )
    (section,) = content_of(load(DiskTree(root)), "catalog").sections
    (course,) = section.courses
    (instance,) = course.instances
    assert (instance.class_id, instance.title) == ("banci", "党员轮训班（第2期）")
    assert [entry.refs for entry in instance.entries] == [("banci/s01",), ("banci/s03",)]
