"""How findings speak of sessions and meetings, and where they point."""

from collections.abc import Iterable

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import At, Related
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.timetable.meetings import Slot, slot_of
from partyschool_cli.wording.dates import day_text, times_text
from partyschool_cli.wording.marks import UNDECIDED, with_group


def called(entity: Entity) -> str:
    """`王答乡党委书记（wangda-secretary）`; of a course or class, `课程“党章导读”（charter）`."""
    from partyschool_cli.catalog.records.build import title_of

    if isinstance(entity, Course | TrainingClass):
        return f"{entity.kind_of_entity.title}{quoted(entity.title)}（{entity.id}）"
    return f"{title_of(entity)}（{entity.id}）"


def quoted(title: str) -> str:
    """`“党章导读”`; quotes within are single: `“‘十五五’规划”`."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"


def content(context: CatalogContext, one: ClassSession) -> str:
    """`“党章导读”`: what a session is about, by the title of its course or activity."""
    session = one.session
    course = context.catalog.courses.get(session.course or "")
    what = course.title if course else session.activity or session.course or UNDECIDED
    return quoted(with_group(what, session.group))


def time_of(slot: Slot) -> str:
    """`10月12日（周一）08:30—10:00`."""
    return day_text(slot.date) + times_text(slot.start, slot.end)


def described(context: CatalogContext, one: ClassSession) -> str:
    """`村干部培训班 s01“党章导读”，3月10日（周二）08:30—10:00`."""
    what = f"{one.training_class.title} {one.session.id}{content(context, one)}"
    return f"{what}，{time_of(slot_of(one.session))}"


def at_session(context: CatalogContext, one: ClassSession, *path: str | int) -> At:
    """A field of a session."""
    return context.at_entity(one.training_class, "sessions", one.position, *path)


def at_teacher(context: CatalogContext, one: ClassSession, teacher: str) -> At:
    """A teacher's id in a session."""
    return at_session(context, one, "teachers", one.session.teachers.index(teacher))


def related_sessions(
    context: CatalogContext, sessions: Iterable[ClassSession], field: str
) -> tuple[Related, ...]:
    """Sessions as related places, at one of their fields."""
    return tuple(
        Related(at_session(context, one, field), described(context, one)) for one in sessions
    )
