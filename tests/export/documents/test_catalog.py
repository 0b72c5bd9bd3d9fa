"""The printed course catalog: its sections, their courses, and the classes that are taught them."""

from pathlib import Path

from partyschool_cli.catalog.load import load
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


def test_a_school_has_the_theme_courses_from_above_too() -> None:
    own = content_of(SHIPPED, "catalog", "liudu")
    found = {course.id for section in own.sections for course in section.courses}
    assert "charter" in found
    assert "grafting" in found
    assert own.schools == ("柳杜乡党校",)
    assert sum(not section.is_theme for section in own.sections) <= 1


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
