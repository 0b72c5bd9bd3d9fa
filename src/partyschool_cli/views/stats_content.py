"""`stats -o 统计.xlsx`, `.docx`: the sections as content that the formats of documents write."""

from collections.abc import Iterable, Iterator

from partyschool_cli.export.report_content import (
    Bar,
    Cell,
    ReportColumn,
    ReportContent,
    ReportPart,
    ReportTable,
)
from partyschool_cli.views.stats_sections import Row, Section


def stats_content(title: str, sections: Iterable[Section]) -> ReportContent:
    """The content, a part a section."""
    return ReportContent(
        title=f"{title} 统计",
        subtitle="只算在用的；取消的课和活动不算学时",
        figures=(),
        parts=tuple(ReportPart(section.title, (_table(section),)) for section in sections),
    )


def _table(section: Section) -> ReportTable:
    has_bars = section.maximum > 0 and any(row.value for row in section.rows)
    has_remarks = any(row.remark for row in section.rows)
    columns = (
        ReportColumn(section.label, "name"),
        *(ReportColumn(title, "number") for title in section.headings),
        *((ReportColumn("比较", "bar"),) if has_bars else ()),
        *((ReportColumn("说明", "name"),) if has_remarks else ()),
    )
    rows = tuple(
        tuple(_cells(row, section.maximum, has_bars=has_bars, has_remarks=has_remarks))
        for row in section.rows
    )
    return ReportTable(columns, rows, notes=section.notes)


def _cells(row: Row, maximum: float, *, has_bars: bool, has_remarks: bool) -> Iterator[Cell]:
    yield row.label
    yield from map(_number, row.numbers)
    if has_bars:
        yield Bar(row.value, maximum) if row.value else None
    if has_remarks:
        yield row.remark


def _number(text: str) -> Cell:
    """A number, so that a spreadsheet can calculate with it; a share stays text."""
    try:
        return float(text)
    except ValueError:
        return text
