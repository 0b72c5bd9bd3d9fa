"""The columns of a timetable as a list, the same in every print format, as plain text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from partyschool_cli.export import timetable_content as words
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.dates import date_text


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its name, and the text of a session in it."""

    key: str
    title: str
    text: Callable[[Entry], str]


def list_columns(sheet: Sheet) -> tuple[ListColumn, ...]:
    """日期｜时间｜（班次｜人数｜同时在场）｜教学内容｜授课人｜地点: those that say something."""
    return tuple(_columns(sheet))


def _columns(sheet: Sheet) -> Iterator[ListColumn]:
    usual = words.usual_site(sheet)
    yield ListColumn("date", "日期", lambda e: "\n".join(date_lines(sheet, e)))
    yield ListColumn("time", "时间", lambda e: "\n".join(time_lines(sheet, e)))
    if sheet.shows_class:
        yield ListColumn("classes", "班次", lambda e: "、".join(e.shown_classes))
    if not words.shows_site(sheet):
        yield ListColumn("size", "人数", lambda e: str(e.size) if e.size else "")
        yield ListColumn("together", "同时在场", lambda e: "\n".join(together_lines(sheet, e)))
    yield ListColumn("title", "教学内容", _title)
    if words.shows_teachers(sheet):
        yield ListColumn("teachers", "授课人", lambda e: "、".join(list_people(e)))
    if words.shows_site(sheet) and any(entry.site != usual for entry in sheet.entries):
        yield ListColumn("site", "地点", lambda e: e.site if e.site and e.site != usual else "")


def _title(entry: Entry) -> str:
    return "\n".join(filter(None, (entry.marked_title, list_note(entry))))


def date_lines(sheet: Sheet, entry: Entry) -> tuple[str, ...]:
    """The day, its year where the sheet has two, and the week day below."""
    year = f"{entry.date.year}年" if sheet.first.year != sheet.last.year else ""
    lines = (year, date_text(entry.date), words.weekday(entry.date))
    return tuple(filter(None, lines))


def time_lines(sheet: Sheet, entry: Entry) -> tuple[str, ...]:
    """The part of the day, and the times below."""
    return words.part_title(sheet, entry), words.times(entry.start, entry.end)


def together_lines(sheet: Sheet, entry: Entry) -> tuple[str, ...]:
    """How many people are at a site at that time, and for how many more there is room."""
    if entry.is_cancelled:
        return ()
    count = words.people_at(sheet, entry)
    return tuple(filter(None, (str(count) if count else "", words.room_left(sheet, count))))


def list_people(entry: Entry) -> tuple[str, ...]:
    """Who stands among the teachers: who presides, where nobody teaches."""
    host = (f"{entry.moderator}（主持）",) if entry.moderator else ()
    return entry.teachers or host


def list_note(entry: Entry) -> str:
    """What stands below a title, without what `list_people` says."""
    return entry.note_text if entry.teachers else entry.note or ""
