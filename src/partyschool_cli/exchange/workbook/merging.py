"""The three-way merge: rows as exported, rows as edited, the catalog now."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.values import ValueContext
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.foreign.reading import LeftOut
from partyschool_cli.exchange.workbook.cell_values import CellReader, cell_text
from partyschool_cli.exchange.workbook.compared import (
    differing_fields,
    is_untouched,
    normal_value,
)
from partyschool_cli.exchange.workbook.edited import EditedRow, EditedSheet, EditedWorkbook
from partyschool_cli.exchange.workbook.exported import (
    CUT_MARK,
    NOTHING,
    ExportedRow,
    ShownRows,
    ShownValue,
)
from partyschool_cli.exchange.workbook.layout import CLASS, columns_of
from partyschool_cli.exchange.workbook.matching import Kept, Matched, left_out, match_rows
from partyschool_cli.exchange.workbook.merged import Conflict, Merge
from partyschool_cli.exchange.workbook.names import Names
from partyschool_cli.exchange.workbook.new_rows import NewRows, RefusedRowError
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind
from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.source.text.personal import mask, personal_numbers

Side = Literal["ours", "theirs"]


class MergeOptions(NamedTuple):
    """How to merge: whose value holds where both differ, and whether rows that are gone go."""

    today: dt.date
    side: Side | None = None
    delete: bool = False


def merge_workbook(
    workbook: EditedWorkbook,
    lookup: Lookup,
    options: MergeOptions,
    progress: Progress = no_progress,
) -> Merge:
    """What an edited workbook changes of the catalog, and where the two disagree."""
    merging = _Merging(workbook, lookup, options)
    merging.match()
    total = sum(len(sheet.rows) for sheet in workbook.sheets.values())
    for done, _ in enumerate(merging.steps(), start=1):
        progress(done, total)
    merging.merge.notes += workbook.told
    return merging.merge


class _Merging:
    """A merge that is being made: first which rows are which, then what they say."""

    def __init__(self, workbook: EditedWorkbook, lookup: Lookup, options: MergeOptions) -> None:
        self.workbook, self.lookup, self.options = workbook, lookup, options
        self.context = ValueContext(options.today, None)
        self.shown = ShownRows(lookup, self.context)
        self.merge = Merge()
        self.matched: dict[Kind, Matched] = {}
        self.names = Names(lookup)
        self.reader = CellReader(self.names)
        self.new_rows = NewRows(workbook.base, lookup, self.shown)

    # Which rows are which.

    def match(self) -> None:
        """Match the rows of each sheet, and find what new entities will be called."""
        for kind, sheet in self._sheets():
            base = {key.id: row for key, row in self.workbook.base.rows.items() if key.kind is kind}
            class_ids = {
                new.id: old.id for new, old in self.names.first_ids.items() if kind is Kind.SESSION
            }
            matched = match_rows(sheet, base, self._is_same(kind), class_ids)
            self.matched[kind] = matched
            self.merge.left_out += matched.left_out
            matched.kept = [one for one in matched.kept if self._take_name(matched, one)]
            self._name_new(kind, matched)

    def _sheets(self) -> Iterator[tuple[Kind, EditedSheet]]:
        return ((kind, self.workbook.sheets[kind]) for kind in Kind if kind in self.workbook.sheets)

    def _is_same(self, kind: Kind) -> Any:
        fields = {field.name: field for field in columns_of(kind)}
        context = self.context._replace(kind=kind)

        def is_same(row: EditedRow, base: ExportedRow) -> bool:
            return all(
                is_untouched(
                    self.reader, fields[name], cell, base.cells.get(name, NOTHING), context
                )
                for name, cell in row.cells.items()
            )

        return is_same

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
            self._refuse(kept.row, error)
            return False
        self.merge.renamed[kept.base.key] = new
        self._know(first_ids={**self.names.first_ids, new: kept.base.key})
        return True

    def _name_new(self, kind: Kind, matched: Matched) -> None:
        if kind is Kind.SESSION:  # named when it is known of which class it is
            return
        named = []
        for row, said in matched.new:
            try:
                key = self.new_rows.entity_key(kind, row, said, self._is_same(kind))
            except RefusedRowError as error:
                self._refuse(row, error)
            else:
                named.append((row, key.id))
        matched.new = named
        self._know(made={**self.names.made, **self.new_rows.made})

    def _know(self, **names: Any) -> None:
        self.names = replace(self.names, **names)
        self.reader = CellReader(self.names)

    # What they say.

    def steps(self) -> Iterator[None]:
        """Take each row; one step a row."""
        for kind, sheet in self._sheets():
            matched = self.matched[kind]
            for kept in matched.kept:
                self._take(lambda: self._take_kept(sheet, kept), kept.row)  # noqa: B023
                yield
            for row, name in matched.new:
                self._take(lambda: self._take_new(sheet, row, name), row)  # noqa: B023
                yield
            for base in matched.gone:
                self._take_gone(base)

    def _take(self, take: Any, row: EditedRow) -> None:
        try:
            take()
        except RefusedRowError as error:
            self._refuse(row, error)

    def _refuse(self, row: EditedRow, error: RefusedRowError) -> None:
        one = left_out(row, error.text, error.message)
        self.merge.left_out.append(one if error.cell is None else replace(one, cell=error.cell))

    def _take_kept(self, sheet: EditedSheet, kept: Kept) -> None:
        fields = {field.name: field for field in columns_of(sheet.kind)}
        context = self._context_of(sheet, kept.row, kept.base)
        touched = [
            fields[name]
            for name, cell in kept.row.cells.items()
            if not is_untouched(
                self.reader, fields[name], cell, kept.base.cells.get(name, NOTHING), context
            )
        ]
        if not touched and not kept.new_id:
            return
        if any(field.name == CLASS for field in touched):
            cell = sheet.place(kept.row, CLASS).cell
            text = cell_text(kept.row.cells[CLASS])
            why = f"课次 {kept.base.key.id} 不能换到别的班；要换，删去这一行，在那个班加一行"
            raise RefusedRowError(why, text, cell)
        now = self.shown.row(kept.base.key)
        if now is None:
            self._take_deleted(sheet, kept)
            return
        self._refuse_cut(sheet, kept, touched)
        values = self._values(sheet, kept.row, touched, context)
        self._settle(sheet, kept.row, (kept.base, now), values)

    def _settle(
        self,
        sheet: EditedSheet,
        row: EditedRow,
        sides: tuple[ExportedRow, ExportedRow],
        values: Mapping[str, Any],
    ) -> None:
        """Take the values that are other than the catalog's, or report that both have changed."""
        base, now = sides
        changed = set(differing_fields(base, now))
        fields = {field.name: field for field in columns_of(sheet.kind)}
        for name, value in values.items():
            own = now.cells.get(name, NOTHING)
            if own.is_whole and normal_value(fields[name], value) == own.value:
                continue
            if name not in changed or self.options.side == "theirs":
                self.merge.values.setdefault(now.key, {})[name] = value
            elif self.options.side is None:
                place = sheet.place(row, name)
                texts = (base.cells.get(name, NOTHING).text, own.text, cell_text(row.cells[name]))
                heading = fields[name].title
                self.merge.conflicts.append(Conflict(now.key, name, heading, place, *texts))

    def _values(
        self,
        sheet: EditedSheet,
        row: EditedRow,
        fields: list[Field],
        context: ValueContext,
    ) -> dict[str, Any]:
        """The values of cells; one with a personal number is left out, and told."""
        found: dict[str, Any] = {}
        for field in fields:
            text = cell_text(row.cells[field.name])
            place = sheet.place(row, field.name)
            if next(personal_numbers(text), None) is not None:
                why = "这一格有身份证号、手机号或银行卡号，没有导入"
                self.merge.left_out.append(LeftOut(sheet.name, place.cell, mask(text), why))
                continue
            try:
                found[field.name] = self.reader.value(field, row.cells[field.name], context)
            except CommandLineError as error:
                hint = f"；{error.hint}" if error.hint else ""
                raise RefusedRowError(f"{error.message}{hint}", text, place.cell) from None
        return found

    def _refuse_cut(self, sheet: EditedSheet, kept: Kept, touched: list[Field]) -> None:
        for field in touched:
            text = cell_text(kept.row.cells[field.name])
            base = kept.base.cells.get(field.name, NOTHING)
            if not base.is_whole and CUT_MARK in base.text and CUT_MARK in text:
                why = "这一格导出时就没有放下全文，改它会丢掉后面的字；改文件里的，或整格重写"
                raise RefusedRowError(why, text[:20], sheet.place(kept.row, field.name).cell)

    def _context_of(
        self, sheet: EditedSheet, row: EditedRow, base: ExportedRow | None
    ) -> ValueContext:
        """Where values are said: beside those of the row that others depend on."""
        known = {} if base is None else {name: one.value for name, one in base.cells.items()}
        context = self.context._replace(kind=sheet.kind, content=known)
        for field in columns_of(sheet.kind):
            if field.name in ("school", "date", "from") and cell_text(row.cells.get(field.name)):
                try:
                    value = self.reader.value(field, row.cells[field.name], context)
                except CommandLineError:
                    continue
                known = {**known, field.name: value}
                context = context._replace(content=known)
        return context

    def _take_deleted(self, sheet: EditedSheet, kept: Kept) -> None:
        """A row that is edited here and gone in the catalog."""
        key, side = kept.base.key, self.options.side
        if side is None:
            why = "目录里已经删去，工作簿里改过"
            text = kept.new_id or kept.row.said_id
            place = kept.row.place
            self.merge.conflicts.append(Conflict(key, "", "", place, key.id, "", text, why))
        elif side == "theirs":
            name = kept.new_id or key.id
            self.merge.renamed.pop(key, None)
            self._make(sheet, kept.row, name, kept.base)

    def _take_new(self, sheet: EditedSheet, row: EditedRow, name: str) -> None:
        key = Key(sheet.kind, name)
        if sheet.kind is Kind.SESSION:
            key = self.new_rows.session_key(row, name, self.names, self._is_same(sheet.kind))
        now = self.shown.row(key)
        if now is None:
            self._make(sheet, row, key.id)
            return
        context = self._context_of(sheet, row, now)
        fields = [
            field
            for field in columns_of(sheet.kind)
            if cell_text(row.cells.get(field.name))
            and not is_untouched(
                self.reader,
                field,
                row.cells[field.name],
                now.cells.get(field.name, NOTHING),
                context,
            )
        ]
        nothing = ExportedRow(key, "", {})
        values = self._values(sheet, row, fields, context)
        self._settle(sheet, row, (nothing, now), values)
        if not fields:
            self.merge.notes.append(f"{row.place}：{key.kind.title} {key.id} 已经有了，没有再建")

    def _make(
        self, sheet: EditedSheet, row: EditedRow, name: str, base: ExportedRow | None = None
    ) -> None:
        """Make an entity or session of a row; what its cells do not say is as it was exported."""
        context = self._context_of(sheet, row, base)
        fields = [field for field in columns_of(sheet.kind) if cell_text(row.cells.get(field.name))]
        values = self._values(sheet, row, fields, context)
        content = {
            field.name: values[field.name]
            for field in fields
            if field.name in values and normal_value(field, values[field.name]) is not None
        }
        self.new_rows.make(self.merge, Key(sheet.kind, name), content, row)

    def _take_gone(self, base: ExportedRow) -> None:
        now = self.shown.row(base.key)
        if now is None:
            return
        changed = differing_fields(base, now)
        if changed and self.options.delete and self.options.side is None:
            why = "工作簿里删去了，目录里改过"
            titles = {field.name: field.title for field in columns_of(base.key.kind)}
            texts = "；".join(f"{titles[one]} {_text(now, one)}" for one in changed)
            conflict = Conflict(base.key, "", "", None, base.key.id, texts, "", why)
            self.merge.conflicts.append(conflict)
        elif not (changed and self.options.delete and self.options.side == "ours"):
            self.merge.gone.append(base.key)


def _text(row: ExportedRow, name: str) -> str:
    cell: ShownValue = row.cells.get(name, NOTHING)
    return cell.text or "（空）"
