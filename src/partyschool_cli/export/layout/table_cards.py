"""A register for a phone: a card a row, with what its columns are called."""

from collections.abc import Iterator

from partyschool_cli.export.layout.cards_layout import (
    HEADING_SIZE,
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
from partyschool_cli.export.table_content import TableColumn, TableContent, count_line, group_line
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.texts import Text, broken, fixed, names


def table_cards(content: TableContent) -> CardsLayout:
    """The pictures of a table."""
    own = breaker(content.words)
    return cards_layout(content.title, _blocks(content, own), own)


def _blocks(content: TableContent, own: Breaker) -> Iterator[Block]:
    yield about_lines((count_line(content),), own)
    # A running number is of no use where there is no table.
    lead = next((n for n, one in enumerate(content.columns) if not one.is_number), 0)
    for group in content.groups:
        if group.title:
            lines = text_lines(group_line(group, content), own, HEADING_SIZE)
            yield TextLines("heading", lines)
        for row in group.rows:
            facts = [
                (column.title, _text(column, value, own))
                for column, value in list(zip(content.columns, row, strict=True))[lead + 1 :]
            ]
            yield Card(None, "", title_lines(row[lead], own), card_facts(facts))


def _text(column: TableColumn, value: str, own: Breaker) -> Text:
    if column.kind in {"fixed", "number"}:
        return fixed(value)
    if column.kind == "names":
        return names(value.split("、") if value else (), own)
    return broken(value, own)
