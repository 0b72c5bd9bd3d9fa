"""Which rows of a workbook are which entities: matched sheet by sheet, and new ones named."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.values import ValueContext
from partyschool_cli.exchange.foreign.reading import LeftOut
from partyschool_cli.exchange.workbook.edited import EditedRow, EditedSheet, EditedWorkbook
from partyschool_cli.exchange.workbook.exported import ShownRows
from partyschool_cli.exchange.workbook.matching import Kept, Matched, left_out, match_rows
from partyschool_cli.exchange.workbook.names import Names
from partyschool_cli.exchange.workbook.new_rows import NewRows, RefusedRowError
from partyschool_cli.exchange.workbook.row_reader import RowReader
from partyschool_cli.model.kind import Kind


class MatchedWorkbook:
    """The rows of each sheet, matched with the base.

    `names` are whom its cells may name, `renamed` the entities and sessions with another id.
    """

    def __init__(self, workbook: EditedWorkbook, lookup: Lookup, context: ValueContext) -> None:
        self._workbook, self._context = workbook, context
        self.shown = ShownRows(lookup, context)
        self.new_rows = NewRows(workbook.base, lookup, self.shown)
        self.names = Names(lookup)
        self.renamed: dict[Key, Key] = {}
        self.left_out: list[LeftOut] = []
        self._matched: dict[Kind, Matched] = {}
        for kind, sheet in self._sheets():
            self._matched[kind] = self._match(kind, sheet)

    def sheets(self) -> Iterator[tuple[EditedSheet, Matched]]:
        """Each sheet with its rows, in the order of the kinds."""
        return ((sheet, self._matched[kind]) for kind, sheet in self._sheets())

    def _sheets(self) -> Iterator[tuple[Kind, EditedSheet]]:
        sheets = self._workbook.sheets
        return ((kind, sheets[kind]) for kind in Kind if kind in sheets)

    def _match(self, kind: Kind, sheet: EditedSheet) -> Matched:
        base = {key.id: row for key, row in self._workbook.base.rows.items() if key.kind is kind}
        class_ids = {
            new.id: old.id for new, old in self.names.first_ids.items() if kind is Kind.SESSION
        }
        reader = RowReader(self.names, self._context)
        matched = match_rows(sheet, base, reader.is_same, class_ids)
        self.left_out += matched.left_out
        matched.kept = [one for one in matched.kept if self._take_name(matched, one)]
        if kind is not Kind.SESSION:  # these are named when it is known of which class they are
            self._name_new(kind, matched, reader)
        return matched

    def _take_name(self, matched: Matched, kept: Kept) -> bool:
        """Note the new id of a row; false where it cannot be had, or the catalog has it so."""
        if not kept.new_id:
            return True
        if self.new_rows.is_renamed_already(kept):
            matched.new.append((kept.row, kept.new_id))
            return False
        try:
            new = self.new_rows.renamed_key(kept)
        except RefusedRowError as error:
            self.left_out.append(refused(kept.row, error))
            return False
        self.renamed[kept.base.key] = new
        self._know(first_ids={**self.names.first_ids, new: kept.base.key})
        return True

    def _name_new(self, kind: Kind, matched: Matched, reader: RowReader) -> None:
        named = []
        for row, said in matched.new:
            try:
                key = self.new_rows.entity_key(kind, row, said, reader.is_same)
            except RefusedRowError as error:
                self.left_out.append(refused(row, error))
            else:
                named.append((row, key.id))
        matched.new = named
        self._know(made={**self.names.made, **self.new_rows.made})

    def _know(self, **names: Any) -> None:
        self.names = replace(self.names, **names)


def refused(row: EditedRow, error: RefusedRowError) -> LeftOut:
    """A row that cannot be taken, with the cell that it is about, if it is about one."""
    one = left_out(row, error.text, error.message)
    return one if error.cell is None else replace(one, cell=error.cell)
