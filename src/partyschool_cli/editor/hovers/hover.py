"""What a window beside the text says of the word at a place, in Markdown."""

from typing import NamedTuple

from partyschool_cli.editor.cursor import spot_at
from partyschool_cli.editor.hovers.day import day_markdown
from partyschool_cli.editor.hovers.entity import named_markdown
from partyschool_cli.editor.hovers.field import field_markdown
from partyschool_cli.editor.named import inner_span, named_word_at
from partyschool_cli.editor.place import Place
from partyschool_cli.editor.proposals.times import read_date
from partyschool_cli.editor.word import Spot
from partyschool_cli.source.style.field_order import field_of


class HoverText(NamedTuple):
    """Markdown about `text[start:end]`."""

    markdown: str
    start: int
    end: int


def hover_text(place: Place) -> HoverText | None:
    """What is said at a place: of an id what `show` says, of a date, of a field."""
    named = named_word_at(place.path, place.text, place.offset)
    if named is not None:
        told = named_markdown(place, named.what)
        if told is not None:
            return HoverText(told, *inner_span(named.spot))
    spot = spot_at(place.text, place.offset)
    told = None if spot is None else _told(place, spot)
    return None if spot is None or told is None else HoverText(told, *inner_span(spot))


def _told(place: Place, spot: Spot) -> str | None:
    if place.model is None:
        return None
    field = field_of(place.model, spot.path)
    if field is None:
        return None
    day = read_date(spot.text) if spot.on == "value" and field.type == "date" else None
    if day is not None:
        return day_markdown(place.catalog, day)
    if spot.on == "key" or field.type != "text" or field.choices:
        return field_markdown(field, spot.text if spot.on == "value" else None)
    return None
