"""A timetable as a grid: a week on each page, days across, parts of the day down."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.layout.frame import Frame
from partyschool_cli.export.layout.grid_cells import GAP, PAD, Field, FieldWriter, part_label
from partyschool_cli.export.layout.heading import foot, head
from partyschool_cli.export.layout.merged_cells import heading_cell, merged
from partyschool_cli.export.layout.page_layout import (
    Entry,
    Fill,
    Foot,
    Head,
    PlacedCell,
    TablePage,
    TextBlock,
    TimetableLayout,
)
from partyschool_cli.export.layout.pagination import Row, RowCell, paginate
from partyschool_cli.export.layout.session_texts import Scales, scales
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.fitting import sizes, spread
from partyschool_cli.export.typesetting.texts import broken
from partyschool_cli.export.typesetting.units import LEADING, MM, lines_height
from partyschool_cli.timetable.grid import Day, Week, weeks
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.wording.dates import date_text

_TITLE: Final = 22.0
_LINE: Final = 11.0
_FOOT: Final = 10.0
_QR: Final = 16 * MM
_AROUND: Final = 4 * MM  # above and below the text of a row together
_CEILING: Final = 70 * MM
_LABEL, _LEAST_LABEL = 4.6, 20 * MM  # the column of the parts of the day: in em, and at least
_IDLE: Final = 4.2  # a day without sessions, in em
_HEAD: Final = 0.9  # above and below the text of the row of days together, in em
_ONE_LINE: Final = 7.5  # what a week day and its date take on one line, in em
_LEAST_ROW: Final = 3.6  # the name of a part and its times, in em
_HANGING: Final = 0.5
# A longer reason for a day off goes to the remarks.
_REASON: Final = 16


def grid_layout(content: TimetableContent, *, has_code: bool) -> TimetableLayout:
    """The pages of a sheet that has sessions, a week each; `has_code`: with room for a code."""
    sheet, own = content.sheet, breaker(content.words)
    shown = weeks(sheet)

    def pages(frame: Frame) -> tuple[TablePage, ...]:
        made = (_Week(sheet, week, own, frame, has_code=has_code).pages() for week in shown)
        return tuple(chain.from_iterable(made))

    frame = Frame(is_landscape=True, is_one_page=len(shown) == 1)
    found = pages(frame)
    if len(found) > len(shown) == 1:  # a week that is too full for its page
        frame = Frame(is_landscape=True, is_one_page=False)
        found = pages(frame)
    return TimetableLayout(sheet.title, True, frame.margins, found)


@dataclass(frozen=True, slots=True)
class _Sized:
    """A week at one size: widths of columns in points, the room for text in em, heights."""

    size: float
    widths: tuple[float, ...]
    rooms: tuple[float, ...]
    head: float
    heights: tuple[float, ...]
    is_torn: bool

    @property
    def height(self) -> float:
        """The height of the table."""
        return self.head + sum(self.heights)


class _Week:
    """One week on its page, or on several where a page cannot hold it."""

    def __init__(
        self, sheet: Sheet, week: Week, own: Breaker, frame: Frame, *, has_code: bool
    ) -> None:
        self._sheet, self._week, self._breaker, self._frame = sheet, week, own, frame
        self._has_code = has_code
        self._known: dict[Scales, dict[tuple[int, int], Field]] = {}
        self._count = len(weeks(sheet))

    def pages(self) -> Iterator[TablePage]:
        """The page of the week; its rows on several where even the smallest type is too large."""
        room = self._frame.height - self._head.height - self._foot.height
        tried = (self._sized(size) for size in sizes())
        sized = next((one for one in tried if one.height <= room and not one.is_torn), None)
        sized = sized or self._sized(sizes()[-1])
        if sized.height > room:
            yield from self._cut_pages(sized)
            return
        heights = spread(sized.heights, room - sized.head, _CEILING)
        yield self._page(sized, self._cells(sized), heights, self._foot)

    @cached_property
    def _head(self) -> Head:
        return head(
            self._sheet.title,
            words.head_line(self._sheet, with_hours=True),
            words.week_period(self._sheet, self._week, self._count),
            self._breaker,
            (self._frame.width, self._frame.height),
            title_size=_TITLE,
            size=_LINE,
        )

    @cached_property
    def _foot(self) -> Foot:
        long = (day for day in self._week.days if day.has_entries and len(day.off or "") > _REASON)
        reasons = ((f"{date_text(day.date)}：", day.off or "") for day in long)
        return foot(
            (*words.site_total(self._sheet), *words.foot_items(self._sheet), *reasons),
            words.signed(self._sheet),
            self._breaker,
            (self._frame.width, self._frame.height),
            size=_FOOT,
            qr=_QR * self._has_code,
        )

    def _sized(self, size: float) -> _Sized:
        """The week in one size of type."""
        label = max(_LABEL * size, _LEAST_LABEL)
        days = self._week.days
        idle = _IDLE * size + 2 * PAD
        active = sum(day.has_entries for day in days)
        left = self._frame.width - label - idle * (len(days) - active)
        wide = tuple(left / active if day.has_entries else idle for day in days)
        rooms = tuple((one - 2 * PAD) / size for one in wide)
        head_lines = (
            self._day_entry(day, room, rooms, size) for day, room in zip(days, rooms, strict=True)
        )
        head_height = max(map(_stacked, head_lines)) + _HEAD * size
        torn = any(
            field.longest_title > rooms[x] + _HANGING
            for (x, _), field in self._fields(size).items()
        )
        heights = self._heights(rooms, size)
        return _Sized(size, (label, *wide), rooms, head_height, heights, torn)

    def _fields(self, size: float) -> Mapping[tuple[int, int], Field]:
        """The fields with sessions, by their day and row."""
        own = scales(size)
        if own not in self._known:
            writer = FieldWriter(self._sheet, self._breaker, own)
            self._known[own] = {
                (x, cell.row): writer.field(cell.entries)
                for x, day in enumerate(self._week.days)
                for cell in day.cells
                if cell.entries
            }
        return self._known[own]

    def _heights(self, rooms: Sequence[float], size: float) -> tuple[float, ...]:
        """The natural heights of the rows; what a merged cell lacks is spread over its rows."""
        fields = self._fields(size)
        heights = [_LEAST_ROW * size] * len(self._week.parts)
        cells = [(cell, x) for x, day in enumerate(self._week.days) for cell in day.cells]
        for cell, x in sorted(cells, key=lambda pair: pair[0].span):
            if (x, cell.row) in fields:
                need = fields[x, cell.row].height(rooms[x]) * size + _AROUND
                rows = range(cell.row, cell.row + cell.span)
                lacking = need - sum(heights[row] for row in rows)
                for row in rows:
                    heights[row] += max(0.0, lacking) / cell.span
        return tuple(heights)

    def _day_entry(self, day: Day, room: float, rooms: Sequence[float], size: float) -> Entry:
        """The week day and the date; on one line where all days of the week have room for it."""
        weekday, date = words.weekday(day.date), date_text(day.date)
        blocks = [
            TextBlock((weekday,), size, "heading", what="weekday"),
            TextBlock((date,), scales(size).detail * size, what="date"),
        ]
        if min(rooms) >= _ONE_LINE:
            blocks = [TextBlock((f"{weekday}　{date}",), size, "heading", what="weekday")]
        # A day off without sessions has the reason in its field.
        if day.off and day.has_entries:
            note = scales(size).note
            said = day.off if len(day.off) <= _REASON else "见注"
            reason = broken(f"（{said}）", self._breaker, note)
            blocks.append(TextBlock(reason.lines(room), note * size, "note", what="off"))
        return tuple(blocks)

    def _names(self, sized: _Sized) -> Iterator[PlacedCell]:
        """The row of days."""
        yield heading_cell(("时间",), sized.size, 0, 0)
        for x, (day, room) in enumerate(zip(self._week.days, sized.rooms, strict=True)):
            entry = self._day_entry(day, room, sized.rooms, sized.size)
            fill: Fill = "off" if day.off else "head"
            yield PlacedCell(0, x + 1, (entry,), fill=fill, is_header=True)

    def _cells(self, sized: _Sized) -> Iterator[PlacedCell]:
        """All cells of the week on one page."""
        yield from self._names(sized)
        for row, part in enumerate(self._week.parts, 1):
            entry = part_label(part, self._breaker, sized.widths[0], sized.size)
            yield PlacedCell(row, 0, (entry,), fill="head", is_header=True)
        for x, day in enumerate(self._week.days):
            if day.off and not day.has_entries:
                yield self._off_cell(day.off, x, sized)
                continue
            for cell in day.cells:
                field = self._fields(sized.size).get((x, cell.row))
                entries = field.entries(sized.rooms[x], sized.size) if field else ()
                fill: Fill = "off" if day.off else "none"
                yield PlacedCell(cell.row + 1, x + 1, entries, rows=cell.span, fill=fill)

    def _off_cell(self, reason: str, x: int, sized: _Sized) -> PlacedCell:
        lines = broken(reason, self._breaker).lines(sized.rooms[x])
        block = TextBlock(lines, sized.size, "note", is_faint=True, what="off")
        return PlacedCell(1, x + 1, ((block,),), rows=len(self._week.parts), fill="off")

    def _cut_pages(self, sized: _Sized) -> Iterator[TablePage]:
        """The rows on as many pages as they need; nothing is merged, so that they can be cut."""
        rows = []
        for number, part in enumerate(self._week.parts):
            cells = [RowCell((part_label(part, self._breaker, sized.widths[0], sized.size),))]
            high = _LEAST_ROW * sized.size
            for x, room in enumerate(sized.rooms):
                field = self._fields(sized.size).get((x, number))
                entries = field.entries(room, sized.size) if field else ()
                cells.append(RowCell(entries))
                high = max(high, (field.height(room) if field else 0.0) * sized.size + _AROUND)
            rows.append(Row(tuple(cells), high))
        room = self._frame.height - self._head.height - sized.head
        pages = paginate(rows, (room, room, self._foot.height))
        for number, own in enumerate(pages, 1):
            below = self._foot if number == len(pages) else None
            cells_of_page = (*self._names(sized), *merged(own, ["center"] * (len(sized.rooms) + 1)))
            yield self._page(sized, cells_of_page, [row.height for row in own], below)

    def _page(
        self,
        sized: _Sized,
        cells: Iterable[PlacedCell],
        heights: Sequence[float],
        below: Foot | None,
    ) -> TablePage:
        return TablePage(
            head=self._head,
            foot=below,
            bookmark=self._bookmark,
            widths=sized.widths,
            heights=(sized.head, *heights),
            head_rows=1,
            cells=tuple(cells),
            size=sized.size,
            pad=PAD,
            gap=GAP * sized.size,
        )

    @property
    def _bookmark(self) -> str:
        """The title of a sheet of one week, else the week."""
        if self._count == 1:
            return self._sheet.title
        return words.week_period(self._sheet, self._week, self._count)


def _stacked(entry: Entry) -> float:
    """The height of blocks below each other."""
    heights = [lines_height(len(block.lines)) * block.size for block in entry]
    return sum(heights) + LEADING * entry[0].size * (len(heights) - 1)
