"""Which meetings have to be over before others begin, by what their courses require."""

from collections.abc import Mapping, Sequence

from partyschool_cli.model.course import Course
from partyschool_cli.timetable.constraints.taught_before_required import required_in_order
from partyschool_cli.timetable.meetings import Meeting


def required_before(
    courses: Mapping[str, Course], meetings: Sequence[Meeting]
) -> Sequence[tuple[int, ...]]:
    """For each meeting, the indices of those in a class of it that teach what it requires."""
    taught: dict[tuple[str, str], list[int]] = {}
    for number, meeting in enumerate(meetings):
        for name in meeting.classes:
            taught.setdefault((name, meeting.course_id or ""), []).append(number)
    found = []
    for meeting in meetings:
        course = courses.get(meeting.course_id or "")
        earlier = (
            number
            for required in (required_in_order(courses, course) if course else ())
            for name in meeting.classes
            for number in taught.get((name, required), ())
        )
        found.append(tuple(dict.fromkeys(earlier)))
    return found
