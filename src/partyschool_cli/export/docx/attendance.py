"""The 签到表 in Word: a page for each day, a line to write on for each trainee."""

from math import ceil
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

# What a pen needs, and what looks well, in millimetres.
_LOWEST_ROW: Final = 7.6
_HIGHEST_ROW: Final = 11.0
_HEAD_ROW: Final = 16.0
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
        height = _row_height(document.rows, area.height - head.height - _HEAD_ROW)
        parts += [head.xml, _table(page, document.rows, height, area)]
    if not document.pages:
        parts.append(heading.lines(document.sheet.subtitle, "", is_first=True).xml)
        parts.append(paragraph(styles.CELL, run(words.EMPTY)))
    foot = heading.foot((), words.signatures(document.sheet, options.printed))
    return "".join(parts) + foot.xml


def _row_height(count: int, room: float) -> float:
    """The height at which `count` rows fill as few sheets as they can."""
    sheets = ceil(count * _LOWEST_ROW / room)
    return min(_HIGHEST_ROW, room / ceil(count / sheets))


def _table(page: AttendancePage, count: int, height: float, area: Area) -> str:
    fixed = [width for _, width in SIGN_COLUMNS]
    each = (area.width - sum(fixed)) / (len(page.entries) + 0.7)
    widths = [*fixed, *[each] * len(page.entries), 0.7 * each]
    titles = [title for title, _ in SIGN_COLUMNS]
    heads = [*titles, *map(session_head, page.entries), "备注"]
    cells = [
        cell(width, paragraph(styles.HEAD, run(text)))
        for width, text in zip(widths, heads, strict=True)
    ]
    rows = [row(cells, height=_HEAD_ROW - 2, is_header=True)]
    for number in range(1, count + 1):
        texts = [str(number), *[""] * (len(widths) - 1)]
        lines = [
            cell(width, paragraph(styles.CELL, run(text)))
            for width, text in zip(widths, texts, strict=True)
        ]
        rows.append(row(lines, height=height))
    return table(styles.TABLE, widths, rows)
