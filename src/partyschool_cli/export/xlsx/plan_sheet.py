"""A year's plan in Excel: its pages for print, and a flat row a class."""

from functools import partial

from partyschool_cli.export.layout.plan_layout import plan_layout
from partyschool_cli.export.plan_content import HEADS, MONTHS, PlanContent, PlanRow
from partyschool_cli.export.xlsx.book import Book
from partyschool_cli.export.xlsx.flat_sheet import FlatColumn, write_flat
from partyschool_cli.export.xlsx.page_sheet import write_pages
from partyschool_cli.model.vocabulary import STATUSES


def write_plan(book: Book, content: PlanContent) -> None:
    """The sheets 计划表 and 明细."""
    options = book.options
    write_pages(book, "计划表", plan_layout(content, has_code=options.code is not None), options)
    write_flat(book, "明细", [*_facts(), *map(_month, MONTHS)], content.rows)


def _facts() -> list[FlatColumn]:
    school, title, audience, size, hours = HEADS[: len(HEADS) - len(MONTHS)]
    return [
        FlatColumn(school, 40, lambda row: row.school),
        FlatColumn(title, 60, lambda row: row.title),
        FlatColumn(audience, 30, lambda row: "、".join(row.audience)),
        FlatColumn(size, 16, lambda row: row.size or ""),
        FlatColumn(hours, 16, lambda row: row.hours),
        FlatColumn("状态", 16, lambda row: STATUSES["draft" if row.is_draft else "active"]),
    ]


def _month(month: int) -> FlatColumn:
    return FlatColumn(f"{month}月", 24, partial(_days, month))


def _days(month: int, row: PlanRow) -> str:
    return "，".join(row.months[month - 1])
