"""A report in Markdown: a chart is a table of its numbers, a bar is its label."""

from collections.abc import Iterator

from partyschool_cli.export.report_content import (
    BarChart,
    ReportContent,
    ReportTable,
    Row,
    cell_text,
    heading,
    number_text,
)
from partyschool_cli.markup import markdown


def report_markdown(content: ReportContent) -> Iterator[str]:
    """The blocks."""
    yield markdown.heading(1, content.title)
    yield markdown.paragraph(content.subtitle)
    if content.figures:
        rows = [(one.name, number_text(one.number), "　".join(one.more)) for one in content.figures]
        yield markdown.table(["项目", "数", "说明"], rows, [1])
    for number, part in enumerate(content.parts, 1):
        yield markdown.heading(2, heading(number, part))
        for block in part.blocks:
            yield from _chart(block) if isinstance(block, BarChart) else _table(block)


def _chart(chart: BarChart) -> Iterator[str]:
    heads = chart.heads
    rows = [[bar.label, *map(number_text, chart.numbers(bar))] for bar in chart.bars]
    yield markdown.table(heads, rows, range(1, len(heads)))


def _table(table: ReportTable) -> Iterator[str]:
    if table.title:
        words = (table.title, table.rule, table.sums)
        yield markdown.paragraph("　".join(filter(None, words)))
    if table.rows:
        heads = [column.group + column.title for column in table.columns]
        numbers = [at for at, column in enumerate(table.columns) if column.kind == "number"]
        listed = table.rows if table.total is None else (*table.rows, table.total)
        yield markdown.table(heads, [_row(row) for row in listed], numbers)
    yield from map(markdown.paragraph, table.notes)


def _row(row: Row) -> list[str]:
    return [cell_text(value) for value in row]
