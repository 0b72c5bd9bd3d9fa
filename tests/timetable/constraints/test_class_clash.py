"""A class is in one meeting at a time."""

from pathlib import Path

from partyschool_cli.timetable.constraints.class_clash import constraint
from tests.timetables import meeting_of, session, taught, timetable, training_class

DAY = "2026-10-12"


def test_each_class_of_a_joint_meeting_is_asked(tmp_path: Path) -> None:
    joint = taught("s01", f"{DAY} 08:30-10:00")
    found = timetable(
        tmp_path,
        a=training_class(joint),
        b=training_class(joint, session("s02", f"{DAY} 09:00-09:30")),
        c=training_class(joint, session("s02", f"{DAY} 10:00-10:30")),
    )
    meeting, other = meeting_of(found, "b/s01"), meeting_of(found, "b/s02")
    (reason,) = constraint.violations(found, meeting, meeting.slot)
    assert (reason.session.ref, reason.entity_id, reason.others) == ("b/s01", "b", (other,))


def test_so_many_at_once_are_told_and_no_more(tmp_path: Path) -> None:
    sessions = [session(f"s{number}", f"{DAY} 08:30-10:00") for number in range(60)]
    found = timetable(tmp_path, a=training_class(*sessions))
    last = found.meetings[-1]
    reasons = list(constraint.violations(found, last, last.slot))
    assert [one.others[0] for one in reasons] == list(found.meetings[:50])


def test_other_groups_are_not_in_the_way(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00", group="第一组"),
            taught("s02", f"{DAY} 08:30-10:00", group="第二组", teachers=["li"]),
            taught("s03", f"{DAY} 09:00-10:00", group="第一组", teachers=["zhao"]),
            session("s04", f"{DAY} 09:30-10:00"),
        ),
    )
    against = {
        one.first.session.id: {
            other.others[0].first.session.id
            for other in constraint.violations(found, one, one.slot)
        }
        for one in found.meetings
    }
    assert against == {
        "s01": {"s03", "s04"},
        "s02": {"s04"},
        "s03": {"s01", "s04"},
        "s04": {"s01", "s02", "s03"},
    }
