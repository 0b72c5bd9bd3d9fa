"""Puts the blocks of a report on pages.

A heading stays with what it is above; a table breaks only where at least three rows are on each
side of the break, and a remark or a sum stays with the last of its rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from partyschool_cli.export.layout.report_blocks import HEIGHT, Block, TablePiece

_LEAST_ROWS: Final = 3
# A table of less than this share of a page moves to the next one whole.
_WHOLE: Final = 0.35
# Less than this share of a last page looks like a slip.
_FILLED: Final = 1 / 3
_TINY: Final = 0.01

Page = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that stay together: what is above a table, the table, which may break, its remark."""

    lead: tuple[Block, ...]
    table: TablePiece | None = None
    tail: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of them."""
        return (*self.lead, *((self.table,) if self.table else ()), *self.tail)


def height_of(blocks: Iterable[Block], *, at_top: bool) -> float:
    """The height of blocks; at the top of a page nothing is above the first."""
    listed = tuple(blocks)
    high = sum(block.above + block.height for block in listed)
    return high - (listed[0].above if at_top and listed else 0.0)


def filled(page: Page) -> bool:
    """Whether a page is not nearly empty."""
    return height_of(page, at_top=True) >= HEIGHT * _FILLED


def paginated(runs: Iterable[Run]) -> tuple[Page, ...]:
    """The pages."""
    pages = _Pages()
    for run in runs:
        pages.add(run)
    return pages.done()


class _Pages:
    """Fills page after page."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._page: list[Block] = []

    def done(self) -> tuple[Page, ...]:
        """All pages; at least one."""
        if self._page or not self._pages:
            self._pages.append(tuple(self._page))
        return tuple(self._pages)

    def add(self, run: Run) -> None:
        """Puts a run on this page, on the next, or on both."""
        if self._fits(run.blocks):
            self._page += run.blocks
            return
        last = self._last_row(run)
        if last is None and self._page:
            self._next()
            self.add(run)
        elif run.table is None:  # higher than a page
            self._page += run.blocks
        else:
            self._broken(run, run.table, last or run.table.first + 1)

    def _broken(self, run: Run, table: TablePiece, last: int) -> None:
        """Puts the rows up to before `last` on this page, and the others on the next."""
        self._page += (*run.lead, replace(table, last=last))
        if last == table.last:
            self._page += run.tail
            return
        self._next()
        self.add(Run((), replace(table, first=last, above=0.0), run.tail))

    def _last_row(self, run: Run) -> int | None:
        """Up to before which row its table fits here; None if it should not be broken here."""
        table = run.table
        if table is None or (self._page and height_of(run.blocks, at_top=True) <= HEIGHT * _WHOLE):
            return None
        most = table.last - min(_LEAST_ROWS, table.last - table.first - 1)
        for last in range(most, table.first, -1):
            if self._fits((*run.lead, replace(table, last=last))):
                return last if last - table.first >= _LEAST_ROWS else None
        return None

    def _fits(self, blocks: Iterable[Block]) -> bool:
        return height_of((*self._page, *blocks), at_top=True) <= HEIGHT + _TINY

    def _next(self) -> None:
        if self._page:
            self._pages.append(tuple(self._page))
            self._page = []
