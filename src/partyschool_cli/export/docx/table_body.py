"""A table in Word, such as a register: groups of rows under headings of their own."""

from typing import Final

from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import cell, paragraph, row, run, table
from partyschool_cli.export.docx.heading import Heading
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import TableContent, count_line, group_line
from partyschool_cli.export.timetable_content import printed_line
from partyschool_cli.markup.text_size import MM_A_POINT, line_count, shares, text_width

_PADDING: Final = 3.2
_MIN_ROW_HEIGHT: Final = 8.5


def table_body(content: TableContent, options: PrintOptions, template: Template, area: Area) -> str:
    """The body of the document."""
    heading = Heading(content.title, options, template, area)
    head = heading.lines(count_line(content), printed_line(options.printed), is_first=True)
    size = template.size(styles.CELL)
    column_width = size / 2 * MM_A_POINT
    needs = [text_width(one.title) * column_width + _PADDING for one in content.columns]
    widths = shares(needs, [one.weight for one in content.columns], area.width)
    titles = [
        cell(width, paragraph(styles.HEAD, run(column.title)))
        for column, width in zip(content.columns, widths, strict=True)
    ]
    rows = [row(titles, height=_MIN_ROW_HEIGHT, is_header=True)]
    for group in content.groups:
        if group.title:
            name = paragraph(
                styles.HEAD,
                run(group_line(group)),
                align="left",
                keep_next=True,
            )
            rows.append(row([cell(area.width, name, span=len(widths), fill="F9F9F9")]))
        rows += [_row(values, content, widths, size, area) for values in group.rows]
    return head.xml + table(styles.TABLE, widths, rows) + paragraph(styles.REMARK)


def _row(
    values: tuple[str, ...],
    content: TableContent,
    widths: tuple[float, ...],
    size: float,
    area: Area,
) -> str:
    cells, high = [], 0.0
    for column, width, value in zip(content.columns, widths, values, strict=True):
        short = column.is_number or column.weight <= 10
        style = styles.CELL if short else styles.CELL_LEFT
        cells.append(cell(width, paragraph(style, run(value))))
        room = (width - _PADDING) / MM_A_POINT / size * 2
        high = max(high, line_count(value, room) * size * 1.3 * MM_A_POINT)
    return row(cells, height=_MIN_ROW_HEIGHT, may_split=high > area.height * 0.6)
