"""Fit a week on a page: column widths, row heights and font sizes.

Word and Excel do not fit text to a page, so heights are estimated from the text. Lengths are in
millimetres, font sizes in points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from partyschool_cli.export import timetable_content as words
from partyschool_cli.markup.text_size import MM_A_POINT, line_count
from partyschool_cli.timetable.grid import Cell, Week
from partyschool_cli.timetable.sheet import Entry, Sheet

# The width of a day without sessions, relative to another.
_IDLE: Final = 0.6
LABEL_SHARE: Final = 0.072  # of the width, for the column of the day parts
_PADDING: Final = 3.2  # of a cell, left and right together
_ROW_PADDING: Final = 2.5
_MIN_ROW_HEIGHT: Final = 16.0
_MAX_ROW_HEIGHT: Final = 62.0
# Tried in turn until the week fits on one page.
_SCALES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)

PieceKind = Literal["plain", "activity", "cancelled", "mark"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one style within a line."""

    text: str
    kind: PieceKind = "plain"


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a grid cell; titles (`is_course`) have a larger font."""

    pieces: tuple[Piece, ...]
    is_course: bool = False

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class FontSizes:
    """Font sizes of titles and other lines, and the line height relative to them."""

    course: float
    text: float
    line_height: float

    def size(self, line: CellLine, scale: float) -> float:
        """The font size of a line at a scale."""
        return (self.course if line.is_course else self.text) * scale


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """Row heights and font scale of a week; `fits` is false if the smallest scale is too large."""

    heights: tuple[float, ...]
    scale: float
    fits: bool


def column_widths(week: Week, width: float) -> tuple[float, ...]:
    """The widths of the label column and the days; days without sessions are narrower."""
    label = width * LABEL_SHARE
    weights = [1.0 if day.has_entries else _IDLE for day in week.days]
    each = (width - label) / sum(weights)
    return (label, *(each * weight for weight in weights))


def lay_out(
    sheet: Sheet, week: Week, widths: tuple[float, ...], room: float, sizes: FontSizes
) -> WeekLayout:
    """Fits the rows of a week, without its heading row, into the height `room`."""
    heights: list[float] = []
    for scale in _SCALES:
        heights = _natural_heights(sheet, week, widths[1:], sizes, scale)
        if sum(heights) <= room:
            return WeekLayout(_spread(heights, room), scale, fits=True)
    return WeekLayout(tuple(heights), _SCALES[-1], fits=False)


def cell_lines(sheet: Sheet, entries: Sequence[Entry]) -> Iterator[CellLine]:
    """The lines of a cell, with an empty line between entries."""
    for number, entry in enumerate(entries):
        if number:
            yield CellLine((Piece(""),))
        yield from _entry_lines(sheet, entry)


def _entry_lines(sheet: Sheet, entry: Entry) -> Iterator[CellLine]:
    if not entry.usual_time:
        yield CellLine((Piece(words.times(entry.start, entry.end)),))
    pieces = (Piece(f"【{entry.mark}】", "mark"),) if entry.mark else ()
    yield CellLine((*pieces, Piece(entry.title, title_kind(entry))), is_course=True)
    classes = "、".join(entry.classes) if sheet.shows_class else ""
    details = (classes, "、".join(entry.teachers), entry.site or "", entry.note_text)
    yield from (CellLine((Piece(text),)) for text in details if text)


def title_kind(entry: Entry) -> PieceKind:
    """The style of a session's title."""
    if entry.is_cancelled:
        return "cancelled"
    return "activity" if entry.is_activity else "plain"


def _natural_heights(
    sheet: Sheet, week: Week, widths: tuple[float, ...], sizes: FontSizes, scale: float
) -> list[float]:
    """The minimum row heights; a merged cell's need is spread over its rows."""
    heights = [_MIN_ROW_HEIGHT] * len(week.parts)
    pairs = zip(week.days, widths, strict=False)
    cells = [(one, width) for day, width in pairs for one in day.cells]
    for one, width in sorted(cells, key=lambda pair: pair[0].span):
        rows = range(one.row, one.row + one.span)
        need = _cell_height(sheet, one, width, sizes, scale)
        lacking = need - sum(heights[index] for index in rows)
        if lacking > 0:
            for index in rows:
                heights[index] += lacking / one.span
    return heights


def _cell_height(sheet: Sheet, one: Cell, width: float, sizes: FontSizes, scale: float) -> float:
    points = 0.0
    for line in cell_lines(sheet, one.entries):
        size = sizes.size(line, scale)
        columns = (width - _PADDING) / MM_A_POINT / size * 2
        points += line_count(line.text, columns) * size * sizes.line_height
    return points * MM_A_POINT + _ROW_PADDING


def _spread(heights: list[float], room: float) -> tuple[float, ...]:
    """Distributes spare height over the rows, so that a sparse week fills its page."""
    spare = (room - sum(heights)) / max(1, len(heights))
    return tuple(min(max(height, _MAX_ROW_HEIGHT), height + spare) for height in heights)
