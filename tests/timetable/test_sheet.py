"""Timetables before any format: whose they are, and what is printed of them."""

from itertools import product
from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from tests.timetables import catalog_of, day, session, taught, training_class

CLASS = Key(Kind.CLASS, "banci")
WANG = Key(Kind.TEACHER, "wang")
ROOM = Key(Kind.SITE, "jiaoshi")
SCHOOL = Key(Kind.SCHOOL, "liudu")


def test_a_class_with_all_that_is_printed_of_a_session(tmp_path: Path) -> None:
    found = catalog_of(
        tmp_path,
        banci=training_class(
            taught("s01", "2026-10-12 08:30-11:30", delivery="lecture", note="带笔"),
            session("s02", "2026-10-12 14:00-14:30", moderator="乡长", status="moved"),
            cohort=2,
            organizer="乡党委",
            remarks=["自带水杯"],
        ),
    )
    shown = sheet(found, CLASS)
    assert (shown.title, shown.subtitle) == ("党员轮训班（第2期）课程表", "柳杜乡党校")
    assert (shown.first, shown.last) == (day("2026-10-12"), day("2026-10-16"))
    assert (shown.organizer, shown.remarks) == ("乡党委", ("自带水杯",))
    lesson, opening = shown.entries
    assert lesson.refs == ("banci/s01",)
    assert (lesson.title, lesson.teachers, lesson.site) == ("党章导读", ("王示例",), "教室")
    assert (lesson.delivery, lesson.hours, lesson.remark) == ("讲授", 4.0, "带笔")
    assert (lesson.part, lesson.parts, lesson.usual_time) == ("morning", ("morning",), True)
    assert not lesson.is_activity
    assert (opening.is_activity, opening.hours) == (True, 0.0)
    assert opening.remark == "调课；主持：乡长"


def test_the_whole_catalog_is_called_after_its_owner(tmp_path: Path) -> None:
    manifest = "format: 1\ntitle: 示例乡党校课程目录\nthemes: {political-theory: 政治理论}\n"
    shown = sheet(catalog_of(tmp_path, {"catalog.yaml": manifest}), None)
    assert (shown.title, shown.subject, shown.shows_class) == ("示例乡党校课程表", None, True)


def test_a_timetable_without_sessions_never_ends_before_it_begins(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    found = catalog_of(tmp_path, banci=training_class())
    begin, end = day("2026-01-01"), day("2027-12-31")
    days = ((None, None), (begin, None), (None, begin), (begin, end))
    for subject, (first, last) in product((CLASS, WANG, ROOM, SCHOOL, None), days):
        with subtests.test(subject=subject, first=first, last=last):
            shown = sheet(found, subject, first, last)
            assert shown.entries == ()
            assert shown.first <= shown.last
            assert shown.hours == 0
            assert shown.layout == "list"


@pytest.mark.parametrize(
    ("sessions", "layout"),
    [(1, "list"), (3, "list"), (4, "grid"), (10, "grid"), (11, "list")],
)
def test_well_filled_weeks_are_a_grid(tmp_path: Path, sessions: int, layout: str) -> None:
    found = catalog_of(
        tmp_path,
        banci=training_class(
            *(
                session(f"s{n}", f"2026-10-12 {8 + n:02d}:00-{8 + n:02d}:30")
                for n in range(sessions)
            )
        ),
    )
    assert sheet(found, CLASS).layout == layout
