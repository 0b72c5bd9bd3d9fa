"""Sums of contact hours (学时). What does not take place and what is an activity counts nothing."""

from collections.abc import Iterable, Mapping

from partyschool_cli.timetable.meetings import Meeting, PlacedSession


def by_course(sessions: Iterable[PlacedSession]) -> Mapping[str, float]:
    """Hours by the course id that sessions name; courses without a session are not in it."""
    found: dict[str, float] = {}
    for placed in sessions:
        if placed.session.course is not None:
            found[placed.session.course] = found.get(placed.session.course, 0.0) + placed.hours
    return found


def taught(meetings: Iterable[Meeting]) -> float:
    """Hours that a teacher gives in `meetings`: 合班 counts once."""
    return sum(meeting.hours for meeting in meetings)


def hours_text(hours: float) -> str:
    """`1.5 学时`, `2 学时`."""
    return f"{hours:g} 学时"
