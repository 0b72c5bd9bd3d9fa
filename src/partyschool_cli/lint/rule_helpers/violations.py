"""The violations of a constraint in a timetable as it is, for rules that report each."""

from collections.abc import Iterator

from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, constraint: Constraint) -> Iterator[tuple[Meeting, Violation]]:
    """Every violation with the meeting that has it, the earlier first."""
    for meeting in timetable.meetings:
        for violation in constraint.violations(timetable, meeting, meeting.slot):
            yield meeting, violation
