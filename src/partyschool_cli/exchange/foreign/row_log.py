"""Notes what is left out of a table, with personal numbers masked."""

from typing import Final

from partyschool_cli.exchange.foreign.cells.folding import one_line
from partyschool_cli.exchange.foreign.cells.grid import Grid
from partyschool_cli.exchange.foreign.reading import LeftOut
from partyschool_cli.source.text.personal import mask, personal_numbers

_LONGEST: Final = 60
PERSONAL_CELL: Final = "单元格里有个人号码（身份证、电话或银行卡），整格不收"


class RowLog:
    """What was left out of one table, in order."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self.left_out: list[LeftOut] = []

    def leave(self, row: int, column: int, why: str, text: str | None = None) -> None:
        """Notes a cell or a line that is no failure."""
        self._add(row, column, why, text, is_failure=False)

    def fail(self, row: int, column: int, why: str, text: str | None = None) -> None:
        """Notes a row that could not be taken."""
        self._add(row, column, why, text, is_failure=True)

    def _add(self, row: int, column: int, why: str, text: str | None, *, is_failure: bool) -> None:
        row, column = self._grid.anchor(row, column)
        said = one_line(mask(self._grid.texts[row][column] if text is None else text))
        shown = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
        sheet = self._grid.sheet
        one = LeftOut(sheet.name, sheet.name_of(row, column), shown, why, is_failure)
        if one not in self.left_out[-20:]:
            self.left_out.append(one)


def has_personal_number(text: str) -> bool:
    """Whether a text has a resident ID, a phone or a card number in it."""
    return next(personal_numbers(text), None) is not None
