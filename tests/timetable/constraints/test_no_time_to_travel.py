"""Classes and teachers get from one site to the next."""

from pathlib import Path

from partyschool_cli.timetable.constraints.no_time_to_travel import constraint, hurried
from tests.timetables import meeting_of, session, taught, timetable, training_class

DAY = "2026-10-12"
HALL = {
    "sites/litang.yaml": (
        "title: 礼堂\nvenue: classroom\ncapacity: 90\ntravel_minutes: {jiaoshi: 30}\n"
    )
}


def test_a_way_as_long_as_the_break_is_short_enough(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        HALL,
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00"),
            taught("s02", f"{DAY} 10:30-11:30", site="litang"),
        ),
    )
    meeting, other = meeting_of(found, "a/s02"), meeting_of(found, "a/s01")
    assert list(constraint.violations(found, meeting, meeting.slot)) == []
    sooner = meeting.slot._replace(start=meeting.start - 1)
    reasons = list(constraint.violations(found, meeting, sooner))
    assert [one.entity_id for one in reasons] == ["a", "wang"]
    assert {(one.others, one.amount, one.limit) for one in reasons} == {((other,), 29, 30)}
    # It is as far the other way round.
    assert hurried(found, sooner, other.slot) == hurried(found, other.slot, sooner) == (29, 30)


def test_what_lies_between_does_not_make_the_way_shorter(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        HALL,
        a=training_class(
            taught("s01", f"{DAY} 08:30-09:30"),
            session("s02", f"{DAY} 09:30-09:45"),
            taught("s03", f"{DAY} 09:45-10:30", site="litang", teachers=["li"]),
        ),
    )
    meeting = meeting_of(found, "a/s03")
    (reason,) = constraint.violations(found, meeting, meeting.slot)
    assert reason.others == (meeting_of(found, "a/s01"),)


def test_who_overlaps_clashes_and_is_not_late(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        HALL,
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00"), taught("s02", f"{DAY} 09:30-11:00", site="litang")
        ),
    )
    for meeting in found.meetings:
        assert list(constraint.violations(found, meeting, meeting.slot)) == []
