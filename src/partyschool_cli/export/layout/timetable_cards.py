"""A timetable for a phone: a card a session."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.layout.cards_layout import (
    LINE_SIZE,
    Block,
    Card,
    CardsLayout,
    TextLines,
    about_lines,
    card_facts,
    cards_layout,
    text_lines,
    title_lines,
)
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.texts import Text, broken, names
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.dates import date_text

# What will be taught is said where there are no more sessions than these.
_FEW: Final = 2


def timetable_cards(content: TimetableContent, *, has_code: bool) -> CardsLayout:
    """The pictures of one sheet."""
    sheet, own = content.sheet, breaker(content.words)
    return cards_layout(
        sheet.title,
        _blocks(sheet, own),
        own,
        signed=words.signed(sheet),
        has_code=has_code,
    )


def _blocks(sheet: Sheet, own: Breaker) -> Iterator[Block]:
    about = (words.head_line(sheet, with_place=False), _period(sheet) or words.EMPTY)
    yield about_lines(about, own)
    for entry in sheet.entries:
        yield _card(sheet, entry, own)
    for name, text in (*words.site_total(sheet), *words.foot_items(sheet)):
        yield TextLines("text", text_lines(name + text, own, LINE_SIZE))


def _period(sheet: Sheet) -> str:
    """`2026年1月13日至3月19日　共 8 次`."""
    if not sheet.entries:
        return ""
    first, last = words.full_date(sheet.first), words.full_date(sheet.last)
    if sheet.first.year == sheet.last.year:
        last = date_text(sheet.last)
    days = first if sheet.first == sheet.last else f"{first}至{last}"
    return f"{days}　共 {len(sheet.entries)} 次"


def _card(sheet: Sheet, entry: Entry, own: Breaker) -> Card:
    is_one_year = sheet.first.year == sheet.last.year
    date = date_text(entry.date) if is_one_year else words.full_date(entry.date)
    part, time = words.part_title(sheet, entry), words.times(entry.start, entry.end)
    return Card(
        (date, words.weekday(entry.date), f"{part} {time}" if is_one_year else time),
        entry.status_mark,
        title_lines(entry.shown_title, own),
        card_facts(_facts(sheet, entry, own)),
        is_off=entry.is_cancelled,
    )


def _facts(sheet: Sheet, entry: Entry, own: Breaker) -> list[tuple[str, Text]]:
    """Who, where and what else; without whose sheet it is."""
    is_alone = sheet.kind is Kind.TEACHER and len(entry.teachers) == 1
    taught = "；".join(entry.objectives) if len(sheet.entries) <= _FEW else ""
    people = f"{entry.size} 人" if sheet.kind is Kind.SITE and entry.size else ""
    return [
        ("原定", broken(entry.was, own)),
        ("班次", broken("、".join(entry.shown_classes) if sheet.shows_class else "", own)),
        ("人数", broken(people, own)),
        ("授课", names(() if is_alone else entry.teachers, own)),
        ("主持", names([entry.moderator] if entry.moderator else [], own)),
        ("地点", broken("" if sheet.kind is Kind.SITE else entry.site, own)),
        ("内容", broken(taught, own)),
        ("备注", broken(entry.note, own)),
    ]
