"""A class is taught a course after those that it requires, where it is taught both."""

from collections.abc import Iterator, Mapping

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.course import Course
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a class and pair of courses, of which this meeting's is either.

    `entity` is the course that requires the other. Courses that require each other, at once or by
    way of others, have no right order: that is another finding.
    """
    courses = timetable.courses
    course = courses.get(meeting.course_id or "")
    if course is None:
        return
    for session in meeting.sessions:
        timeline = timetable.by_class.get(session.training_class.id, NO_MEETINGS)
        for name, meetings in timeline.by_course.items():
            other = courses.get(name)
            if other is None or other is course:
                continue
            if name in course.requires:
                late = tuple(one for one in meetings if _ends_after(one.slot, slot))
                yield from _violation(courses, session, course, other, late)
            if course.id in other.requires:
                early = tuple(one for one in meetings if _ends_after(slot, one.slot))
                yield from _violation(courses, session, other, course, early)


def required_in_order(courses: Mapping[str, Course], course: Course) -> tuple[str, ...]:
    """What a course requires, but for what requires it as well: these have no right order."""
    return tuple(
        name
        for name in course.requires
        if name != course.id and name in courses and not _requires(courses, name, course.id)
    )


def _violation(
    courses: Mapping[str, Course],
    session: ClassSession,
    course: Course,
    required: Course,
    wrong: tuple[Meeting, ...],
) -> Iterator[Violation]:
    if wrong and not _requires(courses, required.id, course.id):
        field = ("requires", course.requires.index(required.id))
        entity = Key(Kind.COURSE, course.id)
        yield Violation("taught-before-required", session, entity, field, wrong)


def _ends_after(one: Slot, other: Slot) -> bool:
    """Whether one is not over when the other begins."""
    return (one.date, one.end) > (other.date, other.start)


def _requires(courses: Mapping[str, Course], name: str, other: str) -> bool:
    """Whether a course requires another, at once or by way of others."""
    waiting, seen = [name], {name}
    while waiting:
        found = courses.get(waiting.pop())
        for required in found.requires if found else ():
            if required == other:
                return True
            if required not in seen:
                seen.add(required)
                waiting.append(required)
    return False


constraint = Constraint(violations, "meetings")
