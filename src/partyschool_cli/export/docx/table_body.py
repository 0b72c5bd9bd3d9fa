"""A table in Word, such as a register: groups of rows under headings of their own."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import Align, Spacing, cell, paragraph, row, run, table
from partyschool_cli.export.docx.heading import Heading
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.layout.table_layout import PAD, TableLayout
from partyschool_cli.export.layout.table_rows import TableRow
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import TableContent, count_line
from partyschool_cli.export.timetable_content import printed_line
from partyschool_cli.export.typesetting.squeezed import APART, squeezed
from partyschool_cli.export.typesetting.units import LEADING, MM

# Lines of a table take room too, which print does not count.
_TIGHT: Final = 0.97
# A text of so many characters may be higher than a page.
_LONG: Final = 400
_GROUP_FILL: Final = "F9F9F9"


def table_body(
    content: TableContent,
    layout: TableLayout,
    options: PrintOptions,
    template: Template,
    area: Area,
) -> str:
    """The body of the document."""
    heading = Heading(content.title, options, template, area)
    head = heading.lines(count_line(content), printed_line(options.printed), is_first=True)
    is_restyled = options.template is not None
    return head.xml + table_xml(content, layout, area, is_restyled=is_restyled)


def table_xml(
    content: TableContent,
    layout: TableLayout,
    area: Area,
    *,
    is_restyled: bool = False,
    is_whole: bool = False,
) -> str:
    """One table as it was laid out, and the empty paragraph that Word wants below it.

    One that `is_whole` goes to the next page rather than leave some of its rows on this one.

    A document that an office has restyled has type of its own size: there Word breaks the lines.
    """
    return _Table(content, layout, area, is_restyled=is_restyled, is_whole=is_whole).xml()


class _Table:
    def __init__(
        self,
        content: TableContent,
        layout: TableLayout,
        area: Area,
        *,
        is_restyled: bool,
        is_whole: bool,
    ) -> None:
        self._content, self._layout, self._is_restyled = content, layout, is_restyled
        self._is_whole = is_whole
        self._texts = content.rows
        # As wide as the page: A3, or other margins, make all of it larger or smaller.
        self._scale = area.width * MM / sum(layout.widths)
        self._size = None if is_restyled else int(layout.size * self._scale * 2) / 2
        line = (self._size or 0.0) * (1 + LEADING)
        self._spacing = None if is_restyled else Spacing(line, 0, 0)
        self._widths = [wide * self._scale / MM for wide in layout.widths]

    def xml(self) -> str:
        titles = [
            cell(
                width,
                self._paragraph(styles.HEAD, lines, one.title, width, keep_next=self._is_whole),
            )
            for lines, one, width in zip(
                self._layout.columns, self._content.columns, self._widths, strict=True
            )
        ]
        head = row(titles, height=self._height(self._layout.column_height), is_header=True)
        rows = [head, *self._rows()]
        pad = None if self._is_restyled else PAD * self._scale / MM
        below = paragraph(styles.REMARK, spacing=Spacing(1, 0, 0))
        return table(styles.TABLE, self._widths, rows, pad=pad) + below

    def _rows(self) -> Iterator[str]:
        for page in self._layout.pages:
            for one in page:
                if one.is_group and not one.goes_on:
                    yield self._group(one)
                elif not one.is_group and not (self._is_restyled and one.goes_on):
                    yield self._row(one)

    def _group(self, one: TableRow) -> str:
        (lines,) = one.cells
        width, said = sum(self._widths), "".join(lines)
        name = self._paragraph(styles.HEAD, lines, said, width, align="left", keep_next=True)
        heading = cell(width, name, span=len(self._widths), fill=_GROUP_FILL)
        return row([heading], height=self._height(one.height))

    def _row(self, one: TableRow) -> str:
        texts = self._texts[one.index]
        keeps = self._is_whole and one.index < len(self._texts) - 1
        cells = [
            cell(
                width,
                self._paragraph(
                    styles.CELL, lines, text, width, align=_align(is_centred), keep_next=keeps
                ),
            )
            for lines, text, width, is_centred in zip(
                one.cells, texts, self._widths, self._layout.centred, strict=True
            )
        ]
        # Restyled type may need more than a page.
        is_high = self._is_restyled and len(max(texts, key=len)) > _LONG
        return row(cells, height=self._height(one.height), may_split=is_high)

    def _paragraph(
        self,
        style: str,
        lines: tuple[str, ...],
        text: str,
        width: float,
        *,
        align: Align | None = None,
        keep_next: bool = False,
    ) -> str:
        if self._size is None:
            said = run(text)
        else:
            room = (width * MM - 2 * PAD * self._scale) / self._size
            narrow = squeezed(lines, room, APART)
            said = run("\n".join(lines), size=self._size, squeezed=narrow, is_broken=True)
        return paragraph(style, said, align=align, keep_next=keep_next, spacing=self._spacing)

    def _height(self, high: float) -> float | None:
        return None if self._is_restyled else high * self._scale * _TIGHT / MM


def _align(is_centred: bool) -> Align:
    return "center" if is_centred else "left"
