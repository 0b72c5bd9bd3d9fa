"""The rows of one class in a table of several: 班次 is a column, and one of them is wanted."""

from collections.abc import Collection
from dataclasses import replace

from partyschool_cli.catalog.folding import search_key
from partyschool_cli.exchange.entities.row_values import CLASS, cell_of
from partyschool_cli.exchange.foreign.reading import LeftOut, ReadRow, TableReading
from partyschool_cli.source.text.personal import mask


def own_rows(table: TableReading, names: Collection[str]) -> TableReading:
    """The table with the rows of the class that has these names; the others are told.

    Where no row names it, its column is not about classes of the catalog: all rows stay.
    """
    keys = {search_key(name).strip() for name in names}
    named = {id(row): _class_of(row) for row in table.rows}
    if keys.isdisjoint(named.values()):
        return table
    is_own = {at: not name or name in keys for at, name in named.items()}
    rows = tuple(row for row in table.rows if is_own[id(row)])
    told = tuple(_told(table, row) for row in table.rows if not is_own[id(row)])
    return replace(table, rows=rows, left_out=(*table.left_out, *told))


def _class_of(row: ReadRow) -> str:
    read = row.values.get(CLASS)
    return search_key(str(read.value)).strip() if read is not None else ""


def _told(table: TableReading, row: ReadRow) -> LeftOut:
    text = row.values[CLASS].text
    return LeftOut(table.sheet, cell_of(table, row, CLASS), mask(text), "是别的班次的，没有取")
