"""An Excel workbook for people: Chinese headings and words, typed cells, no formulas.

Deterministic: the same records give the same bytes.
"""

import datetime as dt
import io
from typing import Any, Final

from partyschool_cli.catalog.records.row import Record
from partyschool_cli.export.records.columns import RecordColumn
from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.cell_limits import CELL_LIMIT, CREATED, FIRST_DATE, truncated
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.text_size import line_count, text_width, widest_line

_MAX_WIDTH: Final = 40
_LINE_HEIGHT: Final = 16
_MAX_ROW_HEIGHT: Final = 400
_NUMBER_FORMATS: Final = {"date": "yyyy-mm-dd", "time": "hh:mm"}


def _write(listing: RecordListing) -> bytes:
    import xlsxwriter

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": CREATED, "title": listing.kind.title})
        sheet = workbook.add_worksheet(listing.kind.title)
        _set_up_page(sheet, listing)
        _write_heading(sheet, listing, workbook.add_format({**_CELL, **_HEADING}))
        formats = {
            column.type: workbook.add_format(_cell_format(column.type))
            for column in listing.columns
        }
        widths = [_column_width(column, listing) for column in listing.columns]
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width + 2)
        for row, record in enumerate(listing.records, start=1):
            height = 1
            for index, column in enumerate(listing.columns):
                text = _write_cell(sheet, (row, index), column, record, formats[column.type])
                height = max(height, line_count(text, widths[index]))
            sheet.set_row(row, min(_MAX_ROW_HEIGHT, height * _LINE_HEIGHT))
    return data.getvalue()


_CELL: Final = {
    "font_name": "宋体",
    "font_size": 11,
    "valign": "top",
    "text_wrap": True,
    "border": 1,
}
_HEADING: Final = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#F2DCDB"}


def _cell_format(type: str) -> dict[str, Any]:
    if type in _NUMBER_FORMATS:
        return {**_CELL, "num_format": _NUMBER_FORMATS[type], "align": "center"}
    return dict(_CELL)


def _set_up_page(sheet: Any, listing: RecordListing) -> None:
    """Freezes the heading on screen and repeats it on every page (A4 landscape)."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(listing.records), len(listing.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_heading(sheet: Any, listing: RecordListing, form: Any) -> None:
    for index, column in enumerate(listing.columns):
        sheet.write_string(0, index, column.title, form)
    sheet.set_row(0, _LINE_HEIGHT * 1.5)


def _write_cell(
    sheet: Any, place: tuple[int, int], column: RecordColumn, record: Record, form: Any
) -> str:
    """Writes one value by its type; gives the text that the cell shows."""
    text = truncated(clean(column.text(record)))
    value = column.value(record)
    if not text:
        sheet.write_blank(*place, None, form)
    elif column.type == "number":
        sheet.write_number(*place, value, form)
    elif column.type == "date" and value >= FIRST_DATE.isoformat():
        sheet.write_datetime(*place, dt.date.fromisoformat(value), form)
    elif column.type == "time":
        sheet.write_datetime(*place, dt.time.fromisoformat(value), form)
    else:
        sheet.write_string(*place, text, form)
    return text


def _column_width(column: RecordColumn, listing: RecordListing) -> int:
    texts = [column.title, *(column.text(record) for record in listing.records)]
    # Room for the heading's filter button.
    return min(_MAX_WIDTH, max(text_width(column.title) + 2, *map(widest_line, texts)))


def _warnings(listing: RecordListing) -> tuple[str, ...]:
    """A line for each cell that Excel cannot hold whole."""
    return tuple(
        f"{record['id']} 的“{column.title}”超过 Excel 单元格的 {CELL_LIMIT} 字，截短了；"
        "要全文就写成 .csv"
        for record in listing.records
        for column in listing.columns
        if _is_cut(column.text(record))
    )


def _is_cut(text: str) -> bool:
    # Nearly every text is short, and cleaning it would take as long as writing it.
    return 2 * len(text) > CELL_LIMIT and truncated(clean(text)) != clean(text)


record_format = RecordFormat(_write, for_people="always", is_binary=True, warnings=_warnings)
