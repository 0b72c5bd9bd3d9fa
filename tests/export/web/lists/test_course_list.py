"""课程菜单."""

from pathlib import Path

from partyschool_cli.export.web.lists.course_list import course_list
from partyschool_cli.export.web.published import published
from tests.catalogs import BASE, SHIPPED, loaded
from tests.export.web.sites import site_of, small_site

COURSE = "courses/dangzhang.yaml"
CLASS = "classes/banci.yaml"


def test_it_has_every_course_once() -> None:
    rows = course_list(site_of(SHIPPED)).rows
    catalog = published(loaded(SHIPPED)).catalog
    assert sorted(row.named.path or "" for row in rows) == sorted(
        f"courses/{name}.html" for name in catalog.courses
    )


def test_a_row_says_what_a_course_is(tmp_path: Path) -> None:
    special = BASE[COURSE].replace("kind: theme\ntheme: political-theory", "kind: special")
    files = {"courses/special.yaml": special + "micro_lecture: true\ntags: [党史]\n"}
    first, second = course_list(small_site(tmp_path, files)).rows
    assert first.cells == (("政治理论",), ("柳杜乡党校",), ("2",), ("1次",), ("党员",), ("讲授",))
    assert second.cells[0] == ("特色课",)
    assert second.marks == (("微党课", "plain"),)
    assert "王示例" in second.text
    assert "党史" in second.text


def test_sessions_of_other_years_and_cancelled_ones_do_not_count(tmp_path: Path) -> None:
    more = (
        "  - {id: s02, date: 2025-10-12, start: 08:30, end: 10:00, course: dangzhang}\n"
        "  - {id: s03, date: 2026-10-13, start: 08:30, end: 10:00, course: dangzhang,"
        " status: cancelled}\n"
    )
    (row,) = course_list(small_site(tmp_path, {CLASS: BASE[CLASS] + more})).rows
    assert row.cells[3] == ("1次",)
    assert dict(row.sort)["use"] == 1


def test_filters_offer_only_what_some_course_has() -> None:
    view = course_list(site_of(SHIPPED))
    catalog = published(loaded(SHIPPED)).catalog
    offered = {one.name: {value for value, _ in one.choices} for one in view.filters}
    assert offered["school"] == {one.school for one in catalog.courses.values()}
    assert offered["delivery"] == {
        each for one in catalog.courses.values() for each in one.delivery
    }
    assert offered["flagship"] == set()


def test_a_choice_of_one_is_no_filter(tmp_path: Path) -> None:
    assert course_list(small_site(tmp_path)).filters == ()
