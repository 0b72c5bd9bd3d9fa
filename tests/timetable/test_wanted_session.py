"""A session that somebody wants a time for."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.errors import CommandLineError
from partyschool_cli.timetable.wanted_session import Wish, wanted
from tests.timetables import session, taught, timetable, training_class

EVENING = training_class(
    session("s01", "2026-10-12 19:00-19:30", activity="开班"),
    taught("s02", "2026-10-12 19:30-21:00"),
    taught("s03", "2026-10-13 19:30-21:00"),
    taught("s04", "2026-10-14 19:30-20:30"),
)


def of_class(catalog: Catalog, wish: Wish = Wish(), name: str = "") -> ClassSession:  # noqa: B008
    training_class = catalog.classes["a"]
    own = next((one for one in training_class.sessions if one.id == name), None)
    return wanted(training_class, own, wish, catalog.manifest)


def times(one: ClassSession) -> tuple[str, str]:
    return (f"{one.session.start:%H:%M}", f"{one.session.end:%H:%M}")


def test_a_new_one_is_like_most_of_the_class(tmp_path: Path) -> None:
    assert times(of_class(timetable(tmp_path, a=EVENING).catalog)) == ("19:30", "21:00")


def test_a_new_one_of_a_class_without_any_takes_two_hours(tmp_path: Path) -> None:
    assert times(of_class(timetable(tmp_path, a=training_class()).catalog)) == ("08:30", "10:00")


@pytest.mark.parametrize(
    ("hours", "end"), [(2, "10:00"), (4, "11:30"), (1, "09:15"), (6, "16:00"), (8, "17:30")]
)
def test_so_many_hours_and_the_break_at_noon(hours: float, end: str, tmp_path: Path) -> None:
    catalog = timetable(tmp_path, a=training_class()).catalog
    assert times(of_class(catalog, Wish(hours)))[1] == end


def test_one_of_the_class_with_another_place(tmp_path: Path) -> None:
    catalog = timetable(tmp_path, a=EVENING).catalog
    found = of_class(catalog, Wish(site="litang", teachers=("li",)), "s04")
    assert times(found) == ("19:30", "20:30")
    assert (found.session.site, found.session.teachers) == ("litang", ("li",))
    assert found.session.date == dt.date(2026, 10, 14)
    assert of_class(catalog, Wish(), "s04").session.site == "jiaoshi"


def test_longer_than_a_day(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="一天排不下"):
        of_class(timetable(tmp_path, a=EVENING).catalog, Wish(20), "s02")
