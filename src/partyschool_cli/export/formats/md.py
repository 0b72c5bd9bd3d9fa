"""Markdown for web pages and repositories; text is escaped."""

from collections.abc import Iterator, Sequence

from partyschool_cli.export import catalog_content, notice_content
from partyschool_cli.export.catalog_content import CatalogContent, CatalogSection, CourseEntry
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.codes.qr import qr_png_address
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.ledger_content import LedgerContent, tables
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.report_markdown import report_markdown
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import (
    EMPTY,
    TimetableContent,
    footer_lines,
    full_date,
    list_columns,
    period,
    printed_line,
    signatures,
    times,
    week_period,
    weekday,
)
from partyschool_cli.markup.markdown import escape, heading, paragraph, table
from partyschool_cli.timetable.grid import Day, Week, weeks
from partyschool_cli.timetable.sheet import Entry, Sheet


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    sheet = content.sheet
    blocks = [heading(1, content.title), paragraph(sheet.subtitle)]
    if options.layout == "grid" and sheet.entries:
        shown = weeks(sheet)
        for week in shown:
            blocks += [paragraph(week_period(sheet, week, len(shown))), _grid(sheet, week)]
    else:
        blocks += [paragraph(period(sheet)), _list(sheet) if sheet.entries else paragraph(EMPTY)]
    blocks += [paragraph(line) for line in footer_lines(sheet)]
    blocks.append(paragraph("　".join(signatures(sheet, options.printed))))
    return _written([*blocks, *_code(options)])


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
    return "\n".join(line for entry in cell.entries for line in _lines(sheet, entry))


def _lines(sheet: Sheet, entry: Entry) -> Iterator[str]:
    yield entry.marked_title
    if not entry.usual_time:
        yield times(entry.start, entry.end)
    classes = "、".join(entry.classes) if sheet.shows_class else ""
    yield from filter(None, (classes, "、".join(entry.teachers), entry.site, entry.note_text))


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
    return _written([*_groups(content, 1), paragraph(printed_line(options.printed))])


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
