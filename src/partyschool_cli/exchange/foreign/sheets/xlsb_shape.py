"""The shapes of the sheets of an xlsb file: its binary records are read, its values are not.

Source: [MS-XLSB]. A record is its kind and its length, both in groups of seven bits, and its data.
"""

import posixpath
import struct
from collections.abc import Iterator, Mapping
from typing import Final

from partyschool_cli.exchange.foreign.sheets.archive import Archive
from partyschool_cli.exchange.foreign.sheets.limits import MAX_CELLS
from partyschool_cli.exchange.foreign.sheets.shape import LAST_COLUMN, LAST_ROW, Shape

_ROW: Final = 0
_BLANK: Final = 1
_VALUES: Final = range(2, 12)
_SHARED_TEXT: Final = 7
_COLUMNS: Final = 60
_SHEET: Final = 156
_MERGE: Final = 176
_SHARED: Final = 19
_SHARED_COUNT: Final = 159
_WORKBOOK: Final = "xl/workbook.bin"
_RELATIONS: Final = "xl/_rels/workbook.bin.rels"
_TEXTS: Final = "xl/sharedStrings.bin"
_HIDDEN_ROW: Final = 0x10
_HIDDEN_COLUMN: Final = 0x01


def xlsb_shapes(archive: Archive) -> Mapping[str, Shape]:
    """The shapes by the names of the sheets. Raises CommandLineError for what is too large."""
    try:
        lengths = []
        for kind, data in _of_part(archive, _TEXTS):
            if kind == _SHARED:
                lengths.append(len(data) // 2)
            elif kind == _SHARED_COUNT and max(struct.unpack_from("<II", data)) > 2 * MAX_CELLS:
                raise archive.broken()
        shapes = {}
        for name, part in _sheet_parts(archive):
            shapes[name] = Shape(name, archive.budget)
            _scan(archive, part, shapes[name], lengths)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise archive.broken() from error
    return shapes


def _of_part(archive: Archive, part: str) -> Iterator[tuple[int, bytes]]:
    if part in archive.parts:
        yield from _records(archive.read(part))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position < len(data):
        kind = data[position]
        position += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[position] & 0x7F) << 7
            position += 1
        length = 0
        for shift in (0, 7, 14, 21):
            byte = data[position]
            position += 1
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, data[position : position + length]
        position += length


def _sheet_parts(archive: Archive) -> Iterator[tuple[str, str]]:
    targets: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
            targets[attributes.get("Id", "")] = path.lstrip("/")

    if _RELATIONS in archive.parts:
        archive.scan(_RELATIONS, relation)
    for kind, data in _of_part(archive, _WORKBOOK):
        if kind == _SHEET:
            relation_id, position = _text(data, 8)
            name, _ = _text(data, position)
            yield name, targets.get(relation_id, "")


def _text(data: bytes, position: int) -> tuple[str, int]:
    length = struct.unpack_from("<I", data, position)[0]
    end = position + 4 + 2 * length
    return data[position + 4 : end].decode("utf-16-le"), end


def _scan(archive: Archive, part: str, shape: Shape, lengths: list[int]) -> None:
    row = 0
    for kind, data in _of_part(archive, part):
        if kind == _ROW:
            row = struct.unpack_from("<I", data)[0]
            if row > LAST_ROW:
                raise archive.broken()
            if data[11] & _HIDDEN_ROW:
                shape.hide_rows((row,))
        elif kind == _BLANK:
            shape.budget.cells(1)
        elif kind in _VALUES:
            _cell(archive, shape, row, data)
            index = struct.unpack_from("<I", data, 8)[0] if kind == _SHARED_TEXT else len(lengths)
            length = lengths[index] if index < len(lengths) else len(data) // 2
            shape.budget.text(length)
        elif kind == _COLUMNS:
            first, last = struct.unpack_from("<II", data)
            if struct.unpack_from("<H", data, 16)[0] & _HIDDEN_COLUMN and first <= last:
                shape.hide_columns(first, last)
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", data)
            shape.merge(top, left, bottom, right)


def _cell(archive: Archive, shape: Shape, row: int, data: bytes) -> None:
    column = struct.unpack_from("<I", data)[0]
    if column > LAST_COLUMN:
        raise archive.broken()
    shape.budget.cells(1)
    shape.fill(row, column)
