"""Markdown for web pages and repositories; text is escaped."""

from collections.abc import Iterator, Sequence
from itertools import chain

from partyschool_cli.export import catalog_content, notice_content
from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection, CourseEntry
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.codes.qr import qr_png_address
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.ledger_content import LedgerContent
from partyschool_cli.export.ledger_tables import tables
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.report_markdown import report_markdown
from partyschool_cli.export.table_content import TableContent, count_line
from partyschool_cli.export.timetable_columns import list_columns
from partyschool_cli.export.timetable_content import (
    EMPTY,
    TimetableContent,
    foot_items,
    full_date,
    head_line,
    period,
    printed_line,
    shows_site,
    shows_teachers,
    signed,
    site_total,
    times,
    usual_site,
    week_period,
    weekday,
)
from partyschool_cli.markup.markdown import escape, heading, paragraph, table
from partyschool_cli.timetable.grid import Day, Week, weeks
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    parts = list(enumerate(content.parts))
    if len(parts) == 1:
        return _written([*_part(content, options, 1)])
    blocks = [heading(1, content.title)]
    for number, part in parts:
        blocks += _part(part, options.of_part(number), 2)
    return _written(blocks)


def _part(content: TimetableContent, options: PrintOptions, level: int) -> Iterator[str]:
    """One sheet, its title a heading of that level."""
    sheet = content.sheet
    yield heading(level, content.title)
    yield paragraph(head_line(sheet, with_hours=True))
    if options.layout == "grid" and sheet.entries:
        shown = weeks(sheet)
        for week in shown:
            yield paragraph(week_period(sheet, week, len(shown)))
            yield _grid(sheet, week)
    else:
        yield paragraph(period(sheet))
        yield _list(sheet) if sheet.entries else paragraph(EMPTY)
    for name, text in (*site_total(sheet), *foot_items(sheet)):
        yield paragraph(name + text)
    yield paragraph("　".join(name + who for name, who in signed(sheet)))
    yield from _code(options)


def _code(options: PrintOptions) -> Iterator[str]:
    """版本 and 校验码, and the QR as a picture that the text itself holds."""
    if options.code is not None:
        yield paragraph(options.code.line)
        yield from _qr(options.code)


def _qr(code: PrintedCode | None) -> Iterator[str]:
    if code is not None:
        yield f"![{escape(f'二维码：{code.text}', ' ')}]({qr_png_address(code.text)})\n"


def _list(sheet: Sheet) -> str:
    columns = list_columns(sheet)
    rows = [[column.text(entry) for column in columns] for entry in sheet.entries]
    return table([column.title for column in columns], rows)


def _grid(sheet: Sheet, week: Week) -> str:
    head = ["", *(f"{day.date.month}月{day.date.day}日{_weekday(day)}" for day in week.days)]
    rows = [
        [part.title, *(_field(sheet, day, row) for day in week.days)]
        for row, part in enumerate(week.parts)
    ]
    return table(head, rows)


def _weekday(day: Day) -> str:
    return f"\n{weekday(day.date)}" + (f"（{day.off}）" if day.off else "")


def _field(sheet: Sheet, day: Day, row: int) -> str:
    """The cell of a day in a row; `〃` repeats a cell, since Markdown cannot merge cells."""
    cell = day.cell_at(row)
    if cell.row < row:
        return "〃" if cell.entries else ""
    is_alone = len(cell.entries) == 1
    lines = (_lines(sheet, entry, is_alone=is_alone) for entry in cell.entries)
    return "\n".join(chain.from_iterable(lines))


def _lines(sheet: Sheet, entry: Entry, *, is_alone: bool) -> Iterator[str]:
    yield entry.marked_title
    if not (is_alone and entry.usual_time):
        yield times(entry.start, entry.end)
    classes = "、".join(entry.shown_classes) if sheet.shows_class else ""
    teachers = "、".join(entry.teachers) if shows_teachers(sheet) else ""
    is_said = entry.site == usual_site(sheet) or not shows_site(sheet)
    yield from filter(None, (classes, teachers, "" if is_said else entry.site, entry.note_text))


def _catalog(content: CatalogContent, options: PrintOptions) -> Exported:
    blocks = [heading(1, content.title), paragraph(content.region or "")]
    blocks.append(paragraph(catalog_content.extent_line(content)))
    if content.has_flagship:
        blocks.append(paragraph(catalog_content.FLAGSHIP_KEY))
    for section in content.sections:
        blocks += [
            heading(2, catalog_content.heading(section)),
            paragraph(catalog_content.section_line(section)),
        ]
        blocks += [block for one in section.courses for block in _course(content, section, one)]
    blocks.append(paragraph(printed_line(options.printed)))
    return _written([*blocks, *_code(options)])


def _course(content: CatalogContent, section: CatalogSection, course: CourseEntry) -> Iterator[str]:
    marks = "".join(f"（{mark}）" for mark in catalog_content.marks(course))
    yield heading(3, f"{course.number}　{course.title}{' ★' * course.is_flagship}{marks}")
    if course.summary:
        yield paragraph(course.summary)
    facts = (
        catalog_content.Fact("学时", (course.hours_text,)),
        *catalog_content.short_facts(course),
        *catalog_content.long_facts(content, section, course),
    )
    yield "".join(f"- {fact.label}：{escape(fact.text)}\n" for fact in facts)


def _table(content: TableContent, options: PrintOptions) -> Exported:
    return _written(
        [
            *_groups(content, 1),
            paragraph(f"{count_line(content)}。{printed_line(options.printed)}"),
        ]
    )


def _groups(content: TableContent, level: int) -> Iterator[str]:
    """A table under a heading of `level`, its groups under headings one lower."""
    numbers = [index for index, column in enumerate(content.columns) if column.is_number]
    head = [column.title for column in content.columns]
    yield heading(level, content.title)
    for group in content.groups:
        if group.title:
            yield heading(level + 1, group.title)
        yield table(head, group.rows, numbers)


def _ledger(content: LedgerContent, options: PrintOptions) -> Exported:
    blocks = [
        block for level, each in enumerate(tables(content), 1) for block in _groups(each, level)
    ]
    return _written([*blocks, paragraph(printed_line(options.printed))])


def _notice(content: NoticeContent, _options: PrintOptions) -> Exported:
    blocks = [heading(1, content.title), paragraph(notice_content.addressee(content))]
    for part in notice_content.parts(content):
        blocks += [heading(2, part.heading)] if part.heading else []
        blocks += [paragraph(part.body), table(notice_content.HEADS, part.rows)]
    blocks += [paragraph(line) for line in notice_content.closing(content)]
    blocks += [
        paragraph(notice_content.organizer(content)),
        paragraph(full_date(content.date)),
        *(paragraph(line) for line in notice_content.code_lines(content)),
        *_qr(notice_content.only_code(content)),
    ]
    return _written(blocks)


def _report(content: ReportContent, _options: PrintOptions) -> Exported:
    return _written(list(report_markdown(content)))


def _written(blocks: Sequence[str]) -> Exported:
    return Exported(("\n".join(filter(str.strip, blocks)).encode(),))


export_format = ExportFormat(
    {
        TimetableContent: _timetable,
        CatalogContent: _catalog,
        TableContent: _table,
        NoticeContent: _notice,
        LedgerContent: _ledger,
        ReportContent: _report,
    },
    has_code=True,
)
