"""The shapes of the sheets of an ods file; a cell or row may be repeated thousands of times."""

from collections.abc import Mapping
from typing import Final

from partyschool_cli.exchange.foreign.sheets.archive import Archive
from partyschool_cli.exchange.foreign.sheets.limits import file_error
from partyschool_cli.exchange.foreign.sheets.shape import LAST_COLUMN, LAST_ROW, Shape

_CELLS: Final = ("table-cell", "covered-table-cell")
_HIDDEN: Final = ("collapse", "filter")
_MANIFEST: Final = "META-INF/manifest.xml"


def ods_shapes(archive: Archive) -> Mapping[str, Shape]:
    """The shapes by the names of the sheets. Raises CommandLineError for what is too large."""
    _refuse_encrypted(archive)
    scan = _Scan(archive)
    archive.scan("content.xml", scan.start, scan.end, scan.text)
    return scan.shapes


def _refuse_encrypted(archive: Archive) -> None:
    found = []

    def start(name: str, _: dict[str, str]) -> None:
        if name == "encryption-data":
            found.append(name)

    if _MANIFEST in archive.parts:
        archive.scan(_MANIFEST, start)
    if found:
        raise file_error(archive.name, "它有密码", "去掉密码，另存一份再导入")


class _Scan:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.shapes: dict[str, Shape] = {}
        self._shape: Shape | None = None
        self._row = self._column = 0
        self._row_repeats = 1
        # Of the row: the columns with a value, how many texts, and the ranges that begin there.
        self._last_filled = -1
        self._characters = 0
        self._cell: tuple[int, bool] | None = None
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._shape = Shape(attributes.get("name", ""), self._archive.budget)
            self.shapes[self._shape.name] = self._shape
            self._row = self._column = 0
        elif self._shape is None:
            return
        elif name == "table-column":
            self._begin_column(attributes)
        elif name == "table-row":
            self._begin_row(attributes)
        elif name in _CELLS:
            self._begin_cell(attributes)

    def end(self, name: str) -> None:
        if name == "table":
            self._shape = None
        elif self._shape is None:
            return
        elif name == "table-row":
            self._end_row(self._shape)
        elif name in _CELLS:
            self._end_cell()

    def text(self, data: str) -> None:
        if self._cell is not None:
            self._length += len(data)

    def _begin_column(self, attributes: dict[str, str]) -> None:
        count = self._number(attributes.get("number-columns-repeated"))
        if attributes.get("visibility") in _HIDDEN and self._shape is not None:
            self._shape.hide_columns(self._column, self._column + count - 1)
        self._column += count

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row_repeats = self._number(attributes.get("number-rows-repeated"))
        self._column, self._last_filled, self._characters = 0, -1, 0
        if attributes.get("visibility") in _HIDDEN and self._shape is not None:
            last = min(self._row + self._row_repeats - 1, LAST_ROW)
            self._shape.hide_rows(range(self._row, last + 1))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._archive.budget.cells(1)
        repeats = self._number(attributes.get("number-columns-repeated"))
        self._cell = (repeats, "value-type" in attributes)
        self._length = len(attributes.get("string-value", ""))
        rows = self._number(attributes.get("number-rows-spanned"))
        columns = self._number(attributes.get("number-columns-spanned"))
        if (rows > 1 or columns > 1) and self._shape is not None:
            bottom, right = self._row + rows - 1, self._column + columns - 1
            self._shape.merge(self._row, self._column, bottom, right)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        repeats, has_value = self._cell
        if has_value or self._length:
            self._last_filled = self._column + repeats - 1
            self._characters += self._length * repeats
        self._column += repeats
        self._cell = None

    def _end_row(self, shape: Shape) -> None:
        if self._last_filled >= 0:
            if self._row + self._row_repeats - 1 > LAST_ROW or self._last_filled > LAST_COLUMN:
                raise self._archive.broken()
            self._archive.budget.text(self._characters * self._row_repeats)
            shape.fill(self._row + self._row_repeats - 1, self._last_filled)
        self._row += self._row_repeats

    def _number(self, text: str | None) -> int:
        if text is None:
            return 1
        if not text.isdecimal() or not 1 <= int(text[:12]) <= LAST_ROW + 1:
            raise self._archive.broken()
        return int(text)
