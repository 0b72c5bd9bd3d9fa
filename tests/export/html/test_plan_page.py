"""A year's plan as a page: the table that is laid out, and a card a class for phones."""

from typing import Any

from lxml.html import document_fromstring

from partyschool_cli.export.content import Content
from partyschool_cli.export.plan_content import HEADS, total_cells
from tests.export.html_documents import html
from tests.export.yearly_documents import plan


def page_of(document: Content, **options: Any) -> Any:
    return document_fromstring(html(document, **options))


def test_the_table_says_what_the_plan_does() -> None:
    (table,) = page_of(plan(), paper="a3").xpath("//table")
    assert [one.text_content() for one in table.xpath("./thead//th")] == list(HEADS)
    rows = table.xpath("./tbody/tr")
    assert len(rows) == len(plan().rows) + 1
    titles = [row.xpath("th[contains(@class, 'left')]")[0].text_content() for row in rows[:-1]]
    assert titles == [row.shown_title for row in plan().rows]
    last = [cell.text_content() for cell in rows[-1].xpath("td")]
    assert last == list(total_cells(plan()))


def test_a_phone_has_a_card_a_class_with_its_days() -> None:
    cards = page_of(plan()).xpath("//ol[@class='cards']/li")
    assert len(cards) == len(plan().rows)
    for card, row in zip(cards, plan().rows, strict=True):
        days = card.xpath("p")[-1].text_content().split()
        said = [" ".join(lines) for lines in row.months if lines]
        assert "".join(days) == "".join(
            f"{month}月{''.join(lines)}".replace(" ", "")
            for month, lines in enumerate(row.months, 1)
            if lines
        )
        assert said
