"""A 调课通知 for a phone: its sentences, and a card a change."""

from collections.abc import Iterator

from partyschool_cli.export import notice_content as words
from partyschool_cli.export.layout.cards_layout import (
    HEADING_SIZE,
    LINE_SIZE,
    Block,
    Card,
    CardsLayout,
    TextLines,
    card_facts,
    cards_layout,
    text_lines,
    title_lines,
)
from partyschool_cli.export.notice_content import HEADS, NoticeContent
from partyschool_cli.export.timetable_content import full_date
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.texts import Text, broken, names


def notice_cards(content: NoticeContent) -> CardsLayout:
    """The pictures of a notice."""
    own = breaker(frozenset(name for one in content.classes for name in (one.title, one.organizer)))
    signed = ((words.organizer(content), ""), (full_date(content.date), ""))
    return cards_layout(content.title, _blocks(content, own), own, signed=signed)


def _blocks(content: NoticeContent, own: Breaker) -> Iterator[Block]:
    yield _text(words.addressee(content), own)
    for part in words.parts(content):
        if part.heading:
            yield TextLines("heading", text_lines(part.heading, own, HEADING_SIZE))
        yield _text(part.body, own)
        for title, teachers, old, new in part.rows:
            facts: list[tuple[str, Text]] = [
                (HEADS[1], names(teachers.split("\n") if teachers else (), own)),
                (HEADS[2], broken(old, own)),
                (HEADS[3], broken(new, own)),
            ]
            yield Card(None, "", title_lines(title, own), card_facts(facts))
    for line in (*words.closing(content), *words.code_lines(content)):
        yield _text(line, own)


def _text(text: str, own: Breaker) -> TextLines:
    return TextLines("text", text_lines(text, own, LINE_SIZE))
