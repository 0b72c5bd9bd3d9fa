"""The rows of a table in list form, cell by cell: what is no row is told, the rest goes on."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.blocks.block_finder import Block
from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.exchange.foreign.cells.grid import CellValue, why_no_value
from partyschool_cli.exchange.foreign.headings.columns import ORDINAL, PERSONAL_FIELD, Headings
from partyschool_cli.exchange.foreign.headings.heading_words import TOTALS
from partyschool_cli.exchange.foreign.reading import Column
from partyschool_cli.exchange.foreign.row_log import (
    PERSONAL_CELL,
    RowLog,
    has_personal_number,
)

_TOTALS: Final = tuple(key_of(one) for one in TOTALS)
_AS_ABOVE: Final = ("同上", "〃", "″", '"', "''")
_PERSONAL_COLUMN: Final = "个人信息不收进目录，这一列不收"


class TextRow(NamedTuple):
    """A row of one text between the rows, and its cell."""

    number: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: the texts, values and cells by field; a cell with a personal number is not there.

    `lost` are the fields whose cells had one, `below` the rows of one text that it stands under.
    """

    number: int
    first: int
    texts: Mapping[str, str]
    values: Mapping[str, CellValue]
    columns: Mapping[str, int]
    lost: frozenset[str]
    below: tuple[TextRow, ...]


def list_rows(block: Block, log: RowLog) -> Iterator[ListRow]:
    """The rows of a block, in order; what is left out is noted. 同上 is as above."""
    _tell_columns(block, log)
    above: dict[int, tuple[str, CellValue]] = {}
    used = [one for one in block.columns if one.field not in (None, ORDINAL, PERSONAL_FIELD)]
    text_rows = deque(_text_rows(block))
    for row in block.rows:
        filled = [one for one in block.columns if block.grid.texts[row][one.index]]
        own = [one for one in filled if one.field != ORDINAL]
        if not own:
            continue
        if _is_total(block, row, filled):
            log.leave(row, filled[0].index, "合计行不是内容", _joined(block, row, filled))
            continue
        below = []
        while text_rows and text_rows[0].number < row:
            below.append(text_rows.popleft())
        yield replace(_row(block, row, used, log, above), below=tuple(below))


def _text_rows(block: Block) -> Iterator[TextRow]:
    for row in sorted(block.texts):
        column = next(block.grid.filled(row, block.left, block.right))
        yield TextRow(row, column, block.grid.texts[row][column])


def _row(
    block: Block,
    row: int,
    used: list[Column],
    log: RowLog,
    above: dict[int, tuple[str, CellValue]],
) -> ListRow:
    texts: dict[str, str] = {}
    values: dict[str, CellValue] = {}
    columns: dict[str, int] = {}
    lost = set()
    for column in used:
        text, name = block.grid.texts[row][column.index], column.field or ""
        value = block.grid.values[row][column.index]
        if key_of(text) in _AS_ABOVE:
            text, value = above.get(column.index, ("", ""))
        if not text:
            continue
        above[column.index] = (text, value)
        if why := why_no_value(text):
            log.leave(row, column.index, f"没有收，{why}")
        elif has_personal_number(text):
            log.leave(row, column.index, PERSONAL_CELL)
            lost.add(name)
        elif name in texts:
            texts[name] = f"{texts[name]}；{text}"
        else:
            texts[name], columns[name] = text, column.index
            values[name] = value
    return ListRow(row, block.left, texts, values, columns, frozenset(lost), ())


def _is_total(block: Block, row: int, filled: list[Column]) -> bool:
    texts = [key_of(block.grid.texts[row][one.index]) for one in filled]
    first = next((text for text in texts if not text.replace(".", "").isdecimal()), "")
    return first.rstrip(":") in _TOTALS or any(
        first.startswith(one) and len(first) <= len(one) + 8 and any(s.isdecimal() for s in first)
        for one in _TOTALS
    )


def _joined(block: Block, row: int, columns: list[Column]) -> str:
    return " ".join(dict.fromkeys(block.grid.texts[row][one.index] for one in columns))


def _is_own(block: Block, row: int, column: int) -> bool:
    """Whether a cell is none that an earlier column of its row covers too."""
    return block.grid.anchor(row, column)[1] == column or column == block.left


def _tell_columns(block: Block, log: RowLog) -> None:
    """Notes the columns that are not read, where they hold anything."""
    head = block.heading_rows[-1]
    for column in block.columns:
        own = (row for row in block.rows if _is_own(block, row, column.index))
        if not any(block.grid.texts[row][column.index] for row in own):
            continue
        if column.field == PERSONAL_FIELD:
            log.leave(head, column.index, _PERSONAL_COLUMN)
        elif column.field is None and column.heading:
            letter = column.letter
            word = Headings(block.kind, {}).of_column(column.index, (column.heading,))
            what = "另一列当作这一项了" if word else "不认得这一列"
            why = f"{what}，没有收；要收就用 --map {letter}=字段"
            log.leave(head, column.index, why)
        elif column.field is None:
            why = f"这一列没有表头，没有收；要收就用 --map {column.letter}=字段"
            first = next(row for row in block.rows if block.grid.texts[row][column.index])
            log.leave(first, column.index, why)
