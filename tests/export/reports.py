"""Reports to lay out and write: of the shipped catalogs, and made up ones of any size."""

import datetime as dt
from functools import cache
from pathlib import Path

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.report_content import (
    Bar,
    BarChart,
    ChartBar,
    Figure,
    ReportColumn,
    ReportContent,
    ReportPart,
    ReportTable,
)
from partyschool_cli.model.kind import Kind
from tests.catalogs import QINGSHI, loaded

TODAY = dt.date(2026, 11, 26)


@cache
def report(root: Path = QINGSHI, school: str | None = None, *, year: int = 2026) -> ReportContent:
    """The report of a year, as of TODAY."""
    subject = None if school is None else Key(Kind.SCHOOL, school)
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    content = load_document("report").build(
        loaded(root), Scope(subject, first=first, last=last, today=TODAY)
    )
    assert isinstance(content, ReportContent)
    return content


def names(count: int, name: str = "授课人") -> ReportTable:
    """A table of names with two numbers each."""
    columns = (
        ReportColumn(name, "name"),
        ReportColumn("已上", "number", "学时"),
        ReportColumn("计划", "number", "学时"),
    )
    rows = tuple((f"第{number}位", float(number), None) for number in range(count))
    return ReportTable(columns, rows, notes=("合班算一次",))


def ledger(count: int, title: str = "党委书记讲党课") -> ReportTable:
    """A ledger with a caption."""
    columns = (
        ReportColumn("讲课人", "name"),
        ReportColumn("时间", "date"),
        ReportColumn("题目"),
        ReportColumn("班次"),
        ReportColumn("学时", "number"),
    )
    row = (
        "王答乡党委书记",
        "10月12日",
        "书记讲党课：把支部建在产业链上",
        "王答乡党员秋季培训班",
        2.0,
    )
    return ReportTable(columns, (row,) * count, title=title, rule="每年至少 1 次", sums="应讲 7 次")


def made_up(
    *tables: ReportTable, months: int = 12, title: str = "2026年培训工作总结"
) -> ReportContent:
    """A report with a chart and a part for each table."""
    bars = tuple(
        ChartBar(f"{month}月", float(month), float(month % 3), 2.0)
        for month in range(1, months + 1)
    )
    parts = [ReportPart("分月学时", (BarChart("各月学时", "学时", bars),))] if bars else []
    parts += [ReportPart(f"表{number}", (table,)) for number, table in enumerate(tables, 1)]
    figures = (Figure("期数", 26, ("个班次", "上年 24")), Figure("人次", 1305))
    return ReportContent(title, "2026年1月1日至12月31日", figures, tuple(parts))


def bars(*values: float, mark: float | None = None) -> ReportTable:
    """A table with bars."""
    columns = (ReportColumn("学校", "name"), ReportColumn("与 32 学时比", "bar"))
    rows = tuple(
        (f"{n}乡党校", Bar(value, max(values), mark, f"{value:g}"))
        for n, value in enumerate(values)
    )
    return ReportTable(columns, rows)
