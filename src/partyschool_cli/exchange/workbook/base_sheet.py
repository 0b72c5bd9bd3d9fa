"""The hidden sheet of a workbook: the rows as they were exported, as lines of text.

Each line is a row of cells: what it is, an id, a digest, and JSON in pieces that cells can hold.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.workbook.cell_values import Cell, cell_text
from partyschool_cli.exchange.workbook.exported import ExportedRow, ShownValue
from partyschool_cli.exchange.workbook.layout import columns_of
from partyschool_cli.model.kind import Kind

MAGIC: Final = "pschool-workbook"
VERSION: Final = "1"
_COLUMNS: Final = "columns"
# Half of what a cell can hold, since it counts in UTF-16.
_PIECE: Final = 16_000


@dataclass(frozen=True, slots=True)
class Base:
    """The exported rows of a workbook, and the columns that each sheet had."""

    rows: Mapping[Key, ExportedRow]
    columns: Mapping[Kind, Sequence[str]]


def base_lines(kinds: Iterable[Kind], rows: Iterable[ExportedRow]) -> Iterator[list[str]]:
    """The lines of the hidden sheet."""
    yield [MAGIC, VERSION]
    for kind in kinds:
        names = [field.name for field in columns_of(kind)]
        yield [_COLUMNS, str(kind), "", *_pieces(_json(names))]
    for row in rows:
        cells = {name: _packed(cell) for name, cell in row.cells.items()}
        text = _json(cells)
        yield [str(row.key.kind), row.key.id, row.digest, *_pieces(text)]


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces; the bars keep programs from taking off spaces at the ends of one."""
    for at in range(0, len(text), _PIECE):
        yield f"|{text[at : at + _PIECE]}|"


def _text_of(pieces: Iterable[str]) -> str:
    return "".join(piece[1:-1] for piece in pieces)


def _packed(cell: ShownValue) -> Any:
    if not cell.is_whole:
        return {"shown": cell.text}
    if isinstance(cell.value, str) and cell.value == cell.text:
        return cell.value
    return {"shown": cell.text, "value": cell.value}


def _json(value: Any) -> str:
    # `_x0041_` is Excel's way to write a character that XML has not.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("_x", "\\u005fx")


def read_base(lines: Iterable[Sequence[Cell]]) -> Base:
    """The base in the lines of a hidden sheet. Raises CommandLineError for one that is damaged."""
    rows: dict[Key, ExportedRow] = {}
    columns: dict[Kind, Sequence[str]] = {}
    texts = ([cell_text(cell) for cell in line] for line in lines)
    first = next(texts, [])
    if first[:1] != [MAGIC]:
        raise _damaged()
    if first[1:2] != [VERSION]:
        message = "这个工作簿是新版的 pschool 导出的，这一版读不了"
        raise CommandLineError(message, "升级 pschool，或重新导出：pschool export sheet")
    try:
        for line in texts:
            if line[:1] == [_COLUMNS]:
                columns[Kind(line[1])] = [str(name) for name in json.loads(_text_of(line[3:]))]
            elif any(line):
                row = _row(line)
                rows[row.key] = row
    except (ValueError, LookupError, TypeError, AttributeError):
        raise _damaged() from None
    return Base(rows, columns)


def _row(line: Sequence[str]) -> ExportedRow:
    kind, name, file_digest, *pieces = line
    packed = json.loads(_text_of(pieces))
    cells = {str(field): _unpacked(cell) for field, cell in packed.items()}
    return ExportedRow(Key(Kind(kind), name), file_digest, cells)


def _unpacked(packed: Any) -> ShownValue:
    if isinstance(packed, str):
        return ShownValue(packed, packed)
    shown = str(packed["shown"])
    if "value" not in packed:
        return ShownValue(shown, None, is_whole=False)
    return ShownValue(shown, packed["value"])


def _damaged() -> CommandLineError:
    message = "这个工作簿里藏着的底稿坏了，不知道哪些格子改过"
    return CommandLineError(message, "重新导出一份（pschool export sheet），把改动抄过去再导入")
