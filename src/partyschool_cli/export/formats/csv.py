"""CSV for Excel and WPS: a row per session, course or table row.

A byte order mark, without which Excel reads Chinese as mojibake; CRLF (RFC 4180); no text that a
spreadsheet would evaluate.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from partyschool_cli.export.catalog_content import CatalogContent, CourseEntry
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.ledger_content import LedgerContent, LedgerLine
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.records.formula_guard import guarded
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import (
    TimetableContent,
    part_title,
    times,
    weekday,
)
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry

# Only text is escaped: a negative number stays a number.
Cell = str | int | float


def _timetable(content: TimetableContent, _options: PrintOptions) -> Exported:
    heading = (
        "日期",
        "星期",
        "午别",
        "时间",
        "教学内容",
        "授课人",
        "地点",
        "授课方式",
        "学时",
        "班次",
    )
    # Of several subjects, whose row it is says its first column.
    several = len(content.parts) > 1
    rows = [
        (*([part.sheet.name] if several else []), *_session(part.sheet, entry))
        for part in content.parts
        for entry in part.sheet.entries
    ]
    return _written([(*(["课程表"] if several else []), *heading, "状态", "备注"), *rows])


def _session(sheet: Sheet, entry: Entry) -> Sequence[Cell]:
    return (
        entry.date.isoformat(),
        weekday(entry.date),
        part_title(sheet, entry),
        times(entry.start, entry.end),
        entry.title,
        "、".join(entry.teachers),
        entry.site or "",
        entry.delivery or "",
        entry.hours,
        "、".join(entry.classes),
        entry.mark,
        entry.note_text,
    )


def _catalog(content: CatalogContent, _options: PrintOptions) -> Exported:
    heading = ("主题", "编号", "课程名称", "学时", "模块", "授课方式", "对象", "授课人", "地点")
    rows = [
        (section.title, *_course(course))
        for section in content.sections
        for course in section.courses
    ]
    return _written([(*heading, "专题", "简介", "开课学校", "精品课", "微党课", "草稿"), *rows])


def _course(course: CourseEntry) -> Sequence[Cell]:
    lists = (course.delivery, course.audience, course.teachers, course.sites, course.topics)
    flags = (course.is_flagship, course.is_micro_lecture, course.is_draft)
    return (
        course.id,
        course.title,
        "" if course.hours is None else course.hours,
        course.strand,
        *("、".join(items) for items in lists),
        course.summary,
        course.school,
        *("是" if flag else "" for flag in flags),
    )


def _table(content: TableContent, _options: PrintOptions) -> Exported:
    grouped = any(group.title for group in content.groups)
    heading = (
        *([content.group_name] if grouped else []),
        *(column.title for column in content.columns),
    )
    rows = [
        (*([group.title] if grouped else []), *row)
        for group in content.groups
        for row in group.rows
    ]
    return _written([heading, *rows])


def _ledger(content: LedgerContent, _options: PrintOptions) -> Exported:
    heading = ("日期", "时间", "授课人", "教学内容", "班次", "地点", "人数", "学时", "情况")
    return _written([heading, *map(_line, content.lines)])


def _line(line: LedgerLine) -> Sequence[Cell]:
    return (
        line.date.isoformat(),
        times(line.start, line.end),
        line.teacher,
        line.title,
        "、".join(line.classes),
        line.site,
        line.people or "",
        line.hours,
        line.state,
    )


def _written(rows: Iterable[Sequence[Cell]]) -> Exported:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return Exported((text.getvalue().encode("utf-8-sig"),))


def _cell(cell: Cell) -> str:
    return guarded(clean(cell)) if isinstance(cell, str) else f"{cell:g}"


export_format = ExportFormat(
    {
        TimetableContent: _timetable,
        CatalogContent: _catalog,
        TableContent: _table,
        LedgerContent: _ledger,
    }
)
