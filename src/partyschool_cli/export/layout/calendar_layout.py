"""A timetable as a calendar: a month a page, or several weeks a page; a band of rows a week."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.layout.calendar_bands import Band, CalendarBands, Sized
from partyschool_cli.export.layout.frame import Frame
from partyschool_cli.export.layout.grid_cells import GAP, PAD
from partyschool_cli.export.layout.heading import foot, head
from partyschool_cli.export.layout.merged_cells import heading_cells
from partyschool_cli.export.layout.page_layout import (
    Entry,
    Foot,
    Head,
    PlacedCell,
    TablePage,
    TextBlock,
    TimetableLayout,
)
from partyschool_cli.export.layout.pagination import Row, paginate
from partyschool_cli.export.layout.session_texts import SMALLEST, scales
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.breaker import breaker
from partyschool_cli.export.typesetting.fitting import level, sizes
from partyschool_cli.export.typesetting.texts import broken
from partyschool_cli.export.typesetting.units import MM
from partyschool_cli.wording.dates import date_text

_TITLE: Final = 22.0
_LINE: Final = 11.0
_FOOT: Final = 10.0
_QR: Final = 16 * MM
_CEILING: Final = 120 * MM
# Several weeks share a page down to this size.
_SMALLEST_SHARED: Final = 10.0


def month_layout(content: TimetableContent, *, has_code: bool) -> TimetableLayout | None:
    """A month a page; None where a week is too full for one."""
    return _better(content, has_code=has_code, is_by_month=True)


def weeks_layout(content: TimetableContent, *, has_code: bool) -> TimetableLayout | None:
    """As many weeks a page as can be read; None where a week is too full for one."""
    return _better(content, has_code=has_code, is_by_month=False)


def _better(
    content: TimetableContent, *, has_code: bool, is_by_month: bool
) -> TimetableLayout | None:
    """The calendar across or upright: with fewer pages, else in larger type."""
    both = (_Calendar(content, Frame(one, is_one_page=False), has_code) for one in (True, False))
    made = (one.months() if is_by_month else one.weeks() for one in both)
    return max(
        filter(None, made),
        key=lambda one: (-len(one.pages), min(page.size for page in one.pages)),
        default=None,
    )


class _Calendar:
    """The pages of a sheet in one orientation."""

    def __init__(self, content: TimetableContent, frame: Frame, has_code: bool) -> None:
        self._sheet = content.sheet
        self._breaker = breaker(content.words)
        self._frame = frame
        self._has_code = has_code
        self._bands = CalendarBands(self._sheet, self._breaker)

    def months(self) -> TimetableLayout | None:
        """A page for each month that has sessions, with all of its weeks."""
        pages: list[TablePage] = []
        for year, month, bands in self._bands.months():
            own = self._pages(bands, SMALLEST, f"{year}年{month}月")
            if own is None:
                return None
            pages += own
        return self._layout(pages)

    def weeks(self) -> TimetableLayout | None:
        """The weeks with sessions, one below the other."""
        pages = self._pages(self._bands.weeks(), _SMALLEST_SHARED)
        return None if pages is None else self._layout(pages)

    def _layout(self, pages: Sequence[TablePage]) -> TimetableLayout:
        frame = self._frame
        return TimetableLayout(self._sheet.title, frame.is_landscape, frame.margins, tuple(pages))

    def _pages(
        self, bands: Sequence[Band], smallest: float, name: str = ""
    ) -> list[TablePage] | None:
        """The pages of bands: one, as large as it takes, or as many as `smallest` type needs."""
        below = self._foot()
        room = self._frame.height - self._head(name or self._longest_days(bands)).height
        full = room - below.height
        tried = [self._sized(bands, size) for size in sizes() if size >= smallest]
        if one := next((own for own in tried if own.height <= full and not own.is_torn), None):
            return [self._page(bands, one, name, below)]
        if max(tried[-1].heights) + tried[-1].names > full:
            return None
        count = len(_shared(bands, tried[-1], room, below))
        sized = next(
            own
            for own in tried
            if own is tried[-1]
            or (
                not own.is_torn
                and max(own.heights) + own.names <= full
                and len(_shared(bands, own, room, below)) == count
            )
        )
        parts = _shared(bands, sized, room, below)
        feet = [*[None] * (len(parts) - 1), below]
        return [
            self._page(part, self._sized(part, sized.size), name, own)
            for part, own in zip(parts, feet, strict=True)
        ]

    def _sized(self, bands: Sequence[Band], size: float) -> Sized:
        return self._bands.sized(bands, size, self._frame.width)

    def _page(
        self, bands: Sequence[Band], sized: Sized, name: str, below: Foot | None
    ) -> TablePage:
        title = name or self._days(bands)
        above = self._head(title)
        room = self._frame.height - above.height - sized.names
        heights = level(sized.heights, room - (below.height if below else 0.0), _CEILING)
        rows = [high for band in heights for high in (sized.dates, band - sized.dates)]
        return TablePage(
            head=above,
            foot=below,
            bookmark=title,
            widths=sized.widths,
            heights=(sized.names, *rows),
            head_rows=1,
            cells=tuple(self._cells(bands, sized)),
            size=sized.size,
            pad=PAD,
            gap=GAP * sized.size,
            rules=tuple(range(1, 2 * len(bands) + 1, 2)),
        )

    def _cells(self, bands: Sequence[Band], sized: Sized) -> Iterator[PlacedCell]:
        """The row of week days; for each week its dates, and its sessions below."""
        first = int(self._bands.has_numbers)
        monday = bands[0].monday
        days = [words.weekday(monday + dt.timedelta(x)) for x in range(self._bands.columns)]
        yield from heading_cells(["周次"] * first + days, sized.size)
        for number, band in enumerate(bands):
            row = 2 * number + 1
            if self._bands.has_numbers:
                week = TextBlock((self._number(band),), sized.size, "heading", what="week")
                yield PlacedCell(row, 0, ((week,),), rows=2, fill="head", is_header=True)
            for x, (day, room) in enumerate(zip(band.days, sized.rooms, strict=True), first):
                yield self._date_cell(row, x, day, sized.size)
                yield self._day_cell(row + 1, x, day, room, sized.size)

    def _number(self, band: Band) -> str:
        """`第1周`; nothing for a week of the month before the class begins, or after its end."""
        begin, end = band.monday, band.monday + dt.timedelta(6)
        is_own = begin <= self._sheet.last and end >= self._sheet.first
        return words.week_name(self._sheet, band.monday) if is_own else ""

    @staticmethod
    def _date_cell(row: int, column: int, day: dt.date | None, size: float) -> PlacedCell:
        text = date_text(day) if day else ""
        block = TextBlock((text,), scales(size).detail * size, "heading", what="date")
        return PlacedCell(row, column, ((block,),) if text else (), fill="head", is_header=True)

    def _day_cell(
        self, row: int, column: int, day: dt.date | None, room: float, size: float
    ) -> PlacedCell:
        field = self._bands.field(day, size)
        entries = field.entries(room, size) if field else ()
        off = self._sheet.days_off.get(day) if day else None
        if not off:
            return PlacedCell(row, column, entries)
        scale = scales(size).detail
        lines = broken(off, self._breaker, scale).lines(room)
        reason: Entry = (TextBlock(lines, scale * size, "note", is_faint=True, what="off"),)
        # A day off that is taught on says its sessions alone.
        return PlacedCell(row, column, entries or (reason,), fill="off")

    def _days(self, bands: Sequence[Band]) -> str:
        """The days of a page: `2026年3月2日（星期一）至3月20日（星期五）`."""
        days = self._bands.taught(bands)
        return words.from_to(days[0], days[-1])

    def _longest_days(self, bands: Sequence[Band]) -> str:
        """The longest of what pages of these bands may say of their days."""
        spans = (bands[first:] for first in range(len(bands)))
        days = (self._days(own[: last + 1]) for own in spans for last in range(len(own)))
        return max(days, key=width)

    def _head(self, right: str) -> Head:
        return head(
            self._sheet.title,
            words.head_line(self._sheet, with_hours=True),
            right,
            self._breaker,
            (self._frame.width, self._frame.height),
            title_size=_TITLE,
            size=_LINE,
        )

    def _foot(self) -> Foot:
        return foot(
            (*words.site_total(self._sheet), *words.foot_items(self._sheet)),
            words.signed(self._sheet),
            self._breaker,
            (self._frame.width, self._frame.height),
            size=_FOOT,
            qr=_QR * self._has_code,
        )


def _shared(
    bands: Sequence[Band], sized: Sized, room: float, below: Foot
) -> list[tuple[Band, ...]]:
    """Which bands stand on which page."""
    rows = [Row((), height, number) for number, height in enumerate(sized.heights)]
    pages = paginate(rows, (room - sized.names, room - sized.names, below.height))
    counts = [len(page) for page in pages]
    ends = accumulate(counts)
    return [tuple(bands[end - count : end]) for end, count in zip(ends, counts, strict=True)]
