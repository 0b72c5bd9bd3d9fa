"""A timetable as a weekly grid in Word: a page per week, days across, day parts down."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import Merge, cell, paragraph, row, run, table
from partyschool_cli.export.docx.heading import LINE_HEIGHT, Heading
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.week_layout import (
    CellLine,
    FontSizes,
    PieceKind,
    cell_lines,
    column_widths,
    lay_out,
)
from partyschool_cli.markup.text_size import MM_A_POINT
from partyschool_cli.timetable.grid import Day, Week, weeks
from partyschool_cli.timetable.sheet import Part, Sheet

_OFF_FILL: Final = "E4E4E4"
_LABEL_FILL: Final = "F2F2F2"
PIECE_STYLES: Final[Mapping[PieceKind, str]] = {
    "plain": "",
    "activity": styles.ACTIVITY,
    "cancelled": styles.CANCELLED,
    "mark": styles.MOVED,
}


def grid_body(
    content: TimetableContent, options: PrintOptions, template: Template, area: Area
) -> str:
    """The body of the document. `area` is a landscape page."""
    sheet = content.sheet
    shown = weeks(sheet)
    heading = Heading(content.title, options, template, area)
    foot = heading.foot(words.footer_lines(sheet), words.signatures(sheet, options.printed))
    body = []
    for number, week in enumerate(shown, 1):
        line = words.week_period(sheet, week, len(shown))
        head = heading.lines(sheet.subtitle, line, is_first=number == 1)
        room = area.height - head.height - foot.height
        body += [head.xml, _Grid(sheet, week, template, area.width, room).xml(), foot.xml]
    if not shown:
        body.append(heading.lines(sheet.subtitle, words.period(sheet), is_first=True).xml)
        body += [paragraph(styles.CELL, run(words.EMPTY)), foot.xml]
    return "".join(body)


class _Grid:
    """One week as a table that fits the height `room`, if a readable font size can."""

    def __init__(
        self, sheet: Sheet, week: Week, template: Template, width: float, room: float
    ) -> None:
        self._sheet = sheet
        self._week = week
        self._sizes = FontSizes(
            template.size(styles.GRID_COURSE), template.size(styles.GRID_TEXT), LINE_HEIGHT
        )
        self._head_height = 2 * template.size(styles.HEAD) * LINE_HEIGHT * MM_A_POINT + 2.5
        self._widths = column_widths(week, width)
        self._layout = lay_out(sheet, week, self._widths, room - self._head_height, self._sizes)

    def xml(self) -> str:
        layout = self._layout
        rows = (
            row(self._row_cells(index, part), height=height, may_split=not layout.fits)
            for index, (part, height) in enumerate(
                zip(self._week.parts, layout.heights, strict=True)
            )
        )
        return table(styles.TABLE, self._widths, chain([self._head_row()], rows))

    def _days(self) -> Iterator[tuple[Day, float]]:
        return zip(self._week.days, self._widths[1:], strict=True)

    def _head_row(self) -> str:
        cells = [cell(self._widths[0], paragraph(styles.HEAD, run("时间")))]
        for day, width in self._days():
            off = f"（{day.off}）" if day.off else ""
            text = f"{words.weekday(day.date)}\n{words.short_date(day.date)}{off}"
            fill = _OFF_FILL if day.off else _LABEL_FILL
            cells.append(cell(width, paragraph(styles.HEAD, run(text)), fill=fill))
        return row(cells, height=self._head_height, is_header=True)

    def _row_cells(self, index: int, part: Part) -> Iterator[str]:
        title = paragraph(styles.HEAD, run(part.title))
        # The narrow column needs a smaller font.
        time = run(words.times(part.start, part.end), size=self._sizes.text * 0.76)
        label = self._widths[0]
        yield cell(label, title, paragraph(styles.GRID_TEXT, time), fill=_LABEL_FILL)
        for day, width in self._days():
            yield self._day_cell(day, width, index)

    def _day_cell(self, day: Day, width: float, index: int) -> str:
        fill = _OFF_FILL if day.off else None
        if day.off and not day.has_entries:
            return _off_cell(day.off, width, index)
        one = day.cell_at(index)
        is_first = index == one.row
        merge: Merge | None = None
        if one.span > 1:
            merge = "restart" if is_first else "continue"
        lines = cell_lines(self._sheet, one.entries) if is_first else ()
        paragraphs = [self._paragraph(line) for line in lines] or [paragraph(styles.GRID_TEXT)]
        return cell(width, *paragraphs, merge=merge, fill=fill)

    def _paragraph(self, line: CellLine) -> str:
        style = styles.GRID_COURSE if line.is_course else styles.GRID_TEXT
        # The template's font size is kept unless the week is too full.
        scale = self._layout.scale
        size = self._sizes.size(line, scale) if scale < 1 else None
        runs = (run(piece.text, PIECE_STYLES[piece.kind], size=size) for piece in line.pieces)
        return paragraph(style, *runs)


def _off_cell(off: str, width: float, index: int) -> str:
    """The cell of a day off: merged from top to bottom, with the reason."""
    merge: Merge = "continue" if index else "restart"
    text = "" if index else run(off, styles.ACTIVITY)
    return cell(width, paragraph(styles.GRID_TEXT, text), merge=merge, fill=_OFF_FILL)
