"""Lay out tables for terminals: wrap, cut or leave out columns to fit the width."""

from __future__ import annotations

from partyschool_cli.terminal.style import Styled, trimmed
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import ELLIPSIS, clip, display_width, pad
from partyschool_cli.terminal.wrap import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Final

    from partyschool_cli.terminal.style import Line
    from partyschool_cli.terminal.width import Align

GAP = "  "
MAX_LINES = 3

# Eight 汉字: narrower, a wrapped title is hard to read.
_MIN_WRAPPED = 16
# One 汉字.
_MIN_SQUEEZED = 2


class Column:
    """Layout of a column of a table.

    `priority`: if the table is too wide, columns of the lowest priority are left out first, of
    equal ones the rightmost; those of the highest are narrowed instead. `wrap`: a cell that does
    not fit takes up to `max_lines` lines. `min_width` (columns): the column may be narrowed to
    this, its cells wrapped or, without `wrap`, cut with a `…`; without it and without `wrap` cells
    stay whole on one line, as ids must. `style`: the name of a style, or a function of the cell's
    text that returns one.
    """

    __slots__ = ("align", "key", "max_lines", "min_width", "priority", "style", "title", "wrap")

    def __init__(
        self,
        key: str,
        title: str,
        *,
        align: Align = "left",
        priority: int = 0,
        min_width: int | None = None,
        wrap: bool = False,
        max_lines: int = MAX_LINES,
        style: str | Callable[[str], str] = "plain",
    ) -> None:
        self.key: Final = key
        self.title: Final = title
        self.align: Final = align
        self.priority: Final = priority
        self.min_width: Final = min_width
        self.wrap: Final = wrap
        self.max_lines: Final = max_lines
        self.style: Final = style


class Table:
    """The lines of a table, and the columns that were left out, in order."""

    __slots__ = ("hidden", "lines")

    def __init__(self, lines: tuple[Line, ...], hidden: tuple[Column, ...]) -> None:
        self.lines: Final = lines
        self.hidden: Final = hidden


class _Filled:
    """A column with its cells, its natural width and its minimum width."""

    __slots__ = ("cells", "column", "least", "natural")

    def __init__(self, column: Column, cells: list[str]) -> None:
        self.column: Final = column
        self.cells: Final = cells
        self.natural: Final = max(map(display_width, (column.title, *cells)))
        self.least: Final = _least_width(column, self.natural)


def layout_table(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], width: int | None
) -> Table:
    """Lay out `rows`, a text for each of `columns`, in at most `width` terminal columns.

    With a `width` of None (a pipe), nothing is wrapped, cut or left out.
    """
    by_column = list(zip(*rows, strict=True)) or [()] * len(columns)
    filled = [
        _Filled(column, list(map(visible, cells)))
        for column, cells in zip(columns, by_column, strict=True)
    ]
    if width is None:
        shown, widths = filled, [each.natural for each in filled]
    else:
        room = max(width, _MIN_SQUEEZED)
        shown = _chosen(filled, room)
        widths = _fitted(shown, room - _gaps(shown))
    hidden = tuple(each.column for each in filled if each not in shown)
    return Table((*_head(shown, widths), *_body(shown, widths)), hidden)


def without_empty(
    columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> tuple[list[Column], list[list[str]]]:
    """The columns in which a row has a text, and the rows without the others."""
    used = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    return [columns[index] for index in used], [[row[index] for index in used] for row in rows]


def _least_width(column: Column, natural: int) -> int:
    if column.min_width is None and not column.wrap:
        return natural
    readable = _MIN_WRAPPED if column.min_width is None else column.min_width
    return min(natural, max(readable, display_width(column.title)))


def _gaps(shown: list[_Filled]) -> int:
    return len(GAP) * (len(shown) - 1)


def _chosen(filled: list[_Filled], width: int) -> list[_Filled]:
    shown = list(filled)
    highest = max((each.column.priority for each in filled), default=0)
    while len(shown) > 1:
        room = width - _gaps(shown)
        if sum(each.least for each in shown) <= room:
            break
        last = min(reversed(shown), key=lambda each: each.column.priority)
        if last.column.priority == highest and _MIN_SQUEEZED * len(shown) <= room:
            break
        shown.remove(last)
    return shown


def _fitted(shown: list[_Filled], room: int) -> list[int]:
    least = [each.least for each in shown]
    if sum(least) <= room:
        return _shared(least, [each.natural for each in shown], room)
    return _shared([min(width, _MIN_SQUEEZED) for width in least], least, room)


def _shared(least: list[int], wanted: list[int], room: int) -> list[int]:
    """Distribute `room` from `least` towards `wanted`: small needs in full, large ones share."""
    widths = list(least)
    spare = room - sum(least)
    by_need = sorted(range(len(least)), key=lambda index: wanted[index] - least[index])
    for position, index in enumerate(by_need):
        given = min(wanted[index] - least[index], spare // (len(least) - position))
        widths[index] += given
        spare -= given
    return widths


def _head(shown: list[_Filled], widths: list[int]) -> tuple[Line, Line]:
    titles, rules = [], []
    for each, width in zip(shown, widths, strict=True):
        is_last = each is shown[-1]
        title = clip(each.column.title, width)
        titles.append(Styled(_placed(title, each.column.align, width, is_last), "heading"))
        rules.append(Styled(_placed("─" * width, "left", width, is_last), "border"))
    return tuple(titles), tuple(rules)


def _body(shown: list[_Filled], widths: list[int]) -> list[Line]:
    blocks = [
        _blocks(each, width, is_last=each is shown[-1])
        for each, width in zip(shown, widths, strict=True)
    ]
    if all(each.natural <= width for each, width in zip(shown, widths, strict=True)):
        return [trimmed(tuple([block[0] for block in row])) for row in zip(*blocks, strict=True)]
    blanks = [Styled(" " * (width + len(GAP))) for width in widths]
    return [line for row in zip(*blocks, strict=True) for line in _row_lines(row, blanks)]


def _blocks(filled: _Filled, width: int, is_last: bool) -> list[Line]:
    """The lines of each cell, one piece per line; equal cells are laid out once."""
    made: dict[str, Line] = {}
    column = filled.column
    for text in filled.cells:
        if text not in made:
            style = column.style if isinstance(column.style, str) else column.style(text)
            made[text] = tuple(
                [
                    Styled(_placed(line, column.align, width, is_last), style)
                    for line in _cell_lines(text, column, width)
                ]
            )
    return [made[text] for text in filled.cells]


def _cell_lines(text: str, column: Column, width: int) -> list[str]:
    if display_width(text) <= width:
        return [text]
    if column.wrap:
        lines = wrap(text, width)
        most = column.max_lines
        if len(lines) <= most:
            return lines
        return [*lines[: most - 1], clip(lines[most - 1] + ELLIPSIS, width)]
    if column.min_width is None:
        return wrap(text, width)
    return [clip(text, width)]


def _placed(text: str, align: Align, width: int, is_last: bool) -> str:
    """`text` padded to its column, with the gap after it; no trailing spaces in a line."""
    if is_last:
        return pad(text, width, align).rstrip()
    return pad(text, width, align) + GAP


def _row_lines(row: Sequence[Line], blanks: list[Styled]) -> list[Line]:
    height = max(map(len, row))
    return [
        trimmed(
            tuple(
                [
                    block[index] if index < len(block) else blank
                    for block, blank in zip(row, blanks, strict=True)
                ]
            )
        )
        for index in range(height)
    ]
