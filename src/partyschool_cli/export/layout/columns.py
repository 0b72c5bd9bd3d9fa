"""The columns of a list, and what each session has in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.layout.cell_content import CellContent, StyledText
from partyschool_cli.export.layout.page_layout import Align
from partyschool_cli.export.layout.session_texts import (
    Scales,
    class_text,
    note_text,
    people_text,
    site_text,
    title_texts,
)
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.texts import fixed
from partyschool_cli.timetable.sheet import Entry, Sheet

TITLE: Final = "title"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its name, and the cell of a session."""

    key: str
    title: str
    cell: Callable[[Entry], CellContent]
    align: Align = "center"


def columns(sheet: Sheet, breaker: Breaker, own: Scales) -> tuple[Column, ...]:
    """日期｜时间｜（班次｜人数｜同时在场）｜教学内容｜授课人｜地点: those that say something."""
    return tuple(_columns(sheet, breaker, own))


def _columns(sheet: Sheet, breaker: Breaker, own: Scales) -> Iterator[Column]:
    is_site = not words.shows_site(sheet)
    yield Column("date", "日期", partial(_date, sheet))
    yield Column("time", "时间", partial(_time, sheet))
    if sheet.shows_class:
        yield Column("classes", "班次", lambda e: _single(class_text(e, breaker)), "left")
    if is_site:
        yield Column("size", "人数", _size)
        yield Column("together", "同时在场", partial(_together, sheet))
    yield Column(TITLE, "教学内容", partial(_title, breaker, own), "left")
    if words.shows_teachers(sheet):
        yield Column("teachers", "授课人", partial(_teachers, breaker))
    usual = words.usual_site(sheet)
    if not is_site and any(entry.site != usual for entry in sheet.entries):
        yield Column("site", "地点", lambda e: _single(site_text(e, breaker, usual)))


def _single(text: StyledText) -> CellContent:
    return CellContent((text,))


def _date(sheet: Sheet, entry: Entry) -> CellContent:
    """The day, its year where the sheet has two, and the week day below."""
    year = f"{entry.date.year}年" if sheet.first.year != sheet.last.year else ""
    text = fixed(year, words.short_date(entry.date), words.weekday(entry.date))
    # A day is one cell; where a session of it is cancelled, that is grey on its own.
    is_off = all(one.is_cancelled for one in sheet.entries if one.date == entry.date)
    return CellContent((StyledText(text, "date", is_faint=is_off),), key=entry.date)


def _time(sheet: Sheet, entry: Entry) -> CellContent:
    text = fixed(words.part_title(sheet, entry), words.times(entry.start, entry.end))
    return CellContent((StyledText(text, "time", is_faint=entry.is_cancelled),))


def _title(breaker: Breaker, own: Scales, entry: Entry) -> CellContent:
    note = words.list_note(entry)
    return CellContent((*title_texts(entry, breaker, own), note_text(note, breaker, own)))


def _teachers(breaker: Breaker, entry: Entry) -> CellContent:
    return _single(people_text(words.list_people(entry), entry, breaker))


def _size(entry: Entry) -> CellContent:
    text = fixed(str(entry.size) if entry.size else "")
    return _single(StyledText(text, "size", is_faint=entry.is_cancelled))


def _together(sheet: Sheet, entry: Entry) -> CellContent:
    """How many people are there at that time, and for how many more there is room."""
    if entry.is_cancelled:
        return _single(StyledText(fixed(), "together"))
    count = words.people_at(sheet, entry)
    left = "" if sheet.capacity is None else _left(sheet.capacity - count)
    text = fixed(str(count) if count else "", left)
    return _single(StyledText(text, "together"))


def _left(count: int) -> str:
    return f"余 {count}" if count >= 0 else f"超 {-count}"
