"""When a session could be, between two days."""

from pathlib import Path

from partyschool_cli.timetable.slot_search import SlotSearch, session_of
from partyschool_cli.wording.dates import time_text
from tests.timetables import day, taught, timetable, training_class

MONDAY = day("2026-10-12")


def starts(search: SlotSearch) -> list[str]:
    return [time_text(slot.start) for slot in search.slots(MONDAY, MONDAY)]


def test_not_the_time_that_it_has(tmp_path: Path) -> None:
    found = timetable(tmp_path, a=training_class(taught("s01", "2026-10-12 08:30-10:00")))
    one = session_of(found.catalog, "a/s01")
    assert one is not None
    assert starts(SlotSearch(found.catalog, one)) == ["10:00"]


def test_those_taught_with_it_stay_where_they_are(tmp_path: Path) -> None:
    together = training_class(taught("s01", "2026-10-12 10:00-11:30"))
    found = timetable(tmp_path, a=together, b=together)
    one = session_of(found.catalog, "a/s01")
    assert one is not None
    assert starts(SlotSearch(found.catalog, one)) == ["08:30"]


def test_what_speaks_against_a_day(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", "2026-10-12 08:30-11:30", teachers=["li"])),
        b=training_class(taught("s01", "2026-10-13 08:30-11:30", teachers=["wang"])),
    )
    one = session_of(found.catalog, "b/s01")
    assert one is not None
    search = SlotSearch(found.catalog, one)
    assert not starts(search)
    assert search.against(MONDAY, MONDAY) == {"site-clash": 1}


def test_no_such_session(tmp_path: Path) -> None:
    assert session_of(timetable(tmp_path).catalog, "a/s01") is None
