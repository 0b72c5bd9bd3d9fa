"""A course in a list of courses."""

from pathlib import Path

from partyschool_cli.export.web.course_line import course_line, course_marks
from tests.catalogs import BASE
from tests.export.web.sites import small_site

COURSE = "courses/dangzhang.yaml"


def test_a_line_has_marks_hours_and_what_is_said_besides(tmp_path: Path) -> None:
    marked = BASE[COURSE] + "flagship: true\nmicro_lecture: true\n"
    shown = small_site(tmp_path, {COURSE: marked}).published
    line = course_line(shown, shown.catalog.courses["dangzhang"], "柳杜乡的课")
    assert line.course == ("党章导读", "courses/dangzhang.html", "active")
    assert line.marks == (("精品课", ""), ("微党课", "plain"))
    assert line.about == "2学时，柳杜乡的课"


def test_an_ordinary_course_has_no_mark(tmp_path: Path) -> None:
    shown = small_site(tmp_path).published
    assert course_marks(shown.catalog.courses["dangzhang"]) == ()
