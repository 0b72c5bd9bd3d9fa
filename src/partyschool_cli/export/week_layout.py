"""How a week fits a sheet of paper: widths of its days, heights of its rows, font sizes.

Word and Excel fit nothing by themselves, so heights are worked out from the text. Lengths are
millimetres, sizes of letters points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.text_size import MM_A_POINT, line_count
from partyschool_cli.timetable.grid import Cell, Week
from partyschool_cli.timetable.sheet import Entry, Sheet

# A day on which nothing is takes so much of the width of another.
_IDLE: Final = 0.6
LABEL_SHARE: Final = 0.072  # of the width, for the parts of the day
_PADDING: Final = 3.2  # of a cell, left and right together
_ROW_PADDING: Final = 2.5
_LOWEST_ROW: Final = 16.0
_HIGHEST_ROW: Final = 62.0
# Text is made smaller in these steps until its week is on one page.
_SCALES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)

PieceKind = Literal["plain", "activity", "cancelled", "mark"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one kind within a line."""

    text: str
    kind: PieceKind = "plain"


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell of the grid; `is_course` for what is taught, which is set larger."""

    pieces: tuple[Piece, ...]
    is_course: bool = False

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class FontSizes:
    """Sizes of the two kinds of lines, and how high a line is for its size."""

    course: float
    text: float
    line_height: float

    def size(self, line: CellLine, scale: float) -> float:
        """The size of a line at a scale."""
        return (self.course if line.is_course else self.text) * scale


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """A fitted week. `fits` is false where even the smallest letters need more than the page."""

    heights: tuple[float, ...]
    scale: float
    fits: bool


def column_widths(week: Week, width: float) -> tuple[float, ...]:
    """The column of the parts of the day, then those of the days: idle days take less."""
    label = width * LABEL_SHARE
    weights = [1.0 if any(one.entries for one in day.cells) else _IDLE for day in week.days]
    each = (width - label) / sum(weights)
    return (label, *(each * weight for weight in weights))


def lay_out(
    sheet: Sheet, week: Week, widths: tuple[float, ...], room: float, sizes: FontSizes
) -> WeekLayout:
    """Fits the rows of `week` (without the heading row) into `room`. `widths` are all columns'."""
    heights: list[float] = []
    for scale in _SCALES:
        heights = _natural_heights(sheet, week, widths[1:], sizes, scale)
        if sum(heights) <= room:
            return WeekLayout(_spread(heights, room), scale, fits=True)
    return WeekLayout(tuple(heights), _SCALES[-1], fits=False)


def cell_lines(sheet: Sheet, entries: Sequence[Entry]) -> Iterator[CellLine]:
    """The lines of a cell, with an empty one between its entries."""
    for number, entry in enumerate(entries):
        if number:
            yield CellLine((Piece(""),))
        yield from _entry_lines(sheet, entry)


def _entry_lines(sheet: Sheet, entry: Entry) -> Iterator[CellLine]:
    if not entry.usual_time:
        yield CellLine((Piece(words.times(entry.start, entry.end)),))
    mark = words.mark(entry)
    pieces = (Piece(f"【{mark}】", "mark"),) if mark else ()
    yield CellLine((*pieces, Piece(entry.title, title_kind(entry))), is_course=True)
    classes = "、".join(entry.classes) if sheet.shows_class else ""
    details = (classes, "、".join(entry.teachers), entry.site or "", words.note(entry))
    yield from (CellLine((Piece(text),)) for text in details if text)


def title_kind(entry: Entry) -> PieceKind:
    """How what is taught is set."""
    if entry.is_cancelled:
        return "cancelled"
    return "activity" if entry.is_activity else "plain"


def _natural_heights(
    sheet: Sheet, week: Week, widths: tuple[float, ...], sizes: FontSizes, scale: float
) -> list[float]:
    """What the rows need at least; what a merged cell needs is spread over its rows."""
    heights = [_LOWEST_ROW] * len(week.parts)
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
    """Room that is left goes to the rows, so that a sparse week fills its page too."""
    spare = (room - sum(heights)) / max(1, len(heights))
    return tuple(min(max(height, _HIGHEST_ROW), height + spare) for height in heights)
