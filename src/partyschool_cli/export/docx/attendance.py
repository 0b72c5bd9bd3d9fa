"""The 签到表 in Word: a page for each day, a line to write on for each trainee."""

from typing import Final

from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import cell, paragraph, row, run, table
from partyschool_cli.export.docx.heading import Heading
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.documents import timetable_words as words
from partyschool_cli.export.documents.attendance_words import (
    SIGN_COLUMNS,
    day_line,
    session_head,
)
from partyschool_cli.export.documents.document import (
    AttendanceDocument,
    AttendancePage,
    PrintOptions,
)

_ROW: Final = 9.0  # what a pen needs, in millimetres
_SESSIONS_UPRIGHT: Final = 4


def is_wide(document: AttendanceDocument) -> bool:
    """Whether the page has to be turned for the day with most sessions."""
    return any(len(page.entries) > _SESSIONS_UPRIGHT for page in document.pages)


def attendance(
    document: AttendanceDocument, options: PrintOptions, template: Template, area: Area
) -> str:
    """The body of the document."""
    heading = Heading(document.title, options, template, area)
    parts = []
    for number, page in enumerate(document.pages):
        head = heading.lines(day_line(page), f"应到 {document.rows} 人　实到＿＿＿人", is_first=not number)
        parts += [head.xml, _table(page, document.rows, area)]
    if not document.pages:
        parts.append(heading.lines(document.sheet.subtitle, "", is_first=True).xml)
        parts.append(paragraph(styles.CELL, run(words.EMPTY)))
    foot = heading.foot((), words.signatures(document.sheet, options.printed))
    return "".join(parts) + foot.xml


def _table(page: AttendancePage, count: int, area: Area) -> str:
    fixed = [width for _, width in SIGN_COLUMNS]
    each = (area.width - sum(fixed)) / (len(page.entries) + 0.7)
    widths = [*fixed, *[each] * len(page.entries), 0.7 * each]
    titles = [title for title, _ in SIGN_COLUMNS]
    heads = [*titles, *map(session_head, page.entries), "备注"]
    cells = [
        cell(width, paragraph(styles.HEAD, run(text)))
        for width, text in zip(widths, heads, strict=True)
    ]
    rows = [row(cells, is_header=True)]
    for number in range(1, count + 1):
        texts = [str(number), *[""] * (len(widths) - 1)]
        lines = [
            cell(width, paragraph(styles.CELL, run(text)))
            for width, text in zip(widths, texts, strict=True)
        ]
        rows.append(row(lines, height=_ROW))
    return table(styles.TABLE, widths, rows)
