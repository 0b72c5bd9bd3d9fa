"""A report in Excel: a sheet of figures with its chart, and one for each part, ready to print."""

from collections.abc import Sequence
from typing import Any, Final

from partyschool_cli.export.layout.report_blocks import (
    SIZE,
    WIDTH,
    Block,
    Caption,
    ChartLayout,
    Heading,
    Remark,
    ReportCell,
    TableLayout,
    TablePiece,
)
from partyschool_cli.export.layout.report_layout import report_runs
from partyschool_cli.export.report_content import (
    Bar,
    BarChart,
    Figure,
    ReportContent,
)
from partyschool_cli.export.xlsx import book as looks
from partyschool_cli.export.xlsx.book import PLAIN, Book, CellStyle, Page
from partyschool_cli.export.xlsx.heading import write_title
from partyschool_cli.export.xlsx.report_charts import insert_bars, insert_columns

OVERVIEW: Final = "总览"
_ROW: Final = 7.5
_SIZE: Final = {"font_size": SIZE}
CELL: Final[CellStyle] = {**looks.CELL, **_SIZE}
LEFT: Final[CellStyle] = {**looks.LEFT, **_SIZE}
HEAD: Final[CellStyle] = {**looks.HEAD, **_SIZE}
# Where a part has no table.
_COLUMNS: Final = 4
_HEADING: Final[CellStyle] = {**PLAIN, "font_name": "黑体", "font_size": 13}
_NUMBER: Final[CellStyle] = {**CELL, "align": "right"}
_SMALL: Final[CellStyle] = {**PLAIN, "font_size": 9, "font_color": "#595959"}
_MAX_NAME: Final = 31
_HEADER: Final = 6.0
_NOT_IN_NAMES: Final = str.maketrans("[]:*?/\\", "（）：　　　　")


def write_report(book: Book, content: ReportContent) -> None:
    """The sheets."""
    blocks = [block for run in report_runs(content) for block in run.blocks]
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append([])
        parts[-1].append(block)
    first, *others = parts
    # The chart stands with the figures that it is about.
    charts = [part for part in others if any(isinstance(one, ChartLayout) for one in part)]
    if first or charts:
        _overview(book, content, [one for part in charts for one in part])
    names: set[str] = {OVERVIEW}
    for part in others:
        if part not in charts:
            _part(book, content.title, part, names)


def _overview(book: Book, content: ReportContent, blocks: Sequence[Block]) -> None:
    page = book.page(OVERVIEW, landscape=False)
    page.set_columns([page.width / 5] * 5)
    write_title(page, content.title)
    page.line(content.subtitle, {**PLAIN, "align": "center"}, padding=4)
    if content.figures:
        _figures(page, content.figures)
    for block in blocks:
        if isinstance(block, Heading):
            page.line(block.text, _HEADING, padding=6)
        elif isinstance(block, ChartLayout):
            _months(page, block.source)
    page.finish()


def _figures(page: Page, figures: Sequence[Figure]) -> None:
    head = page.next_row(_ROW)
    for column, title in enumerate(("项目", "数")):
        page.write(head, column, title, HEAD)
    page.merge((head, 2), (head, page.last), "说明", HEAD)
    for figure in figures:
        row = page.next_row(_ROW)
        page.write(row, 0, figure.name, LEFT)
        page.write(row, 1, figure.number, _number_style(figure.number, _NUMBER))
        page.merge((row, 2), (row, page.last), "　".join(figure.more), {**LEFT, "indent": 1})


def _months(page: Page, chart: BarChart) -> None:
    """The numbers of a chart, and below them the chart of them."""
    head = page.next_row(_ROW)
    for column, title in enumerate(chart.heads):
        page.write(head, column, title, HEAD)
    for bar in chart.bars:
        row = page.next_row(_ROW)
        page.write(row, 0, bar.label, CELL)
        for column, number in enumerate(chart.numbers(bar), 1):
            page.write(row, column, number, _number_style(number, _NUMBER))
    insert_columns(page, chart, head, page.row - 1)


def _part(book: Book, title: str, part: Sequence[Block], names: set[str]) -> None:
    heading = next(one for one in part if isinstance(one, Heading))
    page = book.page(_sheet_name(heading.text.partition("、")[2], names), landscape=False)
    tables = [one.table for one in part if isinstance(one, TablePiece)]
    scale = page.width / WIDTH
    widths = [wide * scale for wide in tables[0].widths] if tables else []
    page.set_columns(widths or [page.width / _COLUMNS] * _COLUMNS)
    page.sheet.set_header(f"&L&9{title.replace('&', '&&')}", {"margin": _HEADER / 25.4})
    page.line(heading.text, _HEADING, padding=4)
    head: tuple[int, int] | None = None
    for block in part:
        if isinstance(block, Caption):
            words = ("".join(block.title) + block.rule, block.sums)
            page.line("　　".join(filter(None, words)), PLAIN, padding=4)
        elif isinstance(block, TablePiece):
            own = _table(page, block.table)
            head = head or own
        elif isinstance(block, Remark):
            for note in block.notes:
                page.line(note, _SMALL)
    if len(tables) == 1 and head is not None and "bar" in tables[0].kinds:
        insert_bars(page, tables[0], head[1] + 1)
    # A head that is not that of every page would be wrong on some.
    page.finish(head=head if len(tables) == 1 else None)


def _sheet_name(title: str, names: set[str]) -> str:
    """A name that Excel takes and no other sheet has."""
    plain = title.partition("（")[0].translate(_NOT_IN_NAMES)[: _MAX_NAME - 3] or "统计"
    found, number = plain, 2
    while found in names:
        found, number = f"{plain}{number}", number + 1
    names.add(found)
    return found


def _table(page: Page, table: TableLayout) -> tuple[int, int]:
    """Writes a table; gives the first and the last row of its head."""
    depth = len(table.head_heights)
    rows = [page.next_row(_ROW) for _ in range(depth)]
    for own in table.head:
        last = (rows[own.row + own.rows - 1], own.column + own.columns - 1)
        page.merge((rows[own.row], own.column), last, "".join(own.lines), HEAD)
    for cells in table.rows:
        high = max(_height(page, one, index) for index, one in enumerate(cells))
        row = page.next_row(max(_ROW, high + 2))
        is_total = table.has_total and cells is table.rows[-1]
        for column, one in enumerate(cells):
            _cell(page, (row, column), one, table, is_total=is_total)
    _data_bars(page, table, rows[-1] + 1)
    return rows[0], rows[-1]


def _height(page: Page, one: ReportCell, column: int) -> float:
    value = one.value
    if not isinstance(value, str):
        return 0.0
    return page.height_of(value, page.span_width(column, column), CELL["font_size"])


def _cell(
    page: Page, at: tuple[int, int], one: ReportCell, table: TableLayout, *, is_total: bool
) -> None:
    row, column = at
    kind = table.kinds[column]
    base = _NUMBER if kind in {"number", "bar"} else CELL if kind == "date" else LEFT
    style = {**base, **({"font_name": "黑体", "bg_color": "#F2F2F2"} if is_total else {})}
    value = one.value
    if isinstance(value, Bar):
        # The number is for the bar; what is read beside it is the label.
        label = value.label.replace('"', "")
        page.write(row, column, value.value, {**style, "num_format": f'"{label}"'})
    elif isinstance(value, str) or value is None:
        page.write(row, column, value or "", style)
    else:
        page.write(row, column, value, _number_style(value, style))


def _number_style(number: float, style: CellStyle) -> CellStyle:
    form = "#,##0" if number == int(number) else "#,##0.0"
    return {**style, "num_format": form}


def _data_bars(page: Page, table: TableLayout, first: int) -> None:
    for column, kind in enumerate(table.kinds):
        bars = [row[column].value for row in table.rows]
        most = max((one.maximum for one in bars if isinstance(one, Bar)), default=0)
        if kind == "bar" and most:
            rule: dict[str, Any] = {
                "type": "data_bar",
                "bar_color": "#A6A6A6",
                "min_type": "num",
                "min_value": 0,
                "max_type": "num",
                "max_value": most,
            }
            page.sheet.conditional_format(first, column, first + len(table.rows) - 1, column, rule)
