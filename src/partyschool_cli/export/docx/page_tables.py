"""Laid-out tables in Word: the lines, widths and heights that they were given.

Word breaks no line of them again: each is as wide as its column holds, and ends with a line break.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import Merge, Spacing, cell, paragraph, row, run, table
from partyschool_cli.export.docx.page_head import PageHead
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.layout.page_layout import (
    A3_SCALE,
    Entry,
    Fill,
    PlacedCell,
    TablePage,
    TextBlock,
    TimetableLayout,
)
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typesetting.squeezed import APART, squeezed
from partyschool_cli.export.typesetting.units import LEADING, MM

_FILLS: Final[Mapping[Fill, str | None]] = {"none": None, "head": "F2F2F2", "off": "E4E4E4"}
_LINE: Final = 1 + LEADING
# Texts of several lines that are lines of their own, and texts that are notes to those above them.
_APART: Final = frozenset({"date"})
_ASIDE: Final = frozenset({"note"})
# Left and right of the text of a cell, in millimetres: less than was laid out, for wider fonts.
_PAD: Final = 0.4
# A border takes a little of each row.
_BORDER: Final = 0.5


def page_tables(
    layout: TimetableLayout, options: PrintOptions, template: Template, area: Area, *, begins: bool
) -> str:
    """The pages of one part of a document; `begins`: the first of them begins a page.

    What is laid out for a page is made smaller for one of an office's own template with less room.
    """
    wide = max((sum(page.widths) for page in layout.pages), default=1.0) / MM
    high = max(map(_height, layout.pages), default=1.0) / MM
    largest = A3_SCALE if options.paper == "a3" else 1.0
    scale = min(largest, area.width / wide, area.height / high)
    heads = PageHead(options, template, area, scale)
    parts = []
    for number, page in enumerate(layout.pages):
        parts.append(heads.above(page.head, page_break=begins or number > 0))
        parts.append(_Table(page, scale).xml())
        parts.append(heads.below(page.foot) if page.foot else "")
    return "".join(parts)


def _height(page: TablePage) -> float:
    foot = page.foot.height if page.foot else 0.0
    return page.head.height + sum(page.heights) + foot


@dataclass(frozen=True, slots=True)
class _Place:
    """What a field of the table has: a cell that begins there, or goes on from a row above."""

    cell: PlacedCell
    merge: Merge | None


class _Table:
    """The table of one page."""

    def __init__(self, page: TablePage, scale: float) -> None:
        self._page = page
        self._scale = scale
        self._widths = [width / MM * scale for width in page.widths]

    def xml(self) -> str:
        page = self._page
        places = self._places()
        rows = []
        for index, height in enumerate(page.heights):
            cells = list(self._row(places, index))
            rows.append(
                row(
                    cells,
                    height=max(1.0, height - _BORDER) / MM * self._scale,
                    is_header=index < page.head_rows,
                )
            )
        return table(styles.TABLE, self._widths, rows, has_head=page.head_rows > 0, pad=_PAD)

    def _places(self) -> dict[tuple[int, int], _Place]:
        """By row and first column, what stands there; a merged cell in each of its rows."""
        places = {}
        for each in self._page.cells:
            for below in range(each.rows):
                merge: Merge | None = None
                if each.rows > 1:
                    merge = "continue" if below else "restart"
                places[each.row + below, each.column] = _Place(each, merge)
        return places

    def _row(self, places: Mapping[tuple[int, int], _Place], index: int) -> Iterator[str]:
        column = 0
        while column < len(self._widths):
            place = places.get((index, column))
            span = place.cell.columns if place else 1
            width = sum(self._widths[column : column + span])
            if place is None:
                yield cell(width, paragraph(styles.CELL))
            else:
                yield self._cell(place, width, span)
            column += span

    def _cell(self, place: _Place, width: float, span: int) -> str:
        own, fill = place.cell, _FILLS[place.cell.fill]
        is_shown = place.merge != "continue"
        paragraphs = list(self._paragraphs(own, width)) if is_shown else []
        paragraphs = paragraphs or [paragraph(styles.CELL)]
        return cell(width, *paragraphs, span=span, merge=place.merge, fill=fill)

    def _paragraphs(self, own: PlacedCell, width: float) -> Iterator[str]:
        for number, entry in enumerate(own.entries, 1):
            yield from self._entry(entry, own, width, is_last=number == len(own.entries))

    def _entry(
        self, entry: Entry, own: PlacedCell, width: float, *, is_last: bool
    ) -> Iterator[str]:
        gap = self._page.gap * self._scale
        # Text that begins at the left stands off the line there.
        indent = max(0.0, self._page.pad / MM * self._scale - _PAD) if own.align == "left" else 0.0
        room = (width - 2 * _PAD - indent) * MM
        for number, block in enumerate(entry, 1):
            ends = number == len(entry) and not is_last
            size = block.size * self._scale
            yield paragraph(
                block_style(block, own),
                run(
                    "\n".join(block.lines),
                    _look(block),
                    size=size,
                    is_boxed=block.is_boxed,
                    is_broken=block.what not in _APART,
                    is_aside=block.what in _ASIDE,
                    squeezed=squeezed(block.lines, room / size, APART),
                ),
                align=own.align,
                sides=(indent, 0.0) if indent else None,
                spacing=Spacing(size * _LINE, 0, gap if ends else 0),
                # What is below the letters of a line is a part of the gap.
                dots=max(1.0, gap - LEADING * size) if ends else 0.0,
            )


def block_style(block: TextBlock, own: PlacedCell) -> str:
    """The paragraph style of a text of a cell."""
    if own.is_header:
        return styles.HEAD
    if block.what == "title" and own.align == "center":
        return styles.GRID_COURSE
    return styles.CELL_LEFT if own.align == "left" else styles.CELL


def _look(block: TextBlock) -> str:
    """The character style of a text: `""` for that of its paragraph."""
    if block.is_struck:
        return styles.CANCELLED
    if block.is_boxed:
        return styles.MOVED
    if block.font == "note":
        return styles.ACTIVITY
    if block.is_faint:
        return styles.FAINT
    return styles.COURSE if block.font == "heading" and block.what == "title" else ""
