"""Builds the files of made-up tables: xlsx, docx, ods and text.

What builds one is called when its file is asked for: most processes of a run ask for none.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial, wraps
from html import escape
from typing import Any, ParamSpec

Rows = Sequence[Sequence[Any]]
P = ParamSpec("P")
DATE = "yyyy-mm-dd"


def _when_asked(build: Callable[P, bytes]) -> Callable[P, Callable[[], bytes]]:
    @wraps(build)
    def builder(*args: P.args, **kwargs: P.kwargs) -> Callable[[], bytes]:
        return partial(build, *args, **kwargs)

    return builder


@_when_asked
def xlsx(
    rows: Rows,
    merges: Iterable[str] = (),
    *,
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[str] = (),
    bordered: str = "",
    name: str = "Sheet1",
    more: Mapping[str, Rows] | None = None,
) -> bytes:
    """A workbook. A merged range shows its first cell; rows and columns are named as Excel does."""
    import xlsxwriter

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet(name)
        _write(book, page, rows)
        for one in merges:
            first = page_cell(one.partition(":")[0])
            page.merge_range(one, _at(rows, *first))
        for row in hidden_rows:
            page.set_row(row - 1, None, None, {"hidden": True})
        for column in hidden_columns:
            page.set_column(f"{column}:{column}", None, None, {"hidden": True})
        if bordered:
            style = book.add_format({"border": 1})
            first, last = (page_cell(one) for one in bordered.split(":"))
            for at in range(first[0], last[0] + 1):
                for across in range(first[1], last[1] + 1):
                    if not _at(rows, at, across):
                        page.write_blank(at, across, None, style)
        for title, others in (more or {}).items():
            _write(book, book.add_worksheet(title), others)
    return data.getvalue()


def page_cell(name: str) -> tuple[int, int]:
    """Row and column of `B3`, from 0."""
    letters = "".join(sign for sign in name if sign.isalpha())
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]) - 1, column - 1


def _at(rows: Rows, row: int, column: int) -> Any:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _write(book: Any, page: Any, rows: Rows) -> None:
    dates = book.add_format({"num_format": DATE})
    times = book.add_format({"num_format": "hh:mm"})
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, dt.datetime | dt.date):
                page.write_datetime(row, column, value, dates)
            elif isinstance(value, dt.time):
                page.write_datetime(row, column, value, times)
            elif value != "" and value is not None:
                page.write(row, column, value)


@_when_asked
def word(*parts: str | Rows, merges: Iterable[tuple[int, int, int, int]] = ()) -> bytes:
    """A Word file of paragraphs and tables; `merges` are of the first table."""
    import docx

    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), max(map(len, part)))
        for row, values in enumerate(part):
            for column, value in enumerate(values):
                table.cell(row, column).text = str(value)
    for top, left, bottom, right in merges:
        table = document.tables[0]
        text = table.cell(top, left).text
        merged = table.cell(top, left).merge(table.cell(bottom, right))
        merged.text = text
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@_when_asked
def text(rows: Rows, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Lines of cells."""
    return "\r\n".join(separator.join(map(str, row)) for row in rows).encode(encoding)


@_when_asked
def encoded(content: str, encoding: str) -> bytes:
    """A text as it is."""
    return content.encode(encoding)


_ODS_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Sheet1">{}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


@_when_asked
def ods(rows: Rows, spans: Mapping[tuple[int, int], tuple[int, int]] | None = None) -> bytes:
    """A sheet as LibreOffice writes it; `spans` are (rows, columns) of merged cells."""
    lines = []
    for row, values in enumerate(rows):
        cells = "".join(
            _ods_cell(value, (spans or {}).get((row, at))) for at, value in enumerate(values)
        )
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    lines.append(
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    return ods_file("".join(lines))


def _ods_cell(value: Any, span: tuple[int, int] | None) -> str:
    marks = ""
    if span:
        marks = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    if value == "":
        return "<table:table-cell/>"
    return (
        f'<table:table-cell office:value-type="string"{marks}>'
        f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
    )


def ods_file(table: str) -> bytes:
    """An ods file with the XML of one table's rows."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
        archive.writestr("content.xml", _ODS.format(table))
    return data.getvalue()
