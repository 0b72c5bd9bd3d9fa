"""A printed table, such as a register: paper, size of type, widths of columns, rows of each page.

The fewest pages in type that reads well, then the largest type that needs no more of them; what is
left of the pages goes to the rows. Lengths are points on A4.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Final

from partyschool_cli.export.layout.frame import Frame
from partyschool_cli.export.layout.heading import BELOW_HEAD, head
from partyschool_cli.export.layout.page_layout import Head
from partyschool_cli.export.layout.table_rows import Lines, TableRow, paginated
from partyschool_cli.export.table_content import (
    TableColumn,
    TableContent,
    count_line,
    group_line,
)
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.column_widths import allot
from partyschool_cli.export.typesetting.fitting import level, sizes
from partyschool_cli.export.typesetting.texts import BrokenText, Names, Text, broken, fixed, names
from partyschool_cli.export.typesetting.units import MM, lines_height

PAD: Final = 1.4 * MM
"""What is left and right of text in a cell."""

# Above and below the text of a row together, and of a heading, by the size of the type.
_AROUND: Final = 0.9
_AROUND_HEAD: Final = 1.0
_TITLE_SIZE: Final = 22.0
_LINE_SIZE: Final = 11.0
# Registers are not set smaller than this for a page less; for one page a little smaller.
_READABLE: Final = 9.5
_FOR_ONE_PAGE: Final = 9.0
_LARGEST, _SMALLEST = 16.0, 8.0
_IN_TEXT: Final = 10.5
# A closing mark may stand out of its line, so what is no wider is not torn.
_TORN: Final = 0.05
# Type on several pages is no larger. On one it may be, where cells do not become strips.
_LARGE: Final = 12.0
_MOST_LINES: Final = 3
# Rows grow up to this height on a page alone, and by this much, in type sizes, on several.
_CEILING: Final = 26 * MM
_GROWTH: Final = 1.0
# So many rows say how wide columns are to be; in a long table they are a choice.
_TELLING: Final = 90
# Columns whose cells are no wider are centred.
_NARROW: Final = 6.0


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table on its pages.

    `widths` are those of the columns, padding and all; `centred` says which of them are centred.
    `columns` are the lines of their headings, which stand on each page. `head` is what stands above
    the table on the first page.
    """

    title: str
    is_landscape: bool
    size: float
    widths: tuple[float, ...]
    centred: tuple[bool, ...]
    columns: tuple[Lines, ...]
    column_height: float
    head: Head
    pages: tuple[tuple[TableRow, ...], ...]

    @property
    def frame(self) -> Frame:
        """The page's area for text."""
        return Frame(self.is_landscape, is_one_page=len(self.pages) <= 1)


def table_layout(content: TableContent, printed: str = "") -> TableLayout:
    """The layout of a table. `printed` stands above it at the right, such as the date."""
    drafts = [_Drafts(content, printed, Frame(is_landscape)) for is_landscape in (False, True)]
    return _grown(min((_largest(own, drafts) for own in drafts), key=_preference))


def table_in_text(content: TableContent) -> TableLayout:
    """The layout of a table that stands among text, upright: its type does not grow, nor its rows.

    It has one page, however long: what draws it lets it go on where the text does.
    """
    own = _Drafts(content, "", Frame(is_landscape=False))
    drafts = (own.at(size) for size in sizes(_IN_TEXT, _SMALLEST))
    found = next((one for one in drafts if not one.is_torn), own.at(_SMALLEST)).layout
    return replace(found, pages=(tuple(chain.from_iterable(found.pages)),))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A table in type of some size, before its rows grow."""

    layout: TableLayout
    is_torn: bool
    most_lines: int

    @property
    def is_in_strips(self) -> bool:
        """Whether large type leaves so little room that cells become strips."""
        return self.layout.size > _LARGE and self.most_lines > _MOST_LINES


def _preference(draft: _Draft) -> tuple[bool, int, float, int]:
    """Whole words first, then few pages, large type, few lines a cell; upright where all equal."""
    return draft.is_torn, len(draft.layout.pages), -draft.layout.size, draft.most_lines


def _largest(own: "_Drafts", both: Sequence["_Drafts"]) -> _Draft:
    """The draft in the largest type that needs no more pages than readable type does."""
    least = _READABLE
    if any(len(each.at(_FOR_ONE_PAGE).layout.pages) <= 1 for each in both):
        # What nearly fits a page is made to fit.
        fewest, least = 1, _FOR_ONE_PAGE
    else:
        fewest = min(len(each.at(_READABLE).layout.pages) for each in both)
    tried = sizes(_LARGEST if fewest == 1 else _LARGE, least)
    low, high = 0, len(tried) - 1
    while low < high:
        middle = (low + high) // 2
        draft = own.at(tried[middle])
        if draft.is_torn or draft.is_in_strips or len(draft.layout.pages) > fewest:
            low = middle + 1
        else:
            high = middle
    found = own.at(tried[high])
    return own.at(_SMALLEST) if found.is_torn else found


class _Drafts:
    """The drafts of a table on paper of one orientation."""

    def __init__(self, content: TableContent, printed: str, frame: Frame) -> None:
        self._content, self._frame = content, frame
        self._breaker = breaker(content.words)
        self._titles = [broken(one.title, self._breaker, is_sans=True) for one in content.columns]
        self._rows = [_texts(row, content.columns, self._breaker) for row in content.rows]
        self._telling = [self._titles, *_telling(self._rows)]
        self._centred = tuple(
            all(row[index].whole <= _NARROW for row in self._rows) or column.is_number
            for index, column in enumerate(content.columns)
        )
        self._head = head(
            content.title,
            count_line(content),
            printed,
            self._breaker,
            (frame.width, frame.height),
            title_size=_TITLE_SIZE,
            size=_LINE_SIZE,
        )
        self._known: dict[float, _Draft] = {}

    def at(self, size: float) -> _Draft:
        """The draft in type of that size."""
        if size not in self._known:
            self._known[size] = self._draft(size)
        return self._known[size]

    def _draft(self, size: float) -> _Draft:
        pad = 2 * PAD / size
        heavy = next((i for i, one in enumerate(self._content.columns) if not one.is_number), 0)
        widths = allot(self._telling, self._frame.width / size, pad, heavy=heavy)
        rooms = [wide - pad for wide in widths]
        lines = [
            tuple(text.lines(room) for text, room in zip(row, rooms, strict=True))
            for row in self._rows
        ]
        titles = tuple(one.lines(room) for one, room in zip(self._titles, rooms, strict=True))
        title_height = (lines_height(max(map(len, titles), default=0)) + _AROUND_HEAD) * size
        pages = self._pages(lines, title_height, size)
        is_torn = any(
            text.longest > room + _TORN
            for row in self._rows
            for text, room in zip(row, rooms, strict=True)
        )
        most = max((len(cell) for row in lines for cell in row), default=0)
        layout = TableLayout(
            title=self._content.title,
            is_landscape=self._frame.is_landscape,
            size=size,
            widths=tuple(wide * size for wide in widths),
            centred=self._centred,
            columns=titles,
            column_height=title_height,
            head=self._head,
            pages=pages,
        )
        return _Draft(layout, is_torn, most)

    def _pages(
        self, lines: Sequence[tuple[Lines, ...]], title_height: float, size: float
    ) -> tuple[tuple[TableRow, ...], ...]:
        """The rows on as few pages as there can be: on one, or on several of less room each."""
        rows = tuple(self._with_headings(lines, size))
        alone = self._frame.height - self._head.height - title_height
        pages = paginated(rows, alone, alone, size)
        if len(pages) <= 1:
            return pages
        room = replace(self._frame, is_one_page=False).height - title_height
        return paginated(rows, room - self._head.height, room - BELOW_HEAD, size)

    def _with_headings(self, lines: Sequence[tuple[Lines, ...]], size: float) -> Iterator[TableRow]:
        index = 0
        for group in self._content.groups:
            if group.title:
                text = broken(group_line(group, self._content), self._breaker, is_sans=True)
                said = text.lines(self._frame.width / size - 2 * PAD / size)
                high = (lines_height(len(said)) + _AROUND) * size
                yield TableRow((said,), high, index, is_group=True)
            for _ in group.rows:
                most = max(map(len, lines[index]), default=1)
                yield TableRow(lines[index], (lines_height(max(1, most)) + _AROUND) * size, index)
                index += 1


def cell_pieces(how: Breaker, cell: str, column: TableColumn) -> tuple[str, ...]:
    """The pieces of a cell that stay on one line each, for a format that breaks lines itself."""
    text = _text(cell, column, how)
    if isinstance(text, Names):
        return tuple(piece.text for name in text.people for piece in name)
    return tuple(piece.text for piece in text.pieces) if isinstance(text, BrokenText) else (cell,)


def _texts(row: Sequence[str], columns: Sequence[TableColumn], how: Breaker) -> tuple[Text, ...]:
    """The cells of a row, each to be broken as its column is."""
    return tuple(_text(cell, column, how) for cell, column in zip(row, columns, strict=True))


def _text(cell: str, column: TableColumn, how: Breaker) -> Text:
    if column.kind in {"number", "fixed"}:
        return fixed(cell)
    if column.kind == "names":
        return names(cell.split("、") if cell else (), how)
    return broken(cell, how)


def _telling(rows: Sequence[tuple[Text, ...]]) -> list[tuple[Text, ...]]:
    """Rows that say how wide columns are to be: all, or of many the widest and some others."""
    if len(rows) <= _TELLING:
        return list(rows)
    chosen = set(range(0, len(rows), -(-len(rows) // (_TELLING // 2))))
    columns = range(len(rows[0]))
    each = max(1, _TELLING // 2 // len(columns))
    for column in columns:
        by_need = sorted(range(len(rows)), key=lambda row: rows[row][column].whole)
        chosen |= {*by_need[-each:], max(by_need, key=lambda row: rows[row][column].longest)}
    return [rows[index] for index in sorted(chosen)]


def _grown(draft: _Draft) -> TableLayout:
    """The layout with what is left of its pages given to its rows."""
    layout = draft.layout
    room = layout.frame.height - layout.column_height
    if len(layout.pages) == 1:
        (page,) = layout.pages
        own = [row.height for row in page if not row.is_group]
        taken = sum(row.height for row in page if row.is_group)
        heights = iter(level(own, room - layout.head.height - taken, _CEILING))
        grown = tuple(r if r.is_group else replace(r, height=next(heights)) for r in page)
        return replace(layout, pages=(grown,))
    spare = min(
        (room - above - sum(row.height for row in page)) / len(page)
        for above, page in zip(
            chain((layout.head.height,), repeat(BELOW_HEAD)), layout.pages, strict=False
        )
    )
    more = min(max(0.0, spare), _GROWTH * layout.size)
    return replace(
        layout,
        pages=tuple(
            tuple(replace(row, height=row.height + more) for row in page) for page in layout.pages
        ),
    )
