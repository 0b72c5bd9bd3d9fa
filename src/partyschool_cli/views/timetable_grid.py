"""A week as a grid for a terminal: days across, day parts down, cells merged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from partyschool_cli.terminal.style import Styled, trimmed
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import display_width, pad
from partyschool_cli.terminal.wrap import wrap
from partyschool_cli.timetable.grid import Cell, Day, Week
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.views.timetable_cells import cell_lines, label_width
from partyschool_cli.wording.dates import weekday_text

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

# Seven 汉字; in narrower columns a list is more readable.
_MIN_WIDTH = 14
# Nine, where each session has its class, too.
_MIN_WIDTH_WITH_CLASS = 18
_MAX_WIDTH = 30
_EDGE = " │ "
_SHADE = "░"


def grid_lines(sheet: Sheet, week: Week, today: dt.date, width: int) -> list[Line] | None:
    """The grid of a week in at most `width` columns; None if it would be too narrow to read.

    Days without entries are left out first.
    """
    label = label_width(sheet)
    least = _MIN_WIDTH_WITH_CLASS if sheet.shows_class else _MIN_WIDTH
    for days in (week.days, tuple(day for day in week.days if day.has_entries)):
        if days and (room := _column_width(len(days), width - label)) >= least:
            column = min(room, _MAX_WIDTH)
            return _Grid(sheet, week, days, today=today, label=label, column=column).lines()
    return None


def _column_width(days: int, room: int) -> int:
    return room // days - len(_EDGE)


class _Grid:
    """A grid whose cells are `column` columns wide, without their edges."""

    def __init__(
        self,
        sheet: Sheet,
        week: Week,
        days: Sequence[Day],
        *,
        today: dt.date,
        label: int,
        column: int,
    ) -> None:
        self._sheet = sheet
        self._week = week
        self._days = days
        self._today = today
        self._label = label
        self._column = column
        self._texts = [{cell.row: self._text(day, cell) for cell in day.cells} for day in days]
        self._heights = self._row_heights()

    def lines(self) -> list[Line]:
        """The heading, and the rows with a rule above each."""
        lines = self._heading()
        for row in range(len(self._week.parts)):
            lines.append(self._rule(row))
            lines += self._row(row)
        return lines

    def _heading(self) -> list[Line]:
        titles = [self._day_title(day) for day in self._days]
        height = max(map(len, titles))
        blank: Line = (Styled(""),)
        return [
            self._line("", [title[at] if at < len(title) else blank for title in titles])
            for at in range(height)
        ]

    def _day_title(self, day: Day) -> list[Line]:
        is_today = day.date == self._today
        text = f"{weekday_text(day.date)} {day.date.month}月{day.date.day}日"
        style = "accent" if is_today else "heading"
        lines: list[Line] = [(Styled(text, style),)]
        if is_today:
            lines.append((Styled("今天", "accent"),))
        if day.off:
            off = wrap(f"（{visible(day.off)}）", self._column)
            lines += [(Styled(line, "warning"),) for line in off]
        return lines

    def _text(self, day: Day, cell: Cell) -> list[Line]:
        if not cell.entries:
            return [(Styled(_SHADE * self._column, "muted"),)] if day.off else []
        lines: list[Line] = []
        several = len(cell.entries) > 1
        for entry in cell.entries:
            if lines:
                lines.append((Styled(""),))
            tells_time = several or not entry.usual_time
            lines += cell_lines(self._sheet, entry, self._column, tells_time=tells_time)
        return lines

    def _row_heights(self) -> list[int]:
        """The height of each row. A merged cell includes rules; its last row grows."""
        heights = [1] * len(self._week.parts)
        for span in range(1, len(heights) + 1):
            for day, texts in zip(self._days, self._texts, strict=True):
                for cell in day.cells:
                    if cell.span == span:
                        last = cell.row + span - 1
                        before = sum(heights[cell.row : last]) + span - 1
                        heights[last] = max(heights[last], len(texts[cell.row]) - before)
        return heights

    def _row(self, row: int) -> list[Line]:
        part = self._week.parts[row]
        label = wrap(visible(part.title), max(2, self._label))
        return [
            self._line(
                label[at] if at < len(label) else "",
                [self._at(index, row, at) for index in range(len(self._days))],
            )
            for at in range(max(self._heights[row], len(label)))
        ]

    def _at(self, index: int, row: int, at: int) -> Line:
        """Line `at` of a row in the day at `index`; -1 is the rule above the row."""
        cell = self._days[index].cell_at(row)
        above = sum(self._heights[cell.row : row]) + (row - cell.row)
        text = self._texts[index][cell.row]
        if not cell.entries and text:
            return text[0]
        return text[above + at] if above + at < len(text) else (Styled(""),)

    def _rule(self, row: int) -> Line:
        """The rule above a row, interrupted by merged cells."""
        spans = [Styled("─" * (self._label + 1), "border")]
        before = True
        for index, day in enumerate(self._days):
            goes_on = day.cell_at(row).row < row
            joint = {(True, False): "┼", (True, True): "┤", (False, False): "├", (False, True): "│"}
            spans.append(Styled(joint[before, goes_on], "border"))
            if goes_on:
                inner = self._at(index, row, -1)
                spans += [Styled(" "), *_padded(inner, self._column), Styled(" ")]
            else:
                # No longer than the text in the last column.
                is_last = index == len(self._days) - 1
                spans.append(Styled("─" * (self._column + (1 if is_last else 2)), "border"))
            before = not goes_on
        return trimmed(spans)

    def _line(self, label: str, fields: Sequence[Line]) -> Line:
        spans = [Styled(pad(label, self._label), "heading")]
        for field in fields:
            spans += [Styled(_EDGE, "border"), *_padded(field, self._column)]
        return trimmed(spans)


def _padded(line: Line, columns: int) -> Line:
    used = sum(display_width(span.text) for span in line)
    return (*line, Styled(" " * max(0, columns - used)))
