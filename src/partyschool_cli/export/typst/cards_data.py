"""Data for the Typst template of pictures for a phone: blocks with their lines."""

from typing import Any

from partyschool_cli.export.layout import cards_layout as layout
from partyschool_cli.export.layout.cards_layout import Block, Card, CardsLayout, TextLines
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typst.code_data import code_data
from partyschool_cli.export.typst.running_title import running


def cards_data(drawn: CardsLayout, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    return "cards", {
        "title": drawn.title,
        "running": running(drawn.title),
        "landscape": False,
        "pictures": [[_block(block) for block in picture] for picture in drawn.pictures],
        "signed": drawn.signed,
        "code": code_data(options.code),
        "width": layout.WIDTH,
        "margin": layout.MARGIN,
        "inset": layout.INSET,
        "sizes": layout.CARD_SIZES,
        "mark_size": layout.MARK_SIZE,
        "gaps": layout.GAPS,
        "below": layout.BELOW,
        "fact_gap": layout.FACT_GAP,
        "signed_size": layout.SIGNED_SIZE,
        "code_size": layout.CODE_SIZE,
        "qr": layout.QR,
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, TextLines):
        return {
            "kind": "text",
            "role": block.role,
            "lines": block.lines,
            "size": block.size,
            "below": block.below,
        }
    return _card(block)


def _card(card: Card) -> dict[str, Any]:
    return {
        "kind": "card",
        "first": card.first,
        "mark": card.mark,
        "has_mark_above": card.has_mark_above,
        "title": card.title,
        "facts": [fact._asdict() for fact in card.facts],
        "name_width": card.name_width,
        "is_off": card.is_off,
    }
