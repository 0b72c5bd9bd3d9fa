"""All who are at a shared site at one moment fit into it."""

from pathlib import Path

from partyschool_cli.timetable.constraints.crowded_site import constraint
from tests.timetables import meeting_of, taught, timetable, training_class

DAY = "2026-10-12"
SHARED = {"sites/jiaoshi.yaml": "title: 馆\nvenue: classroom\ncapacity: 50\nshared: true\n"}


def at(times: str, teacher: str, size: int = 30) -> str:
    return training_class(taught("s01", f"{DAY} {times}", teachers=[teacher]), size=size)


def test_only_who_is_there_at_one_moment(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        SHARED,
        a=at("08:00-09:00", "t1"),
        b=at("09:00-10:00", "t2"),
        c=at("08:30-09:30", "t3", size=20),
    )
    meeting = meeting_of(found, "c/s01")
    assert list(constraint.violations(found, meeting, meeting.slot)) == []
    # A minute longer, and all three are there at nine.
    first = meeting_of(found, "a/s01")
    (reason,) = constraint.violations(found, first, first.slot._replace(end=first.end + 1))
    assert reason.others == (meeting, meeting_of(found, "b/s01"))
    assert (reason.amount, reason.limit) == (80, 50)


def test_each_largest_set_is_a_reason(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        SHARED,
        a=at("08:00-09:00", "t1"),
        b=at("09:00-10:00", "t2"),
        c=at("08:30-09:30", "t3"),
    )
    first, second, third = (meeting_of(found, f"{name}/s01") for name in "abc")
    reasons = list(constraint.violations(found, third, third.slot))
    assert [(one.others, one.amount, one.limit) for one in reasons] == [
        ((first,), 60, 50),
        ((second,), 60, 50),
    ]


def test_a_class_in_two_meetings_at_once_is_there_once(tmp_path: Path) -> None:
    twice = [taught(f"s0{n}", f"{DAY} 08:30-10:00", teachers=[f"t{n}"]) for n in (1, 2)]
    found = timetable(tmp_path, SHARED, a=training_class(*twice))
    meeting = found.meetings[0]
    assert list(constraint.violations(found, meeting, meeting.slot)) == []
