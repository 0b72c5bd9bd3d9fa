"""A timetable as a list: a row a session, as large as its page takes; of many, on several pages."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.layout.cell_content import CellContent
from partyschool_cli.export.layout.columns import Column, columns
from partyschool_cli.export.layout.frame import Frame
from partyschool_cli.export.layout.heading import foot, head, running_head
from partyschool_cli.export.layout.list_table import PAD, ListTable, list_table, must_be_cut
from partyschool_cli.export.layout.merged_cells import heading_cells, merged
from partyschool_cli.export.layout.page_layout import (
    Foot,
    Head,
    PlacedCell,
    TablePage,
    TextBlock,
    TimetableLayout,
)
from partyschool_cli.export.layout.pagination import Row, paginate
from partyschool_cli.export.layout.session_texts import SMALLEST, Scales, scales
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typesetting.breaker import breaker
from partyschool_cli.export.typesetting.fitting import level, sizes
from partyschool_cli.export.typesetting.units import MM

_TITLE: Final = 26.0
_TITLE_ACROSS: Final = 22.0
_RUNNING_TITLE: Final = 16.0
_LINE: Final = 13.0
_FOOT: Final = 12.0
_FOOT_OF_MANY: Final = 10.0
_FEW: Final = 12
_QR: Final = 20 * MM
_QR_OF_MANY: Final = 16 * MM
_CEILING: Final = 30 * MM
# In smaller type a list goes on to a next page.
_OF_ONE: Final = sizes(16.0, 9.0)
# The sizes of several pages: no larger than one page has it, and no smaller than what reads well.
_OF_SEVERAL: Final = sizes(12.0, 8.0)
_LEAST_OF_SEVERAL: Final = 10.0
_EMPTY_SIZE: Final = 16.0


def list_layout(content: TimetableContent, *, has_code: bool) -> TimetableLayout:
    """The pages of a sheet as a list; `has_code`: with room for a code."""
    return _List(content, has_code=has_code).layout()


class _List:
    """A sheet's cells, and the pages that they fill."""

    def __init__(self, content: TimetableContent, *, has_code: bool) -> None:
        self._sheet = content.sheet
        self._breaker = breaker(content.words)
        self._known: dict[Scales, tuple[tuple[Column, ...], list[list[CellContent]]]] = {}
        self._has_code = has_code

    def layout(self) -> TimetableLayout:
        """All pages. With a column more, a page across is better as a rule, unless it is full."""
        if not self._sheet.entries:
            return self._layout(Frame(self._sheet.shows_class), self._empty_page)
        frames = [Frame(is_landscape) for is_landscape in (True, False)]
        tables = [self._of_one_page(frame) for frame in frames if self._may_be(frame)]
        one, table = max(
            zip(filter(self._may_be, frames), tables, strict=True),
            key=lambda pair: pair[1].size if pair[1] else 0.0,
        )
        if table is not None:
            return self._layout(one, lambda frame: self._one_page(frame, table))
        return self._layout(Frame(self._sheet.shows_class, is_one_page=False), self._several_pages)

    def _layout(
        self, frame: Frame, pages: Callable[[Frame], tuple[TablePage, ...]]
    ) -> TimetableLayout:
        return TimetableLayout(self._sheet.title, frame.is_landscape, frame.margins, pages(frame))

    def _may_be(self, frame: Frame) -> bool:
        """Whether a list may stand on such a page: across only where it says its classes."""
        return self._sheet.shows_class or not frame.is_landscape

    def _head(self, frame: Frame) -> Head:
        return head(
            self._sheet.title,
            words.head_line(self._sheet),
            words.period(self._sheet),
            self._breaker,
            (frame.width, frame.height),
            title_size=_TITLE_ACROSS if frame.is_landscape else _TITLE,
            size=_LINE,
        )

    def _foot(self, frame: Frame) -> Foot:
        is_wall_paper = len(self._sheet.entries) <= _FEW and not frame.is_landscape
        return foot(
            (*words.site_total(self._sheet), *words.foot_items(self._sheet)),
            words.signed(self._sheet),
            self._breaker,
            (frame.width, frame.height),
            size=_FOOT if is_wall_paper else _FOOT_OF_MANY,
            qr=(_QR if is_wall_paper else _QR_OF_MANY) * self._has_code,
        )

    def _table(self, size: float, frame: Frame) -> ListTable:
        return list_table(*self._shown(size), size, frame.width)

    def _shown(self, size: float) -> tuple[tuple[Column, ...], list[list[CellContent]]]:
        """The columns and cells in type of that size."""
        own = scales(size)
        if own not in self._known:
            shown = columns(self._sheet, self._breaker, own)
            cells = [[one.cell(entry) for one in shown] for entry in self._sheet.entries]
            self._known[own] = shown, cells
        return self._known[own]

    def _of_one_page(self, frame: Frame) -> ListTable | None:
        """The largest table that a page holds and that reads well; None if there is none."""
        room = frame.height - self._head(frame).height - self._foot(frame).height

        def fits(table: ListTable) -> bool:
            return sum(table.heights()) + table.head <= room and table.reads_well()

        if must_be_cut(self._shown(_OF_ONE[-1])[1], _OF_ONE[-1], room * frame.width):
            return None
        return _largest(_OF_ONE, lambda size: self._table(size, frame), fits)

    def _one_page(self, frame: Frame, table: ListTable) -> tuple[TablePage, ...]:
        above = self._head(frame)
        room = frame.height - above.height
        return (self._page(table, table.rows(), room, above, self._foot(frame)),)

    def _several_pages(self, frame: Frame) -> tuple[TablePage, ...]:
        above, below = self._head(frame), self._foot(frame)
        going_on = running_head(self._sheet.title, self._breaker, frame.width, _RUNNING_TITLE)
        first, other = frame.height - above.height, frame.height - going_on.height

        def pages_of(table: ListTable) -> tuple[tuple[Row, ...], ...]:
            return paginate(table.rows(), (first - table.head, other - table.head, below.height))

        tables = {size: self._table(size, frame) for size in (_LEAST_OF_SEVERAL, SMALLEST)}
        least = tables[_LEAST_OF_SEVERAL]
        table = least if least.reads_well() else tables[SMALLEST]
        pages = pages_of(table)
        larger = [size for size in _OF_SEVERAL if size > table.size]
        if found := _largest(
            tuple(larger),
            lambda size: self._table(size, frame),
            lambda one: one.reads_well() and len(pages_of(one)) == len(pages),
        ):
            table, pages = found, pages_of(found)
        shown = []
        for number, rows in enumerate(pages, 1):
            own_head, room = (above, first) if number == 1 else (going_on, other)
            own_foot = below if number == len(pages) else None
            shown.append(self._page(table, rows, room, own_head, own_foot))
        return tuple(shown)

    def _page(
        self,
        table: ListTable,
        rows: Sequence[Row],
        room: float,
        above: Head,
        below: Foot | None,
    ) -> TablePage:
        """A page of rows; `room` is what it has below its head."""
        left = room - table.head - (below.height if below else 0.0)
        heights = level([row.height for row in rows], left, _CEILING)
        names = heading_cells([one.title for one in table.columns], table.size)
        cells = merged(rows, [one.align for one in table.columns])
        return TablePage(
            head=above,
            foot=below,
            bookmark=self._sheet.title if above.left or above.is_long else "",
            widths=table.points,
            heights=(table.head, *heights),
            head_rows=1,
            cells=(*names, *cells),
            size=table.size,
            pad=PAD,
        )

    def _empty_page(self, frame: Frame) -> tuple[TablePage, ...]:
        """A table without a session says so."""
        size = _EMPTY_SIZE
        shown = columns(self._sheet, self._breaker, scales(size))
        names, count = heading_cells([one.title for one in shown], size), len(shown)
        said = ((TextBlock((words.EMPTY,), size, is_faint=True),),)
        page = TablePage(
            head=self._head(frame),
            foot=self._foot(frame),
            bookmark=self._sheet.title,
            widths=(frame.width / count,) * count,
            heights=(2 * size, 4 * size),
            head_rows=1,
            cells=(*names, PlacedCell(1, 0, said, columns=count)),
            size=size,
            pad=PAD,
        )
        return (page,)


def _largest(
    tried: tuple[float, ...],
    make: Callable[[float], ListTable],
    is_good: Callable[[ListTable], bool],
) -> ListTable | None:
    """The table of the first of sizes, the largest first, that is good; None if none is.

    By halving: where a size is good, smaller ones are as a rule, and each try takes its time.
    """
    made: dict[float, ListTable] = {}

    def good(size: float) -> bool:
        made[size] = make(size)
        return is_good(made[size])

    index = bisect_left(tried, True, key=good)
    return made[tried[index]] if index < len(tried) else None
