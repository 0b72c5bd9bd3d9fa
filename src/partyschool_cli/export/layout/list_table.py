"""The rows of a list at one size: widths of columns, natural heights, whether they read well."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from partyschool_cli.export.layout.cell_content import CellContent
from partyschool_cli.export.layout.columns import TITLE, Column
from partyschool_cli.export.layout.pagination import Row, RowCell
from partyschool_cli.export.typesetting.column_widths import allot
from partyschool_cli.export.typesetting.texts import BrokenText, Extent, FixedLines
from partyschool_cli.export.typesetting.units import MM, lines_height

PAD: Final = 1.4 * MM
"""What is left and right of the text of a cell."""

_HEAD: Final = 2.0  # the height of the row of names, in em
_AROUND: Final = 0.9  # what is above and below the text of a row together, in em
# Above this size titles take two lines at most, and others four: no strips of large type.
_LARGE: Final = 12.0
_TITLE_LINES, _OTHER_LINES = 2, 4
# A text of more em than that fills half a page.
_LONG: Final = 600.0
# Text breaks badly on short lines: a column has room for two lines of it, or the last of these.
_ROOMS: Final = (3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0)
_TWO_LINES: Final = lines_height(2) + 0.01
# A piece that is wider than its column by that is torn, in em.
_TORN: Final = 0.05


@dataclass(frozen=True)
class ListTable:
    """The cells of a list at one size of type. `heavy` is the column of titles."""

    columns: tuple[Column, ...]
    cells: Sequence[Sequence[CellContent]]
    size: float
    widths: tuple[float, ...]
    heavy: int

    @property
    def rooms(self) -> tuple[float, ...]:
        """The widths for text, in em."""
        return tuple(wide - 2 * PAD / self.size for wide in self.widths)

    @property
    def head(self) -> float:
        """The height of the row of names."""
        return _HEAD * self.size

    @property
    def points(self) -> tuple[float, ...]:
        """The widths of the columns in points."""
        return tuple(wide * self.size for wide in self.widths)

    def heights(self) -> tuple[float, ...]:
        """The natural heights of the rows."""
        return tuple(
            (max(map(_height, row, self.rooms)) + _AROUND) * self.size for row in self.cells
        )

    def reads_well(self) -> bool:
        """Whether no word is torn, and large type does not stand in strips."""
        rooms = self.rooms
        return not any(
            one.extent.longest > room + _TORN or self._is_strip(i, one, room)
            for row in self.cells
            for i, (one, room) in enumerate(zip(row, rooms, strict=True))
        )

    def _is_strip(self, column: int, content: CellContent, room: float) -> bool:
        most = _TITLE_LINES if column == self.heavy else _OTHER_LINES
        return self.size > _LARGE and any(
            len(one.text.lines(room)) > most
            for one in content.texts
            if isinstance(one.text, BrokenText) and one.what != "note"
        )

    def rows(self) -> tuple[Row, ...]:
        """The rows with their lines, for pages."""
        return tuple(
            Row(
                tuple(
                    RowCell((one.entry(room, self.size),), one.key)
                    for one, room in zip(row, self.rooms, strict=True)
                ),
                height,
                row[0].key,
            )
            for row, height in zip(self.cells, self.heights(), strict=True)
        )


def list_table(
    columns: tuple[Column, ...],
    cells: Sequence[Sequence[CellContent]],
    size: float,
    wide: float,
) -> ListTable:
    """The table of `cells` at a size, on a page `wide` points wide."""
    heavy = next(i for i, one in enumerate(columns) if one.key == TITLE)
    extents: list[list[Extent]] = [[_quick(one.extent) for one in row] for row in cells]
    by_column = zip(*extents, strict=True)
    least = [_least(one.title, own) for one, own in zip(columns, by_column, strict=True)]
    widths = allot(extents, wide / size, 2 * PAD / size, heavy=heavy, least=least)
    return ListTable(columns, cells, size, widths, heavy)


@dataclass(frozen=True, slots=True)
class _LongText:
    """A text of pages, whose height is estimated while widths are tried: to break it takes long."""

    longest: float
    whole: float

    def height(self, room: float) -> float:
        return lines_height(ceil(self.whole / max(room, 1.0)))


def _quick(extent: Extent) -> Extent:
    is_long = extent.whole > _LONG
    return _LongText(extent.longest, extent.whole) if is_long else extent


def must_be_cut(cells: Sequence[Sequence[CellContent]], size: float, room: float) -> bool:
    """Whether the texts alone need more than a page with `room`, in square points."""
    area = sum(one.extent.whole for row in cells for one in row)
    return area * size * size > room


def _least(title: str, column: Sequence[Extent]) -> float:
    """The least room of a column: that of its name, and for text one in which it breaks well."""
    texts = [one for one in column if not isinstance(one, FixedLines)]
    rooms = (room for room in _ROOMS if all(one.height(room) <= _TWO_LINES for one in texts))
    return max(len(title), min(next(rooms, _ROOMS[-1]), max([one.whole for one in texts] or [0.0])))


def _height(content: CellContent, room: float) -> float:
    return content.height(room)
