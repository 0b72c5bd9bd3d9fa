"""Laid-out parts of a document in Word: each a section with its own paper and margins."""

from collections.abc import Sequence
from typing import Final

from partyschool_cli.export.docx.page_tables import page_tables
from partyschool_cli.export.docx.template import Margins, Template
from partyschool_cli.export.layout.page_layout import A3_SCALE, TimetableLayout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typesetting.units import MM

# A little lower than the page was laid out: Word's borders take room too.
_SPARE: Final = 3.0


def drawn_parts(
    layouts: Sequence[TimetableLayout], options: PrintOptions, template: Template
) -> str:
    """A section for each part; the last one is the document's own."""
    parts = []
    for number, layout in enumerate(layouts):
        own = options.of_part(number)
        if number:
            parts.append(template.section_break())
        parts.append(drawn_part(layout, own, template, has_number=len(layout.pages) > 1))
    return "".join(parts)


def drawn_part(
    layout: TimetableLayout, options: PrintOptions, template: Template, *, has_number: bool
) -> str:
    """One part on the paper that it was laid out for; its pages are numbered where asked."""
    side, top, bottom = (length / MM for length in layout.margins)
    scale = A3_SCALE if options.paper == "a3" else 1.0
    margins = Margins(side * scale, top * scale, (bottom - _SPARE) * scale)
    area = template.set_page(
        landscape=layout.is_landscape, margins=margins, is_one_page=not has_number
    )
    return page_tables(layout, options, template, area, begins=False)
