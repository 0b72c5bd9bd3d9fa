"""Free slots as a table: what a clerk sees of many days."""

from pathlib import Path

from partyschool_cli.terminal.style import render
from partyschool_cli.terminal.width import display_width
from partyschool_cli.timetable.slot_search import SlotSearch
from partyschool_cli.timetable.wanted_session import Wish, wanted
from partyschool_cli.views.slots_table import nothing_free, slots_lines
from tests.timetables import day, taught, timetable, training_class

FIRST, LAST = day("2026-12-20"), day("2027-03-31")


def search(folder: Path, *sessions: str) -> SlotSearch:
    """The search for a new session of a class that takes three months."""
    own = training_class(*sessions, **{"from": FIRST, "to": LAST})
    catalog = timetable(folder, a=own).catalog
    return SlotSearch(catalog, wanted(catalog.classes["a"], None, Wish(), catalog.manifest))


def shown(found: SlotSearch, width: int | None = 80) -> list[str]:
    slots = tuple(found.slots(FIRST, LAST))
    lines = slots_lines(found.catalog, found.session, slots, width)
    return render(lines, colour=False).splitlines()


def test_a_month_of_days_with_their_years_and_a_hint(tmp_path: Path) -> None:
    lines = shown(search(tmp_path))
    assert lines[0] == "党员轮训班：一次 90 分钟"
    assert lines[4].startswith("2026年12月20日  周日")
    days = [line for line in lines if "年" in line and "月" in line]
    assert len(days) == 31
    assert "后面还有 " in lines[-2]
    assert lines[-1].startswith("排一次课：pschool new 课次 a date=2026-12-20 start=08:30 ")


def test_it_fits_a_narrow_window(tmp_path: Path) -> None:
    found = search(tmp_path)
    for width in (80, 60, 40):
        table = shown(found, width)[2:-3]
        assert max(map(display_width, table)) <= width


def test_nothing_is_left_of_a_day_that_is_full(tmp_path: Path) -> None:
    found = search(tmp_path, taught("s01", "2026-12-21 08:30-11:30"))
    monday = day("2026-12-21")
    assert list(found.slots(monday, monday)) == []
    assert nothing_free(found, monday, monday) == "2026年12月21日没有空：班次有别的课"
