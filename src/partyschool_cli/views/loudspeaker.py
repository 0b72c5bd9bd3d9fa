"""大喇叭播报: a text to read out on the village loudspeaker, as much of it as is listened to."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from partyschool_cli.export.notice_content import duty_line
from partyschool_cli.lint.rule_helpers.wording import quoted
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.schedule.repair.rescheduling import Rescheduling
from partyschool_cli.timetable.day_parts import part_of
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.wording.dates import date_text
from partyschool_cli.wording.weather import safety

HEADING: Final = "大喇叭播报"
# Characters, with punctuation: half a minute at the pace of an announcer.
LIMIT: Final = 150
_HALF: Final = 30
_NOON: Final = 12
_MOST_NAMED: Final = 2


def loudspeaker_text(manifest: Manifest, found: Rescheduling, warning: str) -> str:
    """The text, at most `LIMIT` characters: what fits of the changes, one by one or in number."""
    return next(text for text in _texts(manifest, found, warning) if len(text) <= LIMIT)


def _texts(manifest: Manifest, found: Rescheduling, warning: str) -> Iterator[str]:
    duty = duty_line(manifest.duty) if manifest.duty else ""
    careful = f"{safety(warning)}。"
    changes = [*_changes(manifest, found)]
    head = f"各位党员、各位乡亲：因{warning}，"
    whole = "；".join(changes)
    counted, briefly = _counted(found, _whose), _counted(found, lambda _: "")
    for said in (whole, counted, briefly) if whole and not found.left else (counted, briefly):
        yield f"{head}{said}。{careful}请互相转告。{duty}"
        yield f"{head}{said}。{careful}请互相转告。"
        yield f"{head}{said}。请互相转告。"
    yield f"{head}{briefly}。"
    yield f"各位党员、各位乡亲：{briefly}。请互相转告。"


def _changes(manifest: Manifest, found: Rescheduling) -> Iterator[str]:
    for old, new in found.moves:
        was, now = _when(manifest, old.slot), _when(manifest, new.slot)
        if old.slot[:3] != new.slot[:3]:
            yield f"{_what(old)}由{was}改到{now}"
        else:
            yield f"{was}的{_what(old)}换了地点或授课人，看通知"
    for one in found.cancelled:
        yield f"{_when(manifest, one.slot)}的{_what(one)}停课"


def _what(meeting: Meeting) -> str:
    session = meeting.first.session
    title = meeting.course.title if meeting.course else session.activity or ""
    return f"{'、'.join(one.training_class.title for one in meeting.sessions)}{quoted(title)}"


def _when(manifest: Manifest, slot: Slot) -> str:
    parts = manifest.day_parts
    part = parts[part_of(slot.start, slot.end, parts)].title
    return f"{date_text(slot.date)}{part}{_clock(slot.start)}"


def _clock(start: int) -> str:
    """`8点半`, `2点半` of an afternoon, as it is said."""
    hours, minutes = divmod(start, 60)
    hours -= 12 if hours > _NOON else 0
    said = {0: "", _HALF: "半"}.get(minutes, f"{minutes}分")
    return f"{hours}点{said}"


def _counted(found: Rescheduling, whose: Callable[[Iterable[Meeting]], str]) -> str:
    """How many sessions change, are cancelled, and wait; `whose` says of which days and classes."""
    moved = [old for old, _ in found.moves]
    waiting = [one.meeting for one in found.left]
    told = [f"{whose(moved)}{_sessions(moved)}次课改了时间或地点"] if moved else []
    gone = found.cancelled
    told += [f"{whose(gone)}{_sessions(gone)}次课停课"] if gone else []
    see = "，请看通知" if told else ""
    waits = f"{whose(waiting)}{_sessions(waiting)}次课怎么上另行通知" if waiting else ""
    return f"{'、'.join(told)}{see}{'；' if told and waits else ''}{waits}"


def _sessions(meetings: Iterable[Meeting]) -> int:
    return sum(len(one.sessions) for one in meetings)


def _whose(meetings: Iterable[Meeting]) -> str:
    """The first and last day, and the classes: `12月15日至17日柳杜乡党员冬训班的`."""
    sessions = [session for one in meetings for session in one.sessions]
    days = sorted({one.session.date for one in sessions})
    first, last = days[0], days[-1]
    until = f"{last.day}日" if first.month == last.month else date_text(last)
    span = date_text(first) + (f"至{until}" if last > first else "")
    classes = list(dict.fromkeys(one.training_class.title for one in sessions))
    named = "、".join(classes) if len(classes) <= _MOST_NAMED else f"{len(classes)}个班"
    return f"{span}{named}的"
