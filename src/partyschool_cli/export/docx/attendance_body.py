"""An attendance list in Word: a page per day, a row per trainee."""

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.attendance_content import (
    AttendanceContent,
    day_line,
    expected_line,
    foot_line,
    head_height,
    sign_columns,
    writing_height,
)
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import cell, paragraph, row, run, table
from partyschool_cli.export.docx.heading import Heading
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.print_options import PrintOptions


def attendance_body(
    content: AttendanceContent, options: PrintOptions, template: Template, area: Area
) -> str:
    """The body of the document."""
    heading = Heading(content.title, options, template, area)
    foot = heading.foot((), (foot_line(content, options.printed),))
    parts = []
    for number, page in enumerate(content.pages):
        head = heading.lines(day_line(page), expected_line(content), is_first=not number)
        columns = sign_columns(page, area.width)
        top = head_height(columns, template.size(styles.HEAD))
        first, last = area.height - head.height - top, area.height - foot.height - top
        height = writing_height(content.rows, first, last)
        parts += [head.xml, _table(columns, content.rows, top, height), foot.xml]
    if not content.pages:
        parts.append(heading.lines(content.sheet.subtitle, "", is_first=True).xml)
        parts += [paragraph(styles.CELL, run(words.EMPTY)), foot.xml]
    return "".join(parts)


def _table(columns: tuple[tuple[str, float], ...], count: int, top: float, height: float) -> str:
    widths = [width for _, width in columns]
    heads = (cell(width, paragraph(styles.HEAD, run(title))) for title, width in columns)
    rows = [row(heads, height=top - 1, is_header=True)]
    for number in range(1, count + 1):
        first = cell(widths[0], paragraph(styles.CELL, run(str(number))))
        rest = (cell(width, paragraph(styles.CELL)) for width in widths[1:])
        rows.append(row((first, *rest), height=height))
    return table(styles.TABLE, widths, rows)
