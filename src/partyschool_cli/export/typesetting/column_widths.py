"""Widths of columns that share a page, each as it needs: no wrapped column beside an empty one."""

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations
from math import ceil, inf
from typing import Final, NamedTuple

from partyschool_cli.export.typesetting.texts import Extent, FixedLines

# A longer piece may be torn rather than take all the room.
_LONGEST_START: Final = 14.0
# The last is all that the column could use.
_GROWING: Final = (0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 9.0, inf)
_GIVING: Final = (0.5, 1.0, 2.0, 3.0)
# The height of the table counts before that of its cells.
_ROW_WEIGHT: Final = 10.0
_TINY: Final = 0.01
_SPARE: Final = 0.2


def allot(
    rows: Sequence[Sequence[Extent]],
    room: float,
    pad: float,
    fixed: Mapping[int, float] | None = None,
    *,
    heavy: int = 0,
    least: Sequence[float] = (),
) -> tuple[float, ...]:
    """Widths in em, padding and all, of columns that share `room`; none for no columns.

    Each column begins with its longest piece, or its `least` width, such as its heading's; what is
    left goes, step by step, where it saves most height. Lines of the column `heavy`, the titles,
    weigh more. `fixed` widths, with their padding, are given; columns of `FixedLines` never become
    too narrow for them as long as there is room for all of these.
    """
    if not any(rows):
        return ()
    columns = _Columns(rows, pad, dict(fixed or {}), heavy, least)
    widths = columns.starting(room)
    if sum(widths) > room:
        return columns.shrunk(widths, room)
    columns.grow(widths, room)
    columns.exchange(widths)
    return columns.stretched(widths, room)


class _Columns:
    """The columns of a table, with the heights of their cells at the widths that were tried."""

    def __init__(
        self,
        rows: Sequence[Sequence[Extent]],
        pad: float,
        fixed: dict[int, float],
        heavy: int,
        least: Sequence[float],
    ) -> None:
        self._cells = list(zip(*rows, strict=True))
        self._pad, self._fixed, self._heavy = pad, fixed, heavy
        self._heights: dict[tuple[int, int], list[float]] = {}
        heads = [*least, *[0.0] * (len(self._cells) - len(least))]
        self._rigid = frozenset(
            index
            for index, column in enumerate(self._cells)
            if index in fixed or all(isinstance(cell, FixedLines) for cell in column)
        )
        bounds = [
            _bounds(column, head, fixed.get(index), pad, is_rigid=index in self._rigid)
            for index, (column, head) in enumerate(zip(self._cells, heads, strict=True))
        ]
        self._exact, self._start, self._least, self._limit = zip(*bounds, strict=True)

    def starting(self, room: float) -> list[float]:
        """The widths to begin with."""
        return list(self._start if sum(self._start) <= room else self._exact)

    def shrunk(self, widths: Sequence[float], room: float) -> tuple[float, ...]:
        """Pieces are torn: all columns become narrower alike, but those of dates and numbers."""
        taken = sum(widths[index] for index in self._rigid)
        free = sum(widths) - taken
        if taken + free * _TINY >= room or not free:
            return tuple(one * room / sum(widths) for one in widths)
        factor = (room - taken) / free
        return tuple(one if i in self._rigid else one * factor for i, one in enumerate(widths))

    def grow(self, widths: list[float], room: float) -> None:
        """Gives what room is left where it saves most height, step by step."""
        while (left := room - sum(widths)) > _SPARE:
            best = (0.0, -1, 0.0)
            for index in range(len(widths)):
                score = self._scorer(widths, index)
                now = score(widths[index])
                most = min(self._limit[index] - widths[index], left)
                # Where little is wanted, most steps are one and the same.
                for step in {min(size, most) for size in _GROWING}:
                    if step > _TINY:
                        saved = (now - score(widths[index] + step)) / step
                        best = max(best, (saved, index, step))
            if best[0] <= 0:
                return
            widths[best[1]] += best[2]

    def exchange(self, widths: list[float]) -> None:
        """Columns give to each other while that helps the whole."""
        now, moved = self._score(widths), True
        while moved:
            moved = False
            for giver, taker in permutations(range(len(widths)), 2):
                if giver in self._fixed or taker in self._fixed:
                    continue
                for step in _GIVING:
                    if widths[giver] - step < self._least[giver] - _TINY:
                        break
                    tried = [*widths]
                    tried[giver] -= step
                    tried[taker] += step
                    if (less := self._score(tried)) < now - _TINY:
                        widths[:], now, moved = tried, less, True

    def stretched(self, widths: Sequence[float], room: float) -> tuple[float, ...]:
        """What nobody needs goes to all columns but fixed ones, by their width."""
        spare = max(0.0, room - sum(widths))
        free = sum(one for index, one in enumerate(widths) if index not in self._fixed)
        if not free:
            return tuple(widths)
        return tuple(
            one if index in self._fixed else one + spare * one / free
            for index, one in enumerate(widths)
        )

    def _column(self, index: int, wide: float) -> list[float]:
        """The heights of a column's cells at a width."""
        key = index, round((wide - self._pad) * 100)
        if key not in self._heights:
            self._heights[key] = [cell.height(key[1] / 100) for cell in self._cells[index]]
        return self._heights[key]

    def _score(self, widths: Sequence[float]) -> float:
        """What the table costs: its height, that of its cells, and the titles' lines."""
        columns = [self._column(index, wide) for index, wide in enumerate(widths)]
        rows: float = sum(map(max, zip(*columns, strict=True)))
        titles = sum(high * high for high in columns[self._heavy])
        return rows * _ROW_WEIGHT + sum(map(sum, columns)) + titles

    def _scorer(self, widths: Sequence[float], index: int) -> Callable[[float], float]:
        """What the table costs at each width of one column, but for cells of the others."""
        others = [self._column(i, wide) for i, wide in enumerate(widths) if i != index]
        highest = [max(row) for row in zip(*others, strict=True)] if others else []

        def score(wide: float) -> float:
            own = self._column(index, wide)
            rows = float(sum(map(max, own, highest) if highest else own))
            titles = sum(high * high for high in own) if index == self._heavy else 0.0
            return rows * _ROW_WEIGHT + sum(own) + titles

        return score


class _Bounds(NamedTuple):
    """Widths of a column: to start with if there is little room, and else; the least; the most."""

    exact: float
    start: float
    least: float
    limit: float


def _bounds(
    cells: Sequence[Extent], head: float, given: float | None, pad: float, *, is_rigid: bool
) -> _Bounds:
    if given is not None:
        return _Bounds(given, given, given, given)
    longest = max(cell.longest for cell in cells)
    whole = max(cell.whole for cell in cells)
    exact = longest if is_rigid else min(longest, _LONGEST_START)
    start = exact if is_rigid else _to_half(exact)
    widths = (exact, start, longest, max(start, _to_half(whole)))
    return _Bounds(*(max(wide, head) + pad for wide in widths))


def _to_half(wide: float) -> float:
    """Up to a half em: the same rooms are asked of many texts, and their lines are known."""
    return ceil(wide * 2 - _TINY) / 2
