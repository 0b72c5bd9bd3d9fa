"""Cards for a phone: their lines fit, their pictures are no higher than a chat shows."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.export.layout.cards_layout import (
    CARD_SIZES,
    FACT_GAP,
    INSET,
    MARGIN,
    WIDTH,
    Card,
    CardsLayout,
    TextLines,
    cards_layout,
)
from partyschool_cli.export.layout.catalog_cards import catalog_cards
from partyschool_cli.export.layout.table_cards import table_cards
from partyschool_cli.export.layout.timetable_cards import timetable_cards
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.breaker import breaker
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from tests.catalogs import PINGCHENG, SHIPPED, loaded
from tests.export.contents import content_of
from tests.full_run import is_full_run

INNER = WIDTH - 2 * MARGIN - 2 * INSET
HANGING = 0.5  # of a closing mark at the end of a line
OWN = breaker(frozenset())


def cards_of(kind: Kind, name: str) -> CardsLayout:
    catalog = loaded(SHIPPED)
    content = TimetableContent(sheet(catalog, Key(kind, name)), catalog_words(catalog))
    return timetable_cards(content, has_code=True)


def cards(layout: CardsLayout) -> list[Card]:
    return [block for one in layout.pictures for block in one if isinstance(block, Card)]


def assert_fits(layout: CardsLayout) -> None:
    for picture in layout.pictures:
        assert isinstance(picture[0], TextLines)
        assert picture[0].role == "title"
        assert sum(block.height for block in picture) * 3 <= 8000
        last = picture[-1]
        assert not isinstance(last, TextLines) or last.role != "heading"
        for block in picture:
            if isinstance(block, TextLines):
                room = (WIDTH - 2 * MARGIN) / block.size
                assert all(width(line) <= room + HANGING for line in block.lines)
                continue
            title, _, size = CARD_SIZES
            for line in block.title:
                assert width(line, is_sans=True) * title <= INNER + HANGING * title
            room = (INNER - block.name_width - FACT_GAP) / size
            for fact in block.facts:
                assert all(width(line) <= room + HANGING for line in fact.lines)


@pytest.mark.parametrize("root", [SHIPPED, PINGCHENG], ids=lambda root: root.name)
def test_every_timetable_fits(root: Path) -> None:
    catalog = loaded(root)
    words = catalog_words(catalog)
    keys = [Key(Kind.CLASS, name) for name in catalog.classes]
    keys += [Key(Kind.TEACHER, name) for name in catalog.teachers]
    keys += [Key(Kind.SITE, name) for name in catalog.sites]
    for key in keys[:: 1 if is_full_run() else 6]:
        content = TimetableContent(sheet(catalog, key), words)
        layout = timetable_cards(content, has_code=True)
        assert_fits(layout)
        assert len(cards(layout)) == len(content.sheet.entries)


@pytest.mark.parametrize("document", ["teachers", "sites", "classes"])
def test_every_register_fits(document: str) -> None:
    content = content_of(loaded(SHIPPED), document)
    layout = table_cards(content)
    assert_fits(layout)
    assert len(cards(layout)) == sum(len(group.rows) for group in content.groups)


def test_the_whole_catalog_fits() -> None:
    content = content_of(loaded(SHIPPED), "catalog")
    layout = catalog_cards(content, has_code=True)
    assert_fits(layout)
    assert len(cards(layout)) == sum(len(section.courses) for section in content.sections)


def test_a_card_says_day_time_title_people_and_place() -> None:
    layout = cards_of(Kind.CLASS, "chengzi-evening-2026")
    first = cards(layout)[0]
    assert first.first == ("1月13日", "星期二", "晚上 19:00—19:30")
    assert first.title == ("开班",)
    assert [fact.name for fact in first.facts] == ["主持", "地点"]
    off = next(card for card in cards(layout) if card.is_off)
    assert off.mark
    assert ("备注", ("因暴雪停课，1月27日补课",)) in off.facts


def test_names_are_whole_and_several_break_after_a_mark() -> None:
    layout = cards_of(Kind.CLASS, "chengzi-evening-2026")
    taught = {
        line
        for card in cards(layout)
        for fact in card.facts
        if fact.name == "授课"
        for line in fact.lines
    }
    assert {"柳杜乡大棚种植田秀才、", "县农业农村局退休农艺师", "仇师傅（示例）"} <= taught


def test_a_sheet_does_not_say_whose_it_is_on_every_card() -> None:
    site = cards_of(Kind.SITE, "chengzi-evening-room")
    names = {fact.name for card in cards(site) for fact in card.facts}
    assert "地点" not in names
    assert {"班次", "人数"} <= names
    own = {
        fact.name
        for card in cards(cards_of(Kind.CLASS, "chengzi-evening-2026"))
        for fact in card.facts
    }
    assert "班次" not in own


def test_a_mark_stands_above_a_title_that_leaves_no_room_for_it() -> None:
    short = Card(None, "调课", ("党章导读",), ())
    long = replace(short, title=("习近平总书记关于党的建设",))
    assert not short.has_mark_above
    assert long.has_mark_above
    assert long.height > short.height
    assert not replace(long, mark="").has_mark_above


def test_days_of_two_years_have_their_year() -> None:
    catalog = loaded(SHIPPED)
    table = sheet(catalog, Key(Kind.CLASS, "chengzi-evening-2026"))
    content = TimetableContent(replace(table, first=dt.date(2025, 12, 30)))
    first = cards(timetable_cards(content, has_code=False))[0].first
    assert first is not None
    assert first[0] == "2026年1月13日"


@pytest.mark.parametrize("count", [1, 20, 60, 200])
def test_no_heading_is_left_alone_at_the_end_of_a_picture(count: int) -> None:
    blocks: list[Card | TextLines] = []
    for number in range(count):
        if number % 3 == 0:
            blocks.append(TextLines("heading", (f"第{number}组",)))
            blocks.append(TextLines("about", ("3 人",)))
        blocks.append(Card(None, "", (f"张{number}",), ()))
    layout = cards_layout("名册", blocks, OWN)
    assert_fits(layout)
    shown = [block for picture in layout.pictures for block in picture[1:]]
    assert shown == blocks
    assert all(isinstance(picture[-1], Card) for picture in layout.pictures)
