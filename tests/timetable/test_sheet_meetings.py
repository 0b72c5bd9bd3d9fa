"""Which sessions stand in a timetable, in which order, and which do not."""

import datetime as dt
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet_meetings import sheet_meetings
from tests.timetables import catalog_of, day, session, taught, training_class

CLASS = Key(Kind.CLASS, "banci")
WANG = Key(Kind.TEACHER, "wang")
ROOM = Key(Kind.SITE, "jiaoshi")
SCHOOL = Key(Kind.SCHOOL, "liudu")


def refs(
    catalog: Catalog, subject: Key | None, first: dt.date | None = None, last: dt.date | None = None
) -> list[tuple[str, ...]]:
    found = sheet_meetings(catalog, subject, first, last, with_below=False)
    return [tuple(one.ref for one in meeting.sessions) for meeting in found]


def test_sessions_go_by_time_whatever_the_order_of_the_file(tmp_path: Path) -> None:
    found = catalog_of(
        tmp_path,
        banci=training_class(
            session("s03", "2026-10-13 08:30-09:30"),
            session("s02", "2026-10-12 14:30-15:30"),
            session("s01", "2026-10-12 08:30-09:30"),
            session("s00", "2026-10-12 08:30-09:30"),
        ),
    )
    # Of equal times the file decides.
    assert refs(found, CLASS) == [
        ("banci/s01",),
        ("banci/s00",),
        ("banci/s02",),
        ("banci/s03",),
    ]


def test_two_equal_sessions_of_one_class_are_two_meetings(tmp_path: Path) -> None:
    lesson = "2026-10-12 08:30-10:00"
    found = catalog_of(
        tmp_path,
        jia=training_class(taught("s01", lesson), taught("s02", lesson)),
        yi=training_class(taught("s01", lesson)),
    )
    assert refs(found, SCHOOL) == [("jia/s01", "yi/s01"), ("jia/s02",)]


def test_what_is_cancelled_stays_and_is_not_joined_with_what_takes_place(tmp_path: Path) -> None:
    lesson = "2026-10-12 08:30-10:00"
    found = catalog_of(
        tmp_path,
        jia=training_class(taught("s01", lesson, status="cancelled")),
        yi=training_class(taught("s01", lesson)),
    )
    assert refs(found, ROOM) == [("jia/s01",), ("yi/s01",)]


def test_retired_classes_are_left_out_but_of_their_own_timetable(tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-10:00")
    found = catalog_of(
        tmp_path, jia=training_class(lesson, status="retired"), yi=training_class(lesson)
    )
    for subject in (WANG, ROOM, SCHOOL, None):
        assert refs(found, subject) == [("yi/s01",)]
    assert refs(found, Key(Kind.CLASS, "jia")) == [("jia/s01",)]


def test_days_that_are_asked_for(tmp_path: Path) -> None:
    found = catalog_of(
        tmp_path,
        banci=training_class(
            *(session(f"s{number}", f"2026-10-{number} 08:30-09:30") for number in (12, 13, 14))
        ),
    )
    assert refs(found, CLASS, day("2026-10-13"), day("2026-10-13")) == [("banci/s13",)]
    assert refs(found, CLASS, first=day("2026-10-14")) == [("banci/s14",)]
    assert refs(found, CLASS, last=day("2026-10-12")) == [("banci/s12",)]
