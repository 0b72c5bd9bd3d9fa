"""A timetable as a list in Word: a row per session, equal dates merged."""

from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import Merge, cell, paragraph, row, run, table
from partyschool_cli.export.docx.grid_body import PIECE_STYLES
from partyschool_cli.export.docx.heading import LINE_HEIGHT, Heading
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import ListColumn, TimetableContent
from partyschool_cli.export.week_layout import title_kind
from partyschool_cli.markup.text_size import MM_A_POINT, line_count, shares
from partyschool_cli.timetable.sheet import Entry

_PADDING: Final = 3.2
_MIN_ROW_HEIGHT: Final = 9.5
_LEFT: Final = frozenset({"title", "remark"})


def list_body(
    content: TimetableContent, options: PrintOptions, template: Template, area: Area
) -> str:
    """The body of the document."""
    sheet = content.sheet
    heading = Heading(content.title, options, template, area)
    foot = heading.foot(words.footer_lines(sheet), words.signatures(sheet, options.printed))
    head = heading.lines(sheet.subtitle, words.period(sheet), is_first=True)
    if not sheet.entries:
        return head.xml + paragraph(styles.CELL, run(words.EMPTY)) + foot.xml
    columns = words.list_columns(sheet)
    column = template.size(styles.CELL) / 2 * MM_A_POINT
    needs = [one.width * column + _PADDING for one in columns]
    widths = shares(needs, [one.weight for one in columns], area.width)
    rows = [_head_row(columns, widths)]
    marks = [_merges(one, sheet.entries) for one in columns]
    for index, entry in enumerate(sheet.entries):
        cells, high = [], 0.0
        for one, width, merges in zip(columns, widths, marks, strict=True):
            text = one.text(entry)
            cells.append(_cell(one, entry, text, width, merges[index]))
            lines = line_count(text, (width - _PADDING) / column)
            high = max(high, lines * 2 * column * LINE_HEIGHT)
        rows.append(row(cells, height=_MIN_ROW_HEIGHT, may_split=high > area.height * 0.6))
    return head.xml + table(styles.TABLE, widths, rows) + foot.xml


def _head_row(columns: tuple[ListColumn, ...], widths: tuple[float, ...]) -> str:
    cells = (
        cell(width, paragraph(styles.HEAD, run(one.title)))
        for one, width in zip(columns, widths, strict=True)
    )
    return row(cells, height=_MIN_ROW_HEIGHT, is_header=True)


def _merges(column: ListColumn, entries: tuple[Entry, ...]) -> list[Merge | None]:
    """The vertical merge of each row of a column."""
    marks: list[Merge | None] = [None] * len(entries)
    for start, count in words.merged_runs(column, entries):
        if count > 1:
            marks[start] = "restart"
            for index in range(start + 1, start + count):
                marks[index] = "continue"
    return marks


def _cell(one: ListColumn, entry: Entry, text: str, width: float, merge: Merge | None) -> str:
    style = styles.CELL_LEFT if one.key in _LEFT else styles.CELL
    if merge == "continue":
        return cell(width, paragraph(style), merge=merge)
    if one.key == "title":
        runs = [run(text, PIECE_STYLES[title_kind(entry)])]
    elif one.key == "remark" and entry.mark:
        runs = [run(entry.mark, styles.MOVED), run(text.removeprefix(entry.mark))]
    else:
        # A cancelled session is struck through, but its time is not.
        is_struck = entry.is_cancelled and one.key in {"teachers", "site", "classes"}
        runs = [run(text, styles.CANCELLED if is_struck else "")]
    return cell(width, paragraph(style, *runs), merge=merge)
