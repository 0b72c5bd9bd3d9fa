"""What is known of a sheet before it is laid out: its extent, merged ranges, what is hidden.

`uncalculated` are cells of formulas that no program has calculated yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from partyschool_cli.exchange.foreign.cells.grid import Range
from partyschool_cli.exchange.foreign.sheets.limits import Budget

# A sheet has no more rows or columns than this, whatever a file says.
LAST_ROW = 1_048_575
LAST_COLUMN = 16_383


@dataclass
class Shape:
    """Collected while a sheet is scanned; rows and columns count from 0."""

    name: str
    budget: Budget
    height: int = 0
    width: int = 0
    merges: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)

    def fill(self, row: int, column: int) -> None:
        """Notes a cell with a value. Raises CommandLineError where the sheet gets too large."""
        if row >= self.height or column >= self.width:
            self.height = max(self.height, row + 1)
            self.width = max(self.width, column + 1)
            self.budget.extent(self.name, self.height, self.width)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Notes a merged range."""
        if 0 <= top <= bottom <= LAST_ROW and 0 <= left <= right <= LAST_COLUMN:
            self.budget.cells(1)
            self.merges.append(Range(top, left, bottom, right))

    def hide_rows(self, rows: Iterable[int]) -> None:
        """Notes hidden rows."""
        self.hidden_rows.update(rows)

    def hide_columns(self, first: int, last: int) -> None:
        """Notes hidden columns, both ends included."""
        self.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))
