"""The three-way merge: rows as exported, rows as edited, the catalog now."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Literal, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.values import ValueContext
from partyschool_cli.exchange.workbook.cell_values import cell_text
from partyschool_cli.exchange.workbook.compared import differing_fields, normal_value
from partyschool_cli.exchange.workbook.edited import EditedRow, EditedSheet, EditedWorkbook
from partyschool_cli.exchange.workbook.exported import NOTHING, ExportedRow
from partyschool_cli.exchange.workbook.layout import CLASS, columns_of
from partyschool_cli.exchange.workbook.matched_workbook import MatchedWorkbook, refused
from partyschool_cli.exchange.workbook.matching import Kept
from partyschool_cli.exchange.workbook.merged import Conflict, Merge
from partyschool_cli.exchange.workbook.new_rows import RefusedRowError
from partyschool_cli.exchange.workbook.row_reader import RowReader
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind
from partyschool_cli.progress import Progress, no_progress

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
    context = ValueContext(options.today, None)
    merging = _Merging(MatchedWorkbook(workbook, lookup, context), context, options)
    total = sum(len(sheet.rows) for sheet in workbook.sheets.values())
    for done, _ in enumerate(merging.steps(), start=1):
        progress(min(done, total), total)
    merge = merging.merge
    merge.left_out += merging.reader.left_out
    merge.notes += workbook.told
    return merge


class _Merging:
    """A merge that is being made of what the matched rows say."""

    def __init__(
        self, matched: MatchedWorkbook, context: ValueContext, options: MergeOptions
    ) -> None:
        self.matched, self.options = matched, options
        self.shown, self.new_rows = matched.shown, matched.new_rows
        self.reader = RowReader(matched.names, context)
        self.merge = Merge(renamed=matched.renamed, left_out=matched.left_out)

    def steps(self) -> Iterator[None]:
        """Take each row; one step a row."""
        for sheet, matched in self.matched.sheets():
            for kept in matched.kept:
                self._take(partial(self._take_kept, sheet, kept), kept.row)
                yield
            for row, name in matched.new:
                self._take(partial(self._take_new, sheet, row, name), row)
                yield
            for base in matched.gone:
                self._take_gone(base)

    def _take(self, take: Callable[[], None], row: EditedRow) -> None:
        try:
            take()
        except RefusedRowError as error:
            self.merge.left_out.append(refused(row, error))

    def _take_kept(self, sheet: EditedSheet, kept: Kept) -> None:
        base, row = kept.base, kept.row
        touched = self.reader.touched(sheet.kind, row, base)
        if not touched and not kept.new_id:
            return
        if any(field.name == CLASS for field in touched):
            why = f"课次 {base.key.id} 不能换到别的班；要换，删去这一行，在那个班加一行"
            cell = sheet.place(row, CLASS).cell
            raise RefusedRowError(why, cell_text(row.cells[CLASS]), cell)
        now = self.shown.row(base.key)
        if now is None:
            self._take_deleted(sheet, kept)
            return
        values = self.reader.values(sheet, row, touched, base)
        self._settle(sheet, row, (base, now), values)

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

    def _take_deleted(self, sheet: EditedSheet, kept: Kept) -> None:
        """A row that is edited here and gone in the catalog."""
        key, name = kept.base.key, kept.new_id or kept.base.key.id
        self.merge.renamed.pop(key, None)
        if self.options.side is None:
            why = "目录里已经删去，工作簿里改过"
            conflict = Conflict(key, "", "", kept.row.place, key.id, "", name, why)
            self.merge.conflicts.append(conflict)
        elif self.options.side == "theirs":
            self._make(sheet, kept.row, Key(sheet.kind, name), kept.base)

    def _take_new(self, sheet: EditedSheet, row: EditedRow, name: str) -> None:
        key = Key(sheet.kind, name)
        if sheet.kind is Kind.SESSION:
            key = self.new_rows.session_key(row, name, self.matched.names, self.reader.is_same)
        now = self.shown.row(key)
        if now is None:
            self._make(sheet, row, key)
            return
        # What a new row does not say, it says nothing against.
        fields = [one for one in self.reader.touched(sheet.kind, row, now) if _is_said(row, one)]
        values = self.reader.values(sheet, row, fields, now)
        self._settle(sheet, row, (ExportedRow(key, "", {}), now), values)
        if not fields:
            self.merge.notes.append(f"{row.place}：{key.kind.title} {key.id} 已经有了，没有再建")

    def _make(
        self, sheet: EditedSheet, row: EditedRow, key: Key, base: ExportedRow | None = None
    ) -> None:
        """Make an entity or session of all that a row says, but for what was not shown whole."""
        partly = {} if base is None else base.cells
        fields = [
            field
            for field in columns_of(sheet.kind)
            if _is_said(row, field)
            and (
                partly.get(field.name, NOTHING).is_whole
                or cell_text(row.cells[field.name]) != cell_text(partly[field.name].text)
            )
        ]
        values = self.reader.values(sheet, row, fields, base)
        known = {field.name: field for field in fields}
        content = {
            name: value
            for name, value in values.items()
            if normal_value(known[name], value) is not None
        }
        self.new_rows.make(self.merge, key, content, row)

    def _take_gone(self, base: ExportedRow) -> None:
        now = self.shown.row(base.key)
        if now is None:
            return
        changed = differing_fields(base, now) if self.options.delete else []
        if changed and self.options.side is None:
            why = "工作簿里删去了，目录里改过"
            titles = {field.name: field.title for field in columns_of(base.key.kind)}
            texts = "；".join(f"{titles[one]} {_text(now, one)}" for one in changed)
            conflict = Conflict(base.key, "", "", None, base.key.id, texts, "", why)
            self.merge.conflicts.append(conflict)
        elif not (changed and self.options.side == "ours"):
            self.merge.gone.append(base.key)


def _is_said(row: EditedRow, field: Field) -> bool:
    return bool(cell_text(row.cells.get(field.name)))


def _text(row: ExportedRow, name: str) -> str:
    return row.cells.get(name, NOTHING).text or "（空）"
