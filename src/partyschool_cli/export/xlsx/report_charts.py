"""Charts of Excel's own, of the numbers in a sheet: they follow what is changed there."""

from typing import Any, Final

from partyschool_cli.export.layout.report_blocks import TableLayout
from partyschool_cli.export.report_content import Bar, BarChart
from partyschool_cli.export.xlsx.book import LEFT, Page

_DARK: Final = "#595959"
_FAINT: Final = "#8C8C8C"
_PIXELS_A_MM: Final = 96 / 25.4
_HIGH: Final = 80.0
_FONT: Final = {"name": "宋体", "size": 9}
_BEYOND: Final = 2


def insert_columns(page: Page, chart: BarChart, head: int, last: int) -> None:
    """Upright bars of the table whose head is in row `head`, below it, done and planned stacked."""
    drawn = page.book.chart("column", "stacked")
    labels = [page.name, head + 1, 0, last, 0]
    count = 2 if chart.has_planned else 1
    fills: tuple[dict[str, Any], ...] = (
        {"fill": {"color": _DARK}, "border": {"color": _DARK}, "data_labels": _label("#FFFFFF")},
        {"fill": {"color": "#FFFFFF"}, "border": {"color": _DARK}, "data_labels": _label(_DARK)},
    )
    for column in range(1, count + 1):
        drawn.add_series(
            {
                "name": [page.name, head, column],
                "categories": labels,
                "values": [page.name, head + 1, column, last, column],
                "gap": 60,
                **fills[column - 1],
            }
        )
    if chart.has_previous:
        line = page.book.chart("line")
        line.add_series(
            {
                "name": [page.name, head, count + 1],
                "categories": labels,
                "values": [page.name, head + 1, count + 1, last, count + 1],
                "line": {"color": _FAINT, "width": 1.5, "dash_type": "dash"},
            }
        )
        drawn.combine(line)
    _finish(page, drawn, chart.title, chart.unit)


def _label(color: str) -> dict[str, Any]:
    # A 0 would stand on the axis among the labels.
    return {"value": True, "num_format": "#,##0;;", "font": {**_FONT, "color": color}}


def insert_bars(page: Page, table: TableLayout, first: int) -> None:
    """Bars of the table's bar column, below it; a line where they are compared with a number."""
    column = table.kinds.index("bar")
    last = first + len(table.rows) - 1
    labels = [page.name, first, 0, last, 0]
    drawn = page.book.chart("column")
    title = "".join(one for cell in table.head if cell.column == column for one in cell.lines)
    drawn.add_series(
        {
            "name": title,
            "categories": labels,
            "values": [page.name, first, column, last, column],
            "fill": {"color": _DARK},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "#,##0", "font": _FONT},
        }
    )
    bars = [one for row in table.rows if isinstance(one := row[column].value, Bar)]
    marks = [one.mark for one in bars if one.mark is not None]
    if marks:
        # A line needs cells of its own: they are beyond what is printed.
        beside = page.last + _BEYOND
        for row in range(first, last + 1):
            page.write(row, beside, max(marks), {**LEFT, "border": 0})
        line = page.book.chart("line")
        line.add_series(
            {
                "name": "要求",
                "categories": labels,
                "values": [page.name, first, beside, last, beside],
                "line": {"color": "#000000", "width": 1.25},
            }
        )
        drawn.combine(line)
    _finish(page, drawn, title, "学时", has_legend=bool(marks))


def _finish(page: Page, drawn: Any, title: str, unit: str, *, has_legend: bool = True) -> None:
    """Places a chart below what is written, on rows that are printed."""
    drawn.set_title({"name": title, "name_font": {"name": "黑体", "size": 11, "bold": False}})
    drawn.set_legend({"position": "bottom", "font": _FONT} if has_legend else {"none": True})
    drawn.set_x_axis({"num_font": _FONT})
    drawn.set_y_axis(
        {
            "num_font": _FONT,
            "name": unit,
            "name_font": {**_FONT, "bold": False},
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    drawn.set_size(
        {"width": round(page.width * _PIXELS_A_MM), "height": round(_HIGH * _PIXELS_A_MM)}
    )
    space = page.next_row(3)
    page.sheet.insert_chart(space + 1, 0, drawn, {"description": title})
    # The chart lies on empty rows, so that it is within what is printed.
    for _ in range(8):
        page.next_row(_HIGH / 8)
