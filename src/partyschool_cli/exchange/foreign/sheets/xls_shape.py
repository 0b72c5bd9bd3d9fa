"""The shapes of the sheets of an xls file: its records are read, its cells are not.

Source: [MS-XLS]. A cell of a sheet may be at 65,536 × 256, which is more than is laid out.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.sheets.compound import CompoundFile
from partyschool_cli.exchange.foreign.sheets.limits import Budget, file_error
from partyschool_cli.exchange.foreign.sheets.shape import Shape

_AGAIN: Final = "用 Excel 或 WPS 打开它，另存为 .xlsx 再导入"
_BOF: Final = (0x0809, 0x0409, 0x0209, 0x0009)
_EOF: Final = 0x000A
_FILE_PASS: Final = 0x002F
_BOUND_SHEET: Final = 0x0085
_SHARED_TEXTS: Final = 0x00FC
_CONTINUE: Final = 0x003C
_ROW: Final = 0x0208
_DIMENSIONS: Final = 0x0200
_COLUMNS: Final = 0x007D
_MERGED: Final = 0x00E5
_SHARED_TEXT: Final = 0x00FD
# NUMBER, LABEL, BOOLERR, RK, FORMULA and RSTRING of all versions.
_CELLS: Final = frozenset(
    (0x0203, 0x0204, 0x0205, 0x027E, 0x0006, 0x0206, 0x0406, 0x00D6, 0x0003, 0x0004, 0x0005, 0x0002,
     _SHARED_TEXT)
)  # fmt: skip
_MANY: Final = (0x00BD,)  # MULRK
_BLANK: Final = (0x0201, 0x00BE)
_WORKBOOKS: Final = ("Workbook", "Book", "WORKBOOK", "BOOK")
_HIDDEN_ROW: Final = 0x20


class _Record(NamedTuple):
    kind: int
    data: bytes
    position: int


def xls_shapes(name: str, data: bytes, budget: Budget) -> Mapping[str, Shape]:
    """The shapes by the names of the sheets.

    Raises CommandLineError for what is too large, protected, or another kind of compound file.
    """
    try:
        compound = CompoundFile(data)
        stream = _workbook(name, compound)
        return {one.name: one for one in _shapes(name, stream, budget)}
    except (ValueError, KeyError, struct.error, IndexError) as error:
        raise file_error(name, "文件是坏的，或没有下载完整", _AGAIN) from error


def _workbook(name: str, compound: CompoundFile) -> bytes:
    found = next((one for one in _WORKBOOKS if one in compound.names), None)
    if found is not None:
        return compound.stream(found)
    if "EncryptedPackage" in compound.names:
        raise file_error(name, "它有密码", "用 Excel、Word 或 WPS 打开，去掉密码，另存一份再导入")
    if "WordDocument" in compound.names:
        hint = "用 Word 或 WPS 打开它，另存为 .docx 再导入"
        raise file_error(name, "它是老格式的 Word 文件（.doc）", hint)
    raise file_error(name, "它不是真正的 Excel 文件", _AGAIN)


def _records(stream: bytes, position: int = 0) -> Iterator[_Record]:
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        yield _Record(kind, stream[position + 4 : position + 4 + length], position)
        position += 4 + length


def _shapes(name: str, stream: bytes, budget: Budget) -> Iterator[Shape]:
    bound: list[tuple[str, int]] = []
    mean_text = 0
    for record in _records(stream):
        if record.kind == _FILE_PASS:
            raise file_error(name, "它有密码", "去掉密码，另存一份再导入")
        if record.kind == _BOUND_SHEET:
            bound.append(_bound_sheet(record.data))
        elif record.kind == _SHARED_TEXTS:
            mean_text = _mean_length(stream, record)
        elif record.kind == _EOF:
            break
    for title, position in bound:
        shape = Shape(title, budget)
        _scan(stream, position, shape, mean_text)
        yield shape


def _bound_sheet(data: bytes) -> tuple[str, int]:
    position: int = struct.unpack_from("<I", data)[0]
    length, is_wide = data[6], data[7] & 1
    text = data[8 : 8 + length * (2 if is_wide else 1)]
    return text.decode("utf-16-le" if is_wide else "latin-1"), position


def _mean_length(stream: bytes, record: _Record) -> int:
    """The mean length of the shared texts, in characters, rounded up."""
    total, count = 0, max(1, int.from_bytes(record.data[4:8], "little"))
    for index, one in enumerate(_records(stream, record.position)):
        if index and one.kind != _CONTINUE:
            break
        total += len(one.data)
    if count > total:
        raise ValueError("shared texts")
    return total // count + 1


def _scan(stream: bytes, position: int, shape: Shape, mean_text: int) -> None:
    depth = 0
    for record in _records(stream, position):
        if record.kind in _BOF:
            depth += 1
        elif record.kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1 and (read := _READERS.get(record.kind)):
            read(shape, record.data)
            if record.kind == _SHARED_TEXT:
                shape.budget.text(mean_text)


def _cell(shape: Shape, data: bytes) -> None:
    shape.budget.cells(1)
    shape.fill(*struct.unpack_from("<HH", data))


def _cells(shape: Shape, data: bytes) -> None:
    row, first = struct.unpack_from("<HH", data)
    last = struct.unpack_from("<H", data, len(data) - 2)[0]
    shape.budget.cells(max(1, last - first + 1))
    shape.fill(row, max(first, last))


def _blank(shape: Shape, _: bytes) -> None:
    shape.budget.cells(1)


def _row(shape: Shape, data: bytes) -> None:
    number = struct.unpack_from("<H", data)[0]
    if struct.unpack_from("<H", data, 12)[0] & _HIDDEN_ROW:
        shape.hide_rows((number,))


def _dimensions(shape: Shape, data: bytes) -> None:
    """What the sheet says of its extent, for which other readers make room."""
    form = "<IIHH" if len(data) >= 12 else "<HHHH"
    top, rows, left, columns = struct.unpack_from(form, data)
    if top > rows or left > columns:
        raise ValueError("dimensions")
    shape.budget.extent(shape.name, rows, columns)


def _columns(shape: Shape, data: bytes) -> None:
    first, last, _, _, options = struct.unpack_from("<HHHHH", data)
    if options & 1:
        shape.hide_columns(first, last)


def _merged(shape: Shape, data: bytes) -> None:
    count = struct.unpack_from("<H", data)[0]
    for number in range(min(count, (len(data) - 2) // 8)):
        top, bottom, left, right = struct.unpack_from("<HHHH", data, 2 + 8 * number)
        shape.merge(top, left, bottom, right)


_READERS: Final[Mapping[int, Callable[[Shape, bytes], None]]] = {
    **dict.fromkeys(_CELLS, _cell),
    **dict.fromkeys(_MANY, _cells),
    **dict.fromkeys(_BLANK, _blank),
    _ROW: _row,
    _DIMENSIONS: _dimensions,
    _COLUMNS: _columns,
    _MERGED: _merged,
}
