"""A timetable in Excel: its pages for print, and flat rows of sessions."""

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.layout.timetable_layout import timetable_layout
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.xlsx.book import Book
from partyschool_cli.export.xlsx.flat_sheet import FlatColumn, write_flat
from partyschool_cli.export.xlsx.page_sheet import write_pages
from partyschool_cli.model.vocabulary import SESSION_STATUSES
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.wording.dates import weekday_text


def write_timetable(book: Book, content: TimetableContent) -> None:
    """The sheet 课程表, or a sheet for each part and week, then 明细."""
    for number, part in enumerate(content.parts):
        own = book.options.of_part(number)
        write_pages(book, "课程表", timetable_layout(part, own), own)
    write_sessions(book, content)


def write_sessions(book: Book, content: TimetableContent) -> None:
    """The sheet 明细: a row per session, for filtering; of several parts all together."""
    entries = [entry for part in content.parts for entry in part.sheet.entries]
    write_flat(book, "明细", _session_columns(content.sheet), entries)


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
