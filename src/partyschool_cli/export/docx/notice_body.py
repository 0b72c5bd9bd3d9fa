"""The body of a 调课通知."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.export import notice_content as words
from partyschool_cli.export.codes.qr import qr_png
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import (
    Spacing,
    cell,
    paragraph,
    picture,
    row,
    run,
    table,
)
from partyschool_cli.export.docx.heading import LINE_HEIGHT
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.notice_content import NoticeContent, NoticePart
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import full_date
from partyschool_cli.markup.text_size import MM_A_POINT, line_count, text_width

_PADDING: Final = 3.2
_MIN_ROW_HEIGHT: Final = 9.0
_WEIGHTS: Final = (37, 29, 45, 45)
# Characters to the right of who signs, and the least width of that, in millimetres.
_RIGHT: Final = 4
# The side of the QR in millimetres, and what is above it in points.
_QR: Final = 16.0
_ABOVE: Final = 18.0
_FAINT: Final = "#595959"
_SIGNED: Final = 60.0


def notice_body(
    content: NoticeContent, options: PrintOptions, template: Template, area: Area
) -> str:
    """The body of the document."""
    title = run("\n".join(content.title_lines), color=options.title_color)
    blocks = [paragraph(styles.TITLE, title, keep_next=True)]
    blocks.append(paragraph(styles.NOTICE_TO, run(words.addressee(content))))
    for part in words.parts(content):
        blocks += _part(part, template, area)
    blocks += (paragraph(styles.NOTICE_TEXT, run(line)) for line in words.closing(content))
    blocks.append(signed(words.organizer(content), full_date(content.date), template, area))
    blocks += _codes(content, template)
    return "".join(blocks)


def _codes(content: NoticeContent, template: Template) -> Iterator[str]:
    """The codes of the timetables as they are now, small; of one, its QR above it."""
    code = words.only_code(content)
    if code is not None:
        name = template.add_picture(qr_png(code.text))
        drawn = picture(name, _QR, f"二维码：{code.text}")
        # As high as the picture, whatever the style's lines are.
        high = Spacing(_QR / MM_A_POINT * 1.02, _ABOVE, 0)
        yield paragraph(styles.NOTICE_CELL, drawn, align="left", spacing=high, keep_next=True)
    for line in words.code_lines(content):
        yield paragraph(styles.NOTICE_CELL, run(line, size=9, color=_FAINT), align="left")


def _part(part: NoticePart, template: Template, area: Area) -> Iterator[str]:
    if part.heading:
        yield paragraph(styles.NOTICE_HEADING, run(part.heading), keep_next=True)
    yield paragraph(styles.NOTICE_TEXT, run(part.body), keep_next=True)
    widths = [area.width * weight / sum(_WEIGHTS) for weight in _WEIGHTS]
    heads = [
        cell(width, paragraph(styles.NOTICE_HEAD, run(head)))
        for width, head in zip(widths, words.HEADS, strict=True)
    ]
    rows = [row(heads, height=_MIN_ROW_HEIGHT, is_header=True)]
    size = template.size(styles.NOTICE_CELL)
    for cells in part.rows:
        room = [(width - _PADDING) / MM_A_POINT / size * 2 for width in widths]
        lines = max(line_count(text, wide) for text, wide in zip(cells, room, strict=True))
        high = lines * size * LINE_HEIGHT * MM_A_POINT
        shown = [
            cell(width, paragraph(styles.NOTICE_CELL, run(text)))
            for width, text in zip(widths, cells, strict=True)
        ]
        rows.append(row(shown, height=_MIN_ROW_HEIGHT, may_split=high > area.height * 0.6))
    yield table(styles.TABLE, widths, rows)


def signed(organizer: str, date: str, template: Template, area: Area) -> str:
    """Who and when, centred on each other, four characters from the right margin."""
    size = template.size(styles.NOTICE_FROM)
    lines = (organizer, date)
    wide = max(_SIGNED, max(map(text_width, lines)) / 2 * size * MM_A_POINT + 1)
    left = max(0.0, area.width - wide - _RIGHT * size * MM_A_POINT)
    sides = (left, area.width - left - wide)
    blank = paragraph(styles.NOTICE_FROM, keep_next=True)
    who, when = (paragraph(styles.NOTICE_FROM, run(line), sides=sides) for line in lines)
    return f"{blank}{who}{when}"
