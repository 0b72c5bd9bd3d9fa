"""Workbooks (xlsx, xlsm, xlsb, xls, ods) by python-calamine, once their shapes are known to be fit.

Formulas are never calculated: calamine reads the values that the program cached.
"""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from partyschool_cli.exchange.foreign.cells.grid import UNCALCULATED, CellValue, Sheet
from partyschool_cli.exchange.foreign.sheets.limits import file_error
from partyschool_cli.exchange.foreign.sheets.shape import Shape

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

# Where there are more different texts, hardly any comes twice.
_MOST_KEPT = 20_000
_AGAIN = "用 Excel 或 WPS 打开它，另存为 .xlsx 再导入"


def workbook_sheets(name: str, data: bytes, shapes: Mapping[str, Shape]) -> tuple[Sheet, ...]:
    """The sheets that have a shape. Raises CommandLineError for a file that cannot be read."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return tuple(
                _sheet(
                    book.get_sheet_by_name(one.name),
                    shapes[one.name],
                    is_hidden=one.visible != SheetVisibleEnum.Visible,
                )
                for one in book.sheets_metadata
                if one.name in shapes
            )
    except PasswordError:
        raise file_error(name, "它有密码", "去掉密码，另存一份再导入") from None
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise file_error(name, "文件是坏的，或不是真正的表格文件", _AGAIN) from error
    except BaseException as error:
        # A panic of the library is no `Exception`, and its type cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise file_error(name, "文件是坏的，或不是真正的表格文件", _AGAIN) from None


def _sheet(cells: "CalamineSheet", shape: Shape, *, is_hidden: bool) -> Sheet:
    return Sheet(
        shape.name,
        _with_uncalculated(tuple(_rows(cells)), shape),
        tuple(shape.merges),
        frozenset(shape.hidden_rows),
        frozenset(shape.hidden_columns),
        is_hidden=is_hidden,
    )


def _rows(cells: "CalamineSheet") -> Iterator[tuple[CellValue, ...]]:
    """The rows from A1 on. Texts that are alike are kept once: a sheet has few different ones."""
    if cells.start is None:
        return
    # They come from the sheet's first row on, and from the first column that has a value.
    left = cells.start[1]
    known: dict[str, str] = {}
    for row in cells.iter_rows():
        yield (*[""] * left, *(_value(value, known) for value in row))


def _with_uncalculated(
    rows: tuple[tuple[CellValue, ...], ...], shape: Shape
) -> tuple[tuple[CellValue, ...], ...]:
    """The rows, with a mark in cells that would look empty: to clear a field is something else."""
    if not shape.uncalculated:
        return rows
    cells = shape.uncalculated
    width = max(*map(len, rows), *(column + 1 for _, column in cells), 1)
    height = max(len(rows), *(row + 1 for row, _ in cells))
    laid: list[list[CellValue]] = [[*row, *[""] * (width - len(row))] for row in rows]
    laid += [[""] * width for _ in range(height - len(rows))]
    for row, column in shape.uncalculated:
        laid[row][column] = laid[row][column] or UNCALCULATED
    return tuple(map(tuple, laid))


def _value(value: Any, known: dict[str, str]) -> CellValue:
    if isinstance(value, str):
        return known.setdefault(value, value) if len(known) < _MOST_KEPT else value
    if isinstance(value, dt.timedelta):
        return _time(value.seconds) if value.days == 0 else str(value)
    other: CellValue = value
    return other


def _time(seconds: int) -> dt.time:
    return dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60)
