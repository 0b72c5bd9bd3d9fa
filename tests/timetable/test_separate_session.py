"""One session as a meeting of its own."""

from pathlib import Path

from partyschool_cli.timetable.constraints.teacher_clash import constraint
from partyschool_cli.timetable.separate_session import separate
from tests.timetables import meeting_of, taught, timetable, training_class

MORNING = "2026-10-12 08:30-10:00"


def test_those_taught_with_it_stay_and_are_in_its_way(tmp_path: Path) -> None:
    together = training_class(taught("s01", MORNING))
    found = timetable(tmp_path, a=together, b=together)
    both = meeting_of(found, "a/s01")
    assert both.classes == ("a", "b")
    apart, meeting = separate(found, both.sessions[0])
    assert meeting.classes == ("a",)
    (violation,) = constraint.violations(apart, meeting, meeting.slot)
    assert [other.classes for other in violation.others] == [("b",)]


def test_one_that_is_by_itself_is_not_in_its_own_way(tmp_path: Path) -> None:
    found = timetable(tmp_path, a=training_class(taught("s01", MORNING)))
    apart, meeting = separate(found, meeting_of(found, "a/s01").first)
    assert apart.by_teacher["wang"].meetings == (meeting,)


def test_a_cancelled_one_joins_the_timetable(tmp_path: Path) -> None:
    found = timetable(tmp_path, a=training_class(taught("s01", MORNING, status="cancelled")))
    assert not found.meetings
    apart, meeting = separate(found, found.catalog.sessions[0])
    assert apart.meetings == (meeting,)


def test_it_may_differ_from_the_session_of_the_catalog(tmp_path: Path) -> None:
    found = timetable(tmp_path, a=training_class(taught("s01", MORNING)))
    one = meeting_of(found, "a/s01").first
    other = one._replace(session=one.session.model_copy(update={"teachers": ("li",)}))
    apart, meeting = separate(found, other)
    assert meeting.slot.teachers == ("li",)
    assert "wang" not in apart.by_teacher or not apart.by_teacher["wang"].meetings
