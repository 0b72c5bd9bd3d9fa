"""A timetable as a list in Excel, and flat rows of sessions."""

from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.timetable_content import ListColumn, TimetableContent
from partyschool_cli.export.week_layout import title_kind
from partyschool_cli.export.xlsx.book import CELL, HEAD, LEFT, Book, CellStyle
from partyschool_cli.export.xlsx.flat_sheet import FlatColumn, write_flat
from partyschool_cli.export.xlsx.grid_sheet import PIECE_STYLES
from partyschool_cli.export.xlsx.heading import write_below_title, write_foot, write_title
from partyschool_cli.markup.text_size import MM_A_POINT, shares
from partyschool_cli.model.vocabulary import SESSION_STATUSES
from partyschool_cli.timetable.sheet import Entry, Sheet
from partyschool_cli.wording.dates import weekday_text

_MIN_ROW_HEIGHT: Final = 9.5
_LEFT: Final = frozenset({"title", "remark"})


def write_timetable_list(book: Book, content: TimetableContent) -> None:
    """The sheet 课程表."""
    sheet = content.sheet
    page = book.page("课程表", landscape=sheet.shows_class)
    columns = words.list_columns(sheet)
    letter = CELL["font_size"] * book.scale / 2 * MM_A_POINT
    needs = [column.width * letter + 3 for column in columns]
    widths = shares(needs, [column.weight for column in columns], page.width)
    page.set_columns(widths)
    write_title(page, content.title)
    write_below_title(page, sheet.subtitle, words.period(sheet))
    head = page.next_row(_MIN_ROW_HEIGHT)
    for index, column in enumerate(columns):
        page.write(head, index, column.title, HEAD)
    first = page.row
    for entry in sheet.entries:
        high = (
            page.height_of(column.text(entry), width, CELL["font_size"])
            for column, width in zip(columns, widths, strict=True)
            if column.merge is None
        )
        page.next_row(max(_MIN_ROW_HEIGHT, max(high) + 2.5))
    for index, column in enumerate(columns):
        for start, count in words.merged_runs(column, sheet.entries):
            entry = sheet.entries[start]
            top, bottom = first + start, first + start + count - 1
            style = _style(column, entry)
            page.merge((top, index), (bottom, index), column.text(entry), style)
    if not sheet.entries:
        page.line(words.EMPTY, CELL)
    write_foot(page, words.footer_lines(sheet), words.signatures(sheet, book.options.printed))
    page.finish(head=(head, head))


def _style(column: ListColumn, entry: Entry) -> CellStyle:
    style = LEFT if column.key in _LEFT else CELL
    if column.key == "title":
        return {**style, **PIECE_STYLES[title_kind(entry)]}
    if entry.is_cancelled and column.key in {"teachers", "site", "classes"}:
        return {**style, **PIECE_STYLES["cancelled"]}
    if column.key == "remark" and entry.mark:
        return {**style, "font_color": PIECE_STYLES["mark"]["font_color"]}
    return style


def write_sessions(book: Book, sheet: Sheet) -> None:
    """The sheet 明细: a row per session, for filtering."""
    write_flat(book, "明细", _session_columns(sheet), sheet.entries)


def _session_columns(sheet: Sheet) -> list[FlatColumn]:
    return [
        FlatColumn("日期", 25, lambda entry: entry.date),
        FlatColumn("星期", 16, lambda entry: weekday_text(entry.date)),
        FlatColumn("午别", 18, lambda entry: words.part_title(sheet, entry)),
        FlatColumn("开始", 17, lambda entry: entry.start),
        FlatColumn("结束", 17, lambda entry: entry.end),
        FlatColumn("教学内容", 60, lambda entry: entry.title),
        FlatColumn("类型", 17, lambda entry: "活动" if entry.is_activity else "课程"),
        FlatColumn("授课人", 45, lambda entry: "、".join(entry.teachers)),
        FlatColumn("主持人", 35, lambda entry: entry.moderator or ""),
        FlatColumn("地点", 40, lambda entry: entry.site or ""),
        FlatColumn("授课方式", 25, lambda entry: entry.delivery or ""),
        FlatColumn("学时", 16, lambda entry: entry.hours),
        FlatColumn("人数", 16, lambda entry: entry.size),
        FlatColumn("状态", 20, lambda entry: entry.mark or SESSION_STATUSES[entry.status]),
        FlatColumn("备注", 45, lambda entry: entry.note or ""),
        FlatColumn("班次", 50, lambda entry: "、".join(entry.classes)),
        FlatColumn("课次编号", 45, lambda entry: "、".join(entry.refs)),
    ]
