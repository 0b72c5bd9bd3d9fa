"""A timetable as weeks in Word: a week a page, days across, parts of the day down."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import Merge, cell, paragraph, row, run, table
from partyschool_cli.export.docx.heading import LINE_HEIGHT, MM_A_POINT, Heading
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.documents import timetable_words as words
from partyschool_cli.export.documents.document import PrintOptions, TimetableDocument
from partyschool_cli.export.measure import line_count
from partyschool_cli.timetable.grid import Cell, Day, Week, weeks
from partyschool_cli.timetable.sheet import Entry, Part, Sheet

_LABEL_WIDTH: Final = 19.0
# A day on which nothing is takes so much of the width of another.
_IDLE: Final = 0.6
_PADDING: Final = 3.2  # of a cell, left and right together
_LOWEST_ROW: Final = 16.0
_HIGHEST_ROW: Final = 52.0
_OFF_FILL: Final = "E4E4E4"
_LABEL_FILL: Final = "F2F2F2"
# Text is made smaller in these steps until its week is on one page.
_SCALES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)


def timetable_grid(
    document: TimetableDocument, options: PrintOptions, template: Template, area: Area
) -> str:
    """The body of the document. `area` is a page across."""
    sheet = document.sheet
    shown = weeks(sheet)
    heading = Heading(document.title, options, template, area)
    foot = heading.foot(words.footer_lines(sheet), words.signatures(sheet, options.printed))
    body = []
    for number, week in enumerate(shown, 1):
        line = words.week_period(sheet, week, number, len(shown))
        head = heading.lines(sheet.subtitle, line, is_first=number == 1)
        room = area.height - head.height - foot.height
        body += [head.xml, _Grid(sheet, week, template, area.width, room).xml(), foot.xml]
    if not shown:
        body.append(heading.lines(sheet.subtitle, words.period(sheet), is_first=True).xml)
        body += [paragraph(styles.CELL, run(words.EMPTY)), foot.xml]
    return "".join(body)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of an entry: pieces of text with their character styles."""

    style: str
    pieces: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


class _Grid:
    """One week as a table that fits `room` millimetres, if letters of a readable size can."""

    def __init__(
        self, sheet: Sheet, week: Week, template: Template, width: float, room: float
    ) -> None:
        self._sheet = sheet
        self._week = week
        self._sizes = {name: template.size(name) for name in (styles.GRID_COURSE, styles.GRID_TEXT)}
        self._head_height = 2 * template.size(styles.HEAD) * LINE_HEIGHT * MM_A_POINT + 2.5
        weights = [1.0 if any(one.entries for one in day.cells) else _IDLE for day in week.days]
        each = (width - _LABEL_WIDTH) / sum(weights)
        self._widths = {day.date: each * weight for day, weight in zip(week.days, weights, strict=True)}
        self._room = room - self._head_height
        self._scale = next((one for one in _SCALES if self._fits(one)), _SCALES[-1])

    def xml(self) -> str:
        week, heights = self._week, self._spread(self._natural_heights(self._scale))
        widths = (_LABEL_WIDTH, *self._widths.values())
        fits = self._fits(self._scale)
        rows = (
            row(self._row_cells(index, part), height=heights[index], may_split=not fits)
            for index, part in enumerate(week.parts)
        )
        return table(styles.TABLE, widths, chain([self._head_row()], rows))

    def _fits(self, scale: float) -> bool:
        return sum(self._natural_heights(scale)) <= self._room

    def _natural_heights(self, scale: float) -> list[float]:
        """What the rows need at least, in millimetres; a merged cell's need is spread over its."""
        heights = [_LOWEST_ROW] * len(self._week.parts)
        cells = [(one, self._widths[day.date]) for day in self._week.days for one in day.cells]
        for one, width in sorted(cells, key=lambda pair: pair[0].span):
            rows = range(one.row, one.row + one.span)
            lacking = self._cell_height(one, width, scale) - sum(heights[index] for index in rows)
            if lacking > 0:
                for index in rows:
                    heights[index] += lacking / one.span
        return heights

    def _spread(self, heights: list[float]) -> list[float]:
        """Room that is left goes to the rows, so that a sparse week fills its page too."""
        spare = max(0.0, self._room - sum(heights)) / max(1, len(heights))
        return [min(max(height, _HIGHEST_ROW), height + spare) for height in heights]

    def _cell_height(self, one: Cell, width: float, scale: float) -> float:
        points = 0.0
        for line in self._lines(one):
            size = self._sizes[line.style] * scale
            columns = (width - _PADDING) / MM_A_POINT / size * 2
            points += line_count(line.text, columns) * size * LINE_HEIGHT
        return points * MM_A_POINT + 2.5

    def _lines(self, one: Cell) -> Iterator[_Line]:
        for number, entry in enumerate(one.entries):
            if number:
                yield _Line(styles.GRID_TEXT, (("", ""),))
            yield from _entry_lines(entry, self._sheet)

    def _head_row(self) -> str:
        cells = [cell(_LABEL_WIDTH, paragraph(styles.HEAD, run("时间")))]
        for day in self._week.days:
            lines = [words.weekday(day.date), words.short_date(day.date)]
            off = f"（{day.off}）" if day.off else ""
            text = paragraph(styles.HEAD, run("\n".join(lines) + off))
            cells.append(cell(self._widths[day.date], text, fill=_OFF_FILL if day.off else _LABEL_FILL))
        return row(cells, height=self._head_height, is_header=True)

    def _row_cells(self, index: int, part: Part) -> Iterator[str]:
        title = paragraph(styles.HEAD, run(part.title))
        time = run(words.times(part.start, part.end), size=8)
        yield cell(_LABEL_WIDTH, title, paragraph(styles.GRID_TEXT, time), fill=_LABEL_FILL)
        for day in self._week.days:
            yield self._day_cell(day, index)

    def _day_cell(self, day: Day, index: int) -> str:
        fill = _OFF_FILL if day.off else None
        if day.off and not any(one.entries for one in day.cells):
            return self._off_cell(day.off, index, fill)
        one = next(one for one in day.cells if one.row <= index < one.row + one.span)
        merge: Merge | None = None
        if one.span > 1:
            merge = "restart" if index == one.row else "continue"
        is_first = index == one.row
        lines = list(self._lines(one)) if is_first else []
        paragraphs = [self._paragraph(line) for line in lines] or [paragraph(styles.GRID_TEXT)]
        return cell(self._widths[day.date], *paragraphs, merge=merge, fill=fill)

    def _off_cell(self, off: str, index: int, fill: str | None) -> str:
        """A day without teaching is one cell from top to bottom, with why."""
        merge: Merge = "continue" if index else "restart"
        text = "" if index else run(off, styles.ACTIVITY)
        return cell(self._widths[day.date], paragraph(styles.GRID_TEXT, text), merge=merge, fill=fill)

    def _paragraph(self, line: _Line) -> str:
        # A template's own size stands unless the week is too full for it.
        size = None if self._scale == 1.0 else self._sizes[line.style] * self._scale
        return paragraph(line.style, *(run(text, style, size=size) for text, style in line.pieces))


def _entry_lines(entry: Entry, sheet: Sheet) -> Iterator[_Line]:
    if not entry.usual_time:
        yield _Line(styles.GRID_TEXT, ((words.times(entry.start, entry.end), ""),))
    mark = words.mark(entry)
    pieces = [(f"【{mark}】", styles.MOVED)] if mark else []
    yield _Line(styles.GRID_COURSE, (*pieces, (entry.title, title_style(entry))))
    details = ["、".join(entry.classes)] if sheet.shows_class else []
    details += ["、".join(entry.teachers), entry.site or "", words.note(entry)]
    for text in details:
        if text:
            yield _Line(styles.GRID_TEXT, ((text, ""),))


def title_style(entry: Entry) -> str:
    """The character style of what is taught."""
    if entry.is_cancelled:
        return styles.CANCELLED
    return styles.ACTIVITY if entry.is_activity else ""
