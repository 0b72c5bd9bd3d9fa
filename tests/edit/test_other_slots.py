"""Free slots of a session that cannot be where a plan puts it."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.move_session import Move, move
from partyschool_cli.edit.other_slots import OtherSlots, other_slots
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.sessions import filed_session
from partyschool_cli.edit.swap_sessions import swap
from partyschool_cli.timetable.timetable import timetable_of
from partyschool_cli.wording.dates import day_text, time_text
from tests.edit.winter import DATES, TODAY, lookup, winter
from tests.timetables import taught, training_class


def planned(found: Lookup, plan: Plan, *refs: str) -> list[ClassSession]:
    """The sessions as a plan has them."""
    after = load(plan.changes.preview(found.tree))
    return [one for one in after.sessions if one.ref in refs]


def otherwise(root: Path, ref: str, *words: str, site: str | None = None) -> OtherSlots | None:
    """What is told of a session that is moved."""
    found = lookup(root)
    session = filed_session(found, ref)
    plan = move(found, session, Move(words, site=site), TODAY)
    return other_slots(timetable_of(found.catalog), planned(found, plan, ref), session)


def told(found: OtherSlots | None) -> list[str]:
    assert found is not None
    return [f"{day_text(slot.date)}{time_text(slot.start)}" for slot in found.slots]


def test_the_nearest_to_where_it_was_to_be(tmp_path: Path) -> None:
    found = otherwise(winter(tmp_path), "winter/s02", "12月11日")
    assert found is not None
    assert [one.ref for one in found.in_the_way] == ["autumn/s01"]
    assert told(found) == [
        "12月11日（周五）10:00",
        "12月11日（周五）14:30",
        "12月12日（周六）08:30",
    ]


def test_not_where_it_is(tmp_path: Path) -> None:
    # On the 10th is the session that is to move to the 9th.
    one = training_class(
        taught("s01", "2026-12-09 08:30-10:00", teachers=["li"], site="litang"),
        taught("s02", "2026-12-10 08:30-10:00"),
        **{**DATES, "from": "2026-12-09", "to": "2026-12-10"},
    )
    found = otherwise(winter(tmp_path, winter=one), "winter/s02", "12月9日")
    assert told(found) == ["12月9日（周三）10:00"]


@pytest.mark.parametrize("words", [("1月1日",), ("2月1日",), ("2027-09-01",)])
def test_on_a_holiday_and_outside_the_class(words: tuple[str, ...], tmp_path: Path) -> None:
    found = otherwise(winter(tmp_path), "winter/s06", *words)
    assert len(told(found)) == 3
    assert found is not None
    assert found.in_the_way == ()


def test_nothing_where_it_can_be_there(tmp_path: Path) -> None:
    assert otherwise(winter(tmp_path), "winter/s02", "12月10日") is None


def test_nothing_where_the_new_site_is_too_small_at_any_time(tmp_path: Path) -> None:
    small = winter(tmp_path, winter=None)
    text = training_class(taught("s01", "2026-12-09 08:30-10:00"), size=60, **DATES)
    (small / "classes/winter.yaml").write_text(text, encoding="utf-8")
    # Too many for the room it has, too: that is no reason against another time.
    assert told(otherwise(small, "winter/s01", "12月11日"))
    (small / "sites/xiao.yaml").write_text("title: 小间\nvenue: classroom\ncapacity: 9\n")
    assert otherwise(small, "winter/s01", "12月11日", site="xiao") is None


def test_nothing_of_a_class_that_has_no_other_time(tmp_path: Path) -> None:
    dates = {**DATES, "from": "2026-12-11", "to": "2026-12-11"}
    one = training_class(taught("s01", "2026-12-11 14:30-17:30"), **dates)
    found = otherwise(winter(tmp_path, winter=one), "winter/s01", "8:30")
    assert found is not None
    assert found.slots == ()


def test_after_a_swap_for_the_session_alone_as_it_is(tmp_path: Path) -> None:
    found = lookup(winter(tmp_path))
    one, other = (filed_session(found, ref) for ref in ("winter/s06", "autumn/s01"))
    both = planned(found, swap(found, one, other, ""), one.ref, other.ref)
    # The other class ends on 20 December; it would be there on the 29th, in another room.
    swapped = other_slots(timetable_of(found.catalog), both, other)
    assert swapped is not None
    assert {slot.site for slot in swapped.slots} == {"litang"}
    assert told(swapped)[0] == "12月20日（周日）14:30"
    assert swapped.in_the_way == ()


def test_nothing_for_a_cancelled_one_that_no_longer_fits(tmp_path: Path) -> None:
    text = training_class(
        taught("s01", "2026-12-09 08:30-10:00", status="cancelled"), size=60, **DATES
    )
    assert otherwise(winter(tmp_path, winter=text), "winter/s01", "12月11日") is None
