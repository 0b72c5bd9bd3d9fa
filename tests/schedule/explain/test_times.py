"""The times that are looked at for a meeting."""

import datetime as dt
from pathlib import Path

from partyschool_cli.schedule.explain.times import ANY_TIME, When, times_of
from tests.schedule.closures import MONDAY, TODAY, TUESDAY, session, town
from tests.schedule.towns import klass

_ONE = session("s1", 0, MONDAY, "08:40", "10:10")
_FRIDAY = MONDAY + dt.timedelta(4)


def test_of_every_day_of_its_class_and_some_after(tmp_path: Path) -> None:
    timetable = town(tmp_path, a=klass("c0", sessions=_ONE))
    (meeting,) = timetable.meetings
    days = sorted({one.date for one in times_of(timetable, meeting, ANY_TIME, TODAY)})
    within = sorted(
        {one.date for one in times_of(timetable, meeting, ANY_TIME, TODAY, days_after=0)}
    )

    assert (days[0], days[-1]) == (MONDAY, _FRIDAY + dt.timedelta(14))
    assert (within[0], within[-1]) == (MONDAY, _FRIDAY)
    assert not {5, 6} & {one.weekday() for one in days}


def test_it_may_keep_its_hour_though_that_is_off_the_grid(tmp_path: Path) -> None:
    timetable = town(tmp_path, a=klass("c0", sessions=_ONE))
    (meeting,) = timetable.meetings
    starts = {one.start for one in times_of(timetable, meeting, When(TUESDAY), TODAY)}

    assert 8 * 60 + 40 in starts
    assert starts - {8 * 60 + 40} >= {8 * 60 + 30}


def test_a_moment_that_is_named_is_the_only_one(tmp_path: Path) -> None:
    timetable = town(tmp_path, a=klass("c0", sessions=_ONE))
    (meeting,) = timetable.meetings
    (only,) = times_of(timetable, meeting, When(TUESDAY, 14 * 60), TODAY)

    assert only == (TUESDAY, 14 * 60, 14 * 60 + 90)


def test_what_is_over_is_no_time(tmp_path: Path) -> None:
    timetable = town(tmp_path, a=klass("c0", sessions=_ONE))
    (meeting,) = timetable.meetings

    assert times_of(timetable, meeting, ANY_TIME, TUESDAY)[0].date == TUESDAY
