"""How findings speak of sessions and meetings, and where they point."""

from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import At, Related
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.timetable.meetings import Meeting, PlacedSession
from partyschool_cli.wording.dates import day_text, times_text


def called(entity: Entity) -> str:
    """`王答乡党委书记（wangda-secretary）`; of a course or class, `课程“党章导读”（charter）`."""
    if isinstance(entity, Course | TrainingClass):
        return f"{entity.kind_of_entity.title}{quoted(entity.title)}（{entity.id}）"
    return f"{title_of(entity)}（{entity.id}）"


def quoted(title: str) -> str:
    """`“党章导读”`; quotes within are single: `“‘十五五’规划”`."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"


def content(placed: PlacedSession) -> str:
    """`“党章导读”`: what a session is about, by the title of its course or activity."""
    if placed.course is not None:
        return quoted(placed.course.title)
    return quoted(placed.session.activity or placed.session.course or "")


def time_of(placed: PlacedSession | Meeting) -> str:
    """`10月12日（周一）08:30—10:00`."""
    return day_text(placed.date) + times_text(placed.start, placed.end)


def described(placed: PlacedSession) -> str:
    """`村干部培训班 s01“党章导读”，3月10日（周二）08:30—10:00`."""
    title = placed.training_class.title
    return f"{title} {placed.session.id}{content(placed)}，{time_of(placed)}"


def at_session(inspection: Inspection, placed: PlacedSession, *path: str | int) -> At:
    """A field of a session."""
    return inspection.at_entity(placed.training_class, "sessions", placed.index, *path)


def at_teacher(inspection: Inspection, placed: PlacedSession, teacher: str) -> At:
    """A teacher's id in a session."""
    index = placed.session.teachers.index(teacher)
    return at_session(inspection, placed, "teachers", index)


def related_sessions(
    inspection: Inspection, sessions: tuple[PlacedSession, ...], field: str
) -> tuple[Related, ...]:
    """Sessions as related places, at one of their fields."""
    return tuple(
        Related(at_session(inspection, placed, field), described(placed)) for placed in sessions
    )
