"""A teacher is in one meeting at a time."""

from pathlib import Path

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraints.teacher_clash import constraint
from tests.timetables import meeting_of, taught, timetable, training_class

DAY = "2026-10-12"


def test_each_teacher_and_meeting_is_a_reason(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{DAY} 08:30-10:00", teachers=["wang", "li"])),
        b=training_class(taught("s01", f"{DAY} 09:59-11:00", teachers=["li", "wang"])),
        c=training_class(taught("s01", f"{DAY} 10:00-11:00", teachers=["li"])),
    )
    first, second, third = found.meetings
    reasons = list(constraint.violations(found, second, second.slot))
    assert [(one.entity, one.others) for one in reasons] == [
        (Key(Kind.TEACHER, "li"), (first,)),
        (Key(Kind.TEACHER, "li"), (third,)),
        (Key(Kind.TEACHER, "wang"), (first,)),
    ]
    # `li` has no file: a rule may be silent, but nobody teaches twice at once.
    assert "li" not in found.teachers


def test_it_is_asked_of_the_teachers_of_the_slot(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{DAY} 08:30-10:00")),
        b=training_class(taught("s01", f"{DAY} 09:00-10:30")),
    )
    meeting = meeting_of(found, "b/s01")
    other_teacher = meeting.slot._replace(teachers=("zhao",))
    later = meeting.slot._replace(start=10 * 60, end=11 * 60)
    slots = (meeting.slot, other_teacher, later)
    counts = [len(list(constraint.violations(found, meeting, slot))) for slot in slots]
    assert counts == [1, 0, 0]


def test_classes_taught_together_are_not_in_their_own_way(tmp_path: Path) -> None:
    both = training_class(taught("s01", f"{DAY} 08:30-10:00"))
    found = timetable(tmp_path, a=both, b=both)
    (meeting,) = found.meetings
    assert list(constraint.violations(found, meeting, meeting.slot)) == []
