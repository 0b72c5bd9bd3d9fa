"""What the cells of an edited row say: which are untouched, and the values of the others."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from partyschool_cli.edit.values import ValueContext
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.foreign.cells.grid import why_no_value
from partyschool_cli.exchange.foreign.reading import LeftOut
from partyschool_cli.exchange.workbook.cell_values import CellReader, cell_text
from partyschool_cli.exchange.workbook.compared import has_same_text, is_untouched
from partyschool_cli.exchange.workbook.edited import EditedRow, EditedSheet
from partyschool_cli.exchange.workbook.exported import CUT_MARK, NOTHING, ExportedRow
from partyschool_cli.exchange.workbook.layout import columns_of
from partyschool_cli.exchange.workbook.names import Names
from partyschool_cli.exchange.workbook.new_rows import RefusedRowError
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.personal import mask, personal_numbers

# What other fields of a row are said beside: whose themes there are, and which year it is.
_DECISIVE: Final = ("school", "date", "from")


class RowReader:
    """Reads rows, with references by `names`; `left_out` are cells with personal numbers."""

    def __init__(self, names: Names, context: ValueContext) -> None:
        self._reader, self._context = CellReader(names), context
        self.left_out: list[LeftOut] = []

    def touched(self, kind: Kind, row: EditedRow, base: ExportedRow) -> list[Field]:
        """The fields whose cells say something else than was exported."""
        return list(self._touched(kind, row, base))

    def is_same(self, row: EditedRow, base: ExportedRow) -> bool:
        """Whether a row says all that was exported."""
        return next(self._touched(base.key.kind, row, base), None) is None

    def _touched(self, kind: Kind, row: EditedRow, base: ExportedRow) -> Iterator[Field]:
        context: ValueContext | None = None
        for field in columns_of(kind):
            cell, shown = row.cells.get(field.name), base.cells.get(field.name, NOTHING)
            if field.name not in row.cells or has_same_text(cell, shown):
                continue
            context = context or self.context_of(kind, row, base)
            if not is_untouched(self._reader, field, cell, shown, context):
                yield field

    def values(
        self,
        sheet: EditedSheet,
        row: EditedRow,
        fields: Iterable[Field],
        base: ExportedRow | None = None,
    ) -> dict[str, Any]:
        """The values of cells; one with a personal number is left out, and told.

        Raises RefusedRowError for one that cannot be read, or of which the workbook has not all.
        """
        context = self.context_of(sheet.kind, row, base)
        found: dict[str, Any] = {}
        for field in fields:
            text = cell_text(row.cells[field.name])
            place = sheet.place(row, field.name)
            if next(personal_numbers(text), None) is not None:
                why = "这一格有身份证号、手机号或银行卡号，没有导入"
                self.left_out.append(LeftOut(sheet.name, place.cell, mask(text), why))
                continue
            if why := why_no_value(text):
                raise RefusedRowError(f"这一格的{why}", text, place.cell)
            if CUT_MARK in text:
                why = "这一格导出时就没有放下全文，改它会丢掉后面的字；改文件里的，或整格重写"
                raise RefusedRowError(why, text[:20], place.cell)
            try:
                found[field.name] = self._reader.value(field, row.cells[field.name], context)
            except CommandLineError as error:
                hint = f"；{error.hint}" if error.hint else ""
                raise RefusedRowError(f"{error.message}{hint}", text, place.cell) from None
        return found

    def context_of(self, kind: Kind, row: EditedRow, base: ExportedRow | None) -> ValueContext:
        """Where the values of a row are said."""
        known = {} if base is None else {name: one.value for name, one in base.cells.items()}
        context = self._context._replace(kind=kind, content=known)
        for field in _decisive(columns_of(kind)):
            if not cell_text(row.cells.get(field.name)):
                continue
            try:
                value = self._reader.value(field, row.cells[field.name], context)
            except CommandLineError:
                continue
            known = {**known, field.name: value}
            context = context._replace(content=known)
        return context


def _decisive(fields: Sequence[Field]) -> Sequence[Field]:
    return [field for field in fields if field.name in _DECISIVE]
