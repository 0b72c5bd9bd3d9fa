"""Writes a workbook: a sheet a kind, with headings, notes, drop-down lists and the hidden base."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.exchange.workbook.base_sheet import base_lines
from partyschool_cli.exchange.workbook.choices import Choices, is_strict
from partyschool_cli.exchange.workbook.exported import ExportedRow, ShownValue
from partyschool_cli.exchange.workbook.layout import (
    BASE_SHEET,
    CHOICES_SHEET,
    ID_TITLE,
    columns_of,
    sheet_title,
)
from partyschool_cli.markup.cell_limits import CREATED, FIRST_DATE
from partyschool_cli.markup.text_size import text_width, widest_line
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import suggest_time

_MIN_WIDTH, _MAX_WIDTH = 8, 46
# Rows below the last one that drop-down lists reach.
_NEW_ROWS: Final = 2_000
# Excel's limit of a list that stands in the rule itself, with its commas.
_MOST_INLINE: Final = 255
_FORMULA_SIGNS: Final = ("=", "+", "-", "@")
_SAMPLED: Final = 400
_NOTE_ROW_HEIGHT: Final = 22
_CELL: Final = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True}
_HEADING: Final = {
    "font_name": "黑体",
    "font_size": 11,
    "align": "center",
    "valign": "vcenter",
    "bg_color": "#F2F2F2",
    "border": 1,
    "num_format": "@",
}
_NUMBER_FORMATS: Final = {"date": "yyyy-mm-dd", "time": "hh:mm", "number": "General"}
_HOW_MANY: Final = "几项之间用顿号（、）隔开；项里自己有顿号的，一行一项（Alt+Enter 换行）"
_HOW_LONG: Final = 1_000
_GROUP_NOTES: Final = {
    "unavailable": "一行一段，如 2026-03-20至2026-03-22 外出",
    "season": "如 03-01至05-31",
    "open": "如 周一至周五 09:00-17:00",
    "materials": "一行一份，如 教案 https://…",
    "travel_minutes": "如 大礼堂 (hall)：15、教室 (room)：5",
    "themes": "如 skills：技能素养、theory：政治理论",
}


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of one sheet, and the fields that it has columns for (None: all of its kind).

    `has_ids` is false for a template, which is read as a table that somebody else made.
    """

    kind: Kind
    rows: Sequence[ExportedRow] = ()
    fields: Sequence[Field] | None = None
    has_ids: bool = True

    @property
    def columns(self) -> Sequence[Field]:
        """The fields that it has columns for."""
        return columns_of(self.kind) if self.fields is None else self.fields


def write_workbook(
    lookup: Lookup, sheets: Sequence[SheetRows], *, title: str, has_base: bool = True
) -> bytes:
    """The bytes of a workbook with these sheets; `has_base` if it is to be compared with later."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook: Any = xlsxwriter.Workbook(buffer, options)
    workbook.set_properties({"created": CREATED, "title": title})
    book = _Book(workbook, Choices(lookup, has_ids=has_base))
    for sheet in sheets:
        book.add(sheet)
    if has_base:
        kinds = [sheet.kind for sheet in sheets]
        book.add_base(kinds, (row for sheet in sheets for row in sheet.rows))
    book.add_choices()
    workbook.close()
    return buffer.getvalue()


class _Book:
    """A workbook that is being written."""

    def __init__(self, workbook: Any, choices: Choices) -> None:
        self._workbook, self._choices = workbook, choices
        self._lists: dict[tuple[str, ...], int] = {}
        self._heading = workbook.add_format(_HEADING)
        self._formats = {
            name: workbook.add_format({**_CELL, "num_format": form})
            for name, form in _NUMBER_FORMATS.items()
        }
        self._text = workbook.add_format({**_CELL, "num_format": "@"})
        # Excel keeps it a text even when somebody edits it.
        self._guarded = workbook.add_format({**_CELL, "num_format": "@", "quote_prefix": True})

    def add(self, rows: SheetRows) -> None:
        """Add the sheet of a kind."""
        sheet = self._workbook.add_worksheet(sheet_title(rows.kind))
        self._write_headings(sheet, rows)
        first = int(rows.has_ids)
        for at, row in enumerate(rows.rows, start=1):
            sheet.write_string(at, 0, row.key.id, self._text)
            for column, field in enumerate(rows.columns, start=first):
                if field.name in row.cells:
                    self._write_cell(sheet, (at, column), field, row.cells[field.name])
        if rows.has_ids:
            sheet.set_column(0, 0, _width(ID_TITLE, (row.key.id for row in rows.rows)), self._text)
        for column, field in enumerate(rows.columns, start=first):
            texts = (row.cells[field.name].text for row in rows.rows if field.name in row.cells)
            form = self._text if field.many else self._formats.get(field.type, self._text)
            sheet.set_column(column, column, _width(field.title, texts), form)
            self._add_rule(sheet, rows, column, field)
        sheet.freeze_panes(1, first + (rows.kind is not Kind.SESSION))
        sheet.autofilter(0, 0, max(1, len(rows.rows)), len(rows.columns) - 1 + first)

    def _write_headings(self, sheet: Any, rows: SheetRows) -> None:
        sheet.set_row(0, _NOTE_ROW_HEIGHT)
        if rows.has_ids:
            sheet.write_string(0, 0, ID_TITLE, self._heading)
            _write_note(sheet, 0, _id_note(rows.kind))
        for column, field in enumerate(rows.columns, start=int(rows.has_ids)):
            sheet.write_string(0, column, field.title, self._heading)
            _write_note(sheet, column, _note(field))

    def _write_cell(
        self, sheet: Any, place: tuple[int, int], field: Field, cell: ShownValue
    ) -> None:
        value = cell.value
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not cell.text:
            return
        if field.type == "number" and is_number and not field.many:
            sheet.write_number(*place, value, self._formats["number"])
        elif field.type == "date" and cell.text >= FIRST_DATE.isoformat():
            day = dt.date.fromisoformat(cell.text)
            sheet.write_datetime(*place, day, self._formats["date"])
        elif field.type == "time" and (time := suggest_time(cell.text)) is not None:
            sheet.write_datetime(*place, dt.time.fromisoformat(time), self._formats["time"])
        else:
            form = self._guarded if cell.text.startswith(_FORMULA_SIGNS) else self._text
            sheet.write_string(*place, cell.text, form)

    def _add_rule(self, sheet: Any, rows: SheetRows, column: int, field: Field) -> None:
        rule = self._rule(rows, field)
        if rule is not None:
            sheet.data_validation(1, column, len(rows.rows) + _NEW_ROWS, column, rule)

    def _rule(self, rows: SheetRows, field: Field) -> dict[str, Any] | None:
        if field.many:
            return self._list_rule(rows, field)
        refused = {"error_title": "pschool", "ignore_blank": True}
        if field.type == "date":
            first = {"validate": "date", "criteria": ">=", "value": dt.date(1900, 1, 1)}
            return {**first, **refused, "error_message": "这里写日期，如 2026-10-12"}
        if field.type == "time":
            between = {"minimum": dt.time(0, 0), "maximum": dt.time(23, 59)}
            rule = {"validate": "time", "criteria": "between", **between}
            return {**rule, **refused, "error_message": "这里写时间，如 08:30"}
        if field.type == "number":
            kind = "integer" if field.whole else "decimal"
            rule = {"validate": kind, "criteria": "between", "minimum": -1e6, "maximum": 1e6}
            what = "整数" if field.whole else "数字"
            return {**rule, **refused, "error_message": f"这里只写{what}"}
        return self._list_rule(rows, field)

    def _list_rule(self, rows: SheetRows, field: Field) -> dict[str, Any] | None:
        choices = tuple(self._choices.of(rows.kind, field, rows.rows))
        if not choices:
            return None
        is_short = len(",".join(choices)) <= _MOST_INLINE and not any("," in one for one in choices)
        rule: dict[str, Any] = {
            "validate": "list",
            "source": list(choices) if is_short else self._range(choices),
            "show_error": not field.many,
            "error_title": "pschool",
            "error_message": "请从下拉列表里选",
        }
        if not is_strict(field):
            rule["error_type"] = "warning"
            rule["error_message"] = "列表里没有。是工作簿里新加的，就选“是”"
        return rule

    def _range(self, choices: tuple[str, ...]) -> str:
        column = self._lists.setdefault(choices, len(self._lists))
        from xlsxwriter.utility import xl_range_abs

        return f"={CHOICES_SHEET}!{xl_range_abs(0, column, len(choices) - 1, column)}"

    def add_base(self, kinds: Iterable[Kind], rows: Iterable[ExportedRow]) -> None:
        """Add the very hidden sheet of what the rows are compared with later."""
        sheet = self._workbook.add_worksheet(BASE_SHEET)
        sheet.very_hidden()
        for at, line in enumerate(base_lines(kinds, rows)):
            for column, text in enumerate(line):
                if text:
                    sheet.write_string(at, column, text)

    def add_choices(self) -> None:
        """Add the very hidden sheet of the drop-down lists, where there are long ones."""
        if not self._lists:
            return
        sheet = self._workbook.add_worksheet(CHOICES_SHEET)
        sheet.very_hidden()
        for choices, column in self._lists.items():
            for at, text in enumerate(choices):
                sheet.write_string(at, column, text)


def _width(heading: str, texts: Iterable[str]) -> int:
    """As wide as the heading with its filter button, and the texts, within limits."""
    widest = text_width(heading) + 4
    for at, text in enumerate(texts):
        if widest >= _MAX_WIDTH or at >= _SAMPLED:
            break
        widest = max(widest, widest_line(text) + 2)
    return min(_MAX_WIDTH, max(_MIN_WIDTH, widest))


def _write_note(sheet: Any, column: int, text: str) -> None:
    lines = 1 + len(text) // 16 + text.count("\n")
    size = {"width": 240, "height": 24 + 18 * lines, "font_size": 9, "author": "pschool"}
    sheet.write_comment(0, column, text[:_HOW_LONG], size)


def _id_note(kind: Kind) -> str:
    if kind is Kind.SESSION:
        return "班次编号/课次编号。新加的课次这里空着，班次写清楚就行。"
    return "新加的一行这里可以空着，按名称的拼音自动编。改编号：只改这一格，别的地方跟着改。"


def _note(field: Field) -> str:
    parts = [field.description.rstrip("。")]
    if field.required:
        parts.append("必填")
    if field.name in _GROUP_NOTES:
        parts.append(_GROUP_NOTES[field.name])
    elif field.many:
        parts.append(_HOW_MANY)
    return "。\n".join(part for part in parts if part) + "。"
