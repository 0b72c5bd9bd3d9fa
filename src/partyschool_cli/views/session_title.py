"""What a session is called where changes of it are told."""

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.timetable.meetings import slot_of
from partyschool_cli.wording.dates import day_text, times_text
from partyschool_cli.wording.marks import UNDECIDED, with_group


def session_title(catalog: Catalog, one: ClassSession) -> str:
    """`党员轮训班 s02（党章导读）`."""
    course = catalog.courses.get(one.session.course or "")
    taught = course.title if course else one.session.course or one.session.activity or UNDECIDED
    return f"{one.training_class.title} {one.session.id}（{with_group(taught, one.session.group)}）"


def session_with_time(catalog: Catalog, one: ClassSession) -> str:
    """`党员轮训班 s02（党章导读） 10月12日（周一）08:30—10:00`."""
    slot = slot_of(one.session)
    return f"{session_title(catalog, one)} {day_text(slot.date)}{times_text(slot.start, slot.end)}"
