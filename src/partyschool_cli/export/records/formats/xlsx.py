"""An Excel workbook for people: Chinese headings and words, typed cells, no formulas.

Deterministic: the same records give the same bytes.
"""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

from partyschool_cli.catalog.records.row import Record
from partyschool_cli.export.records.columns import RecordColumn
from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.cell_limits import CELL_LIMIT, CREATED, FIRST_DATE, ROW_LIMIT, truncated
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.text_size import line_count, text_width, widest_line

# In columns of text: of one column, and of a page of A4.
_MAX_WIDTH: Final = 40
_LEAST_WIDTH: Final = 12
_PORTRAIT, _LANDSCAPE = 100, 146
_LINE_HEIGHT: Final = 16
_PADDING: Final = 2
_MARGIN: Final = 10 / 25.4  # inches
_NUMBER_FORMATS: Final = {"date": "yyyy-mm-dd", "time": "hh:mm"}


def _pieces(listing: RecordListing) -> Iterator[bytes]:
    import xlsxwriter

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": CREATED, "title": listing.title})
        sheet = workbook.add_worksheet(listing.title)
        widths = _widths(listing)
        _set_up_page(sheet, listing, len(tuple(listing.records)), widths)
        _write_heading(sheet, listing, workbook.add_format({**_CELL, **_HEADING}))
        formats = {
            column.type: workbook.add_format(_cell_format(column.type))
            for column in listing.columns
        }
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width + _PADDING)
        for row, record in enumerate(listing.records, start=1):
            for index, column in enumerate(listing.columns):
                _write_cell(sheet, (row, index), column, record, formats[column.type])
            height = min(ROW_LIMIT, _row_height(record, listing, widths))
            sheet.set_row(row, height)
    yield data.getvalue()


def _widths(listing: RecordListing) -> tuple[int, ...]:
    """The widths of the columns: as needed, but texts give way where all can fit across a page."""
    widths = [_column_width(column, listing) for column in listing.columns]
    least = [
        min(width, max(_LEAST_WIDTH, _heading_width(column))) if _is_text(column) else width
        for column, width in zip(listing.columns, widths, strict=True)
    ]
    room = _LANDSCAPE - _PADDING * len(widths)
    # More than a page takes: it is printed smaller, and reads well on a screen.
    while sum(least) <= room < sum(widths):
        _, index = max((width - least[i], i) for i, width in enumerate(widths))
        widths[index] -= 1
    return tuple(widths)


def _is_text(column: RecordColumn) -> bool:
    return column.type not in {*_NUMBER_FORMATS, "number"} and column.key != "id"


def _row_height(record: Record, listing: RecordListing, widths: Sequence[int]) -> float:
    texts = (truncated(clean(column.text(record))) for column in listing.columns)
    lines = max(line_count(text, width) for text, width in zip(texts, widths, strict=True))
    return lines * _LINE_HEIGHT


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
    return {**_CELL, "align": "center"} if type == "number" else dict(_CELL)


def _set_up_page(sheet: Any, listing: RecordListing, count: int, widths: Sequence[int]) -> None:
    """Freezes the heading on screen and repeats it on every page: A4, across if it has to be."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(listing.columns) - 1)
    if sum(widths) + _PADDING * len(widths) > _PORTRAIT:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, count, len(listing.columns) - 1)
    sheet.set_margins(_MARGIN, _MARGIN, 2 * _MARGIN, 1.6 * _MARGIN)
    sheet.center_horizontally()
    sheet.set_header(f'&C&"黑体,Regular"&16{listing.title}一览')
    sheet.set_footer('&C&"宋体,Regular"&9第 &P 页　共 &N 页')


def _write_heading(sheet: Any, listing: RecordListing, form: Any) -> None:
    for index, column in enumerate(listing.columns):
        sheet.write_string(0, index, column.title, form)
    sheet.set_row(0, _LINE_HEIGHT * 1.5)


def _write_cell(
    sheet: Any, place: tuple[int, int], column: RecordColumn, record: Record, form: Any
) -> None:
    """Writes one value by its type."""
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


def _heading_width(column: RecordColumn) -> int:
    # Room for the heading's filter button.
    return text_width(column.title) + 2


def _column_width(column: RecordColumn, listing: RecordListing) -> int:
    texts = (column.text(record) for record in listing.records)
    return min(_MAX_WIDTH, max(_heading_width(column), *map(widest_line, texts), 0))


def _warnings(listing: RecordListing) -> tuple[str, ...]:
    """A line for each cell that Excel cannot hold whole, and each row that it cannot show whole."""
    cut = (
        f"{_called(record, row)}的“{column.title}”超过 Excel 单元格的 {CELL_LIMIT} 字，截短了；"
        "要全文就写成 .csv"
        for row, record in enumerate(listing.records, 2)
        for column in listing.columns
        if _is_cut(column.text(record))
    )
    widths = _widths(listing)
    high = (
        f"“{listing.title}”表第 {row} 行太高，Excel 里显示不全，文字都还在单元格里"
        for row, record in enumerate(listing.records, 2)
        if _row_height(record, listing, widths) > ROW_LIMIT
    )
    return (*cut, *high)


def _called(record: Record, row: int) -> str:
    return f"{record['id']} " if record.get("id") else f"第 {row} 行"


def _is_cut(text: str) -> bool:
    # Nearly every text is short, and cleaning it would take as long as writing it.
    return 2 * len(text) > CELL_LIMIT and truncated(clean(text)) != clean(text)


record_format = RecordFormat(
    _pieces, for_people="always", has_main_columns=True, is_binary=True, warnings=_warnings
)
