"""What names what, and in which order it is told."""

from pathlib import Path

from partyschool_cli.export.web.published import published
from partyschool_cli.export.web.relations import Relations
from tests.catalogs import BASE, SHIPPED, loaded
from tests.export.web.sites import small_site

COURSE = "courses/dangzhang.yaml"


def relations(folder: Path, files: dict[str, str]) -> Relations:
    return small_site(folder, files).relations


def ids(entities: object) -> list[str]:
    return [one.id for one in entities]  # type: ignore[attr-defined]


def test_courses_go_by_school_and_theme_with_special_ones_last(tmp_path: Path) -> None:
    special = BASE[COURSE].replace("kind: theme\ntheme: political-theory", "kind: special")
    files = {
        "schools/village.yaml": "title: 村\ntier: village\nparent: liudu\n",
        "courses/a-special.yaml": special,
        "courses/a-village.yaml": BASE[COURSE].replace("school: liudu", "school: village"),
    }
    assert ids(relations(tmp_path, files).courses) == ["dangzhang", "a-special", "a-village"]


def test_teachers_go_by_rank_and_classes_the_latest_first(tmp_path: Path) -> None:
    files = {
        "teachers/a.yaml": "name: 甲\ncategory: school-teacher\norder: 9\n",
        "teachers/b.yaml": "name: 乙\ncategory: school-teacher\norder: 1\n",
        "classes/later.yaml": BASE["classes/banci.yaml"].replace("2026-10-1", "2026-11-1"),
    }
    found = relations(tmp_path, files)
    assert ids(found.teachers) == ["b", "a", "wang"]
    assert ids(found.classes) == ["later", "banci"]


def test_what_names_a_course_is_found_by_it(tmp_path: Path) -> None:
    files = {
        "courses/after.yaml": BASE[COURSE] + "requires: [dangzhang]\nsites: [jiaoshi]\n",
        "classes/banci.yaml": BASE["classes/banci.yaml"] + "courses: [dangzhang]\n",
    }
    found = relations(tmp_path, files)
    assert ids(found.courses_after["dangzhang"]) == ["after"]
    assert ids(found.classes_with_course["dangzhang"]) == ["banci"]
    assert ids(found.courses_of_site["jiaoshi"]) == ["after"]
    assert ids(found.courses_of_teacher["wang"]) == ["after", "dangzhang"]


def test_a_way_is_as_long_in_both_directions(tmp_path: Path) -> None:
    other = "title: 基地\nvenue: classroom\ncapacity: 9\ntravel_minutes: {jiaoshi: 20}\n"
    near = relations(tmp_path, {"sites/base.yaml": other}).sites_near
    assert near == {"base": {"jiaoshi": 20}, "jiaoshi": {"base": 20}}


def test_schools_below_are_told_at_any_depth() -> None:
    found = Relations(published(loaded(SHIPPED)))
    below = ids(found.schools_below["qingxu"])
    assert set(below) == set(found.catalog.schools) - {"qingxu"}
    assert "chengzi" in ids(found.schools_below["liudu"])
