"""What a window beside the text says of the word at a place, in Markdown."""

from typing import NamedTuple

from partyschool_cli.editor.hover.day import day_markdown
from partyschool_cli.editor.hover.entity import named_markdown
from partyschool_cli.editor.hover.field import field_markdown
from partyschool_cli.editor.navigation.occurrence import occurrence_at
from partyschool_cli.editor.text.cursor import token_at
from partyschool_cli.editor.text.place import Place
from partyschool_cli.editor.text.times import read_date
from partyschool_cli.editor.text.token import Token
from partyschool_cli.source.style.field_order import field_of


class HoverText(NamedTuple):
    """Markdown about `text[start:end]`."""

    markdown: str
    start: int
    end: int


def hover_text(place: Place) -> HoverText | None:
    """What is said at a place: of an id what `show` says, of a date, of a field."""
    occurrence = occurrence_at(place.path, place.text, place.offset)
    if occurrence is not None:
        told = named_markdown(place, occurrence.target)
        if told is not None:
            return HoverText(told, *occurrence.token.inner)
    token = token_at(place.text, place.offset)
    told = None if token is None else _told(place, token)
    return None if token is None or told is None else HoverText(told, *token.inner)


def _told(place: Place, token: Token) -> str | None:
    if place.model is None:
        return None
    field = field_of(place.model, token.path)
    if field is None:
        return None
    day = read_date(token.text) if token.on == "value" and field.type == "date" else None
    if day is not None:
        return day_markdown(place.catalog, day)
    if token.on == "key" or field.type != "text" or field.choices:
        return field_markdown(field, token.text if token.on == "value" else None)
    return None
