"""Tables of counties and of their schools in the report of many catalogs."""

from collections.abc import Iterator
from dataclasses import replace

from partyschool_cli.export.combined_limits import COUNTY, TOTAL, Limits, parts_text, share_text
from partyschool_cli.export.report_content import Bar, Cell, ReportColumn, ReportTable, Row
from partyschool_cli.export.report_ledgers import members_table
from partyschool_cli.many.sums.combined_report import CombinedReport
from partyschool_cli.many.sums.county_report import (
    CountyReport,
    asks_for_lectures,
    lectures,
    members_enough,
)
from partyschool_cli.many.sums.measures import Amount, Ranking, Ratio, order_of


def if_few(table: ReportTable, most: int | None) -> ReportTable:
    """A table of counties; of more than `most`, the sum alone."""
    if most is None or len(table.rows) <= most or table.total is None:
        return table
    note = f"{len(table.rows)} 个县不在这里一一列出；要全部，导出 .xlsx 或 .json"
    return replace(table, rows=(table.total,), total=None, notes=(note, *table.notes))


def ranking_table(ranking: Ranking[CountyReport]) -> ReportTable:
    """The counties with the most, and those with the least."""
    listed = (*ranking.highest, *ranking.lowest)
    maximum = max(order_of(each.amount) or 0 for each in listed)
    is_share = isinstance(listed[0].amount, Ratio)
    columns = (
        ReportColumn(COUNTY, "name"),
        ReportColumn("名次", "number"),
        ReportColumn("数" if is_share else ranking.measure.title, "number"),
        ReportColumn("比例" if is_share else "比较", "bar"),
    )
    rows = tuple(
        (
            each.row.label,
            each.rank,
            _parts(each.amount),
            _bar(each.amount, maximum),
        )
        for each in listed
    )
    at_each_end = len(ranking.highest)
    where = f"前 {at_each_end} 名和后 {at_each_end} 名" if len(rows) < ranking.count else ""
    return ReportTable(columns, rows, title=ranking.measure.title, rule=where)


def _parts(amount: Amount) -> Cell:
    return parts_text(amount) if isinstance(amount, Ratio) else amount


def _bar(amount: Amount, maximum: float) -> Cell:
    if isinstance(amount, Ratio):
        return Bar(amount.share or 0, 1, label=share_text(amount))
    return Bar(amount, maximum) if amount else None


def lectures_by_county(found: CombinedReport, limits: Limits) -> tuple[ReportTable, ...]:
    """How often was to be taught in each county, and how often was."""
    only_lectures = asks_for_lectures(found.total.obligations)
    rows = [
        _lectures(row.label, own, only_lectures=only_lectures)
        for row, own in found.counted
        if any(part.required for part in lectures(own.obligations, only_lectures=only_lectures))
    ]
    if not rows:
        return ()
    columns = (
        ReportColumn(COUNTY, "name"),
        ReportColumn("应讲", "number"),
        ReportColumn("已完成", "number"),
        ReportColumn("计划", "number"),
        ReportColumn("已完成的比例", "bar"),
    )
    total = _lectures(TOTAL, found.total, only_lectures=only_lectures)
    return (if_few(ReportTable(columns, tuple(rows), total), limits.counties),)


def _lectures(label: str, own: CountyReport, *, only_lectures: bool) -> Row:
    parts = lectures(own.obligations, only_lectures=only_lectures)
    required, done = sum(each.required for each in parts), sum(each.done for each in parts)
    planned = sum(each.planned for each in parts)
    ratio = Ratio(done, required)
    return label, required, done, planned, Bar(ratio.share or 0, 1, label=share_text(ratio))


def not_taught(found: CombinedReport, limits: Limits) -> tuple[ReportTable, ...]:
    """Who teaches too rarely, by county and school."""
    only_lectures = asks_for_lectures(found.total.obligations)
    rows = [
        (row.label, late.school, late.name, part.obligation.title, part.period.title)
        for row, own in found.counted
        for part in lectures(own.obligations, only_lectures=only_lectures)
        for late in part.late
    ]
    columns = (
        ReportColumn(COUNTY, "name"),
        ReportColumn("学校", "name"),
        ReportColumn("讲课人", "name"),
        ReportColumn("任务"),
        ReportColumn("哪一段", "name"),
    )
    table = ReportTable(columns, tuple(rows), title="还没有讲够，也没有排够的")
    return (_first_rows(table, limits.rows),) if rows else ()


def members_by_county(found: CombinedReport, limits: Limits) -> tuple[ReportTable, ...]:
    """How many townships of each county offer enough hours; none where nothing is asked for."""
    rows = [
        (row.label, *_members(members_enough(own)))
        for row, own in found.counted
        if members_enough(own).whole
    ]
    if not rows:
        return ()
    columns = (
        ReportColumn(COUNTY, "name"),
        ReportColumn("乡镇党校", "number"),
        ReportColumn("达标", "number"),
        ReportColumn("达标的比例", "bar"),
    )
    total = (TOTAL, *_members(members_enough(found.total)))
    note = "同一名党员不会参加每一个班，这里是各班“可供”的学时，合班只算一次。"
    return (if_few(ReportTable(columns, tuple(rows), total, notes=(note,)), limits.counties),)


def _members(ratio: Ratio) -> tuple[Cell, ...]:
    return ratio.whole, ratio.part, Bar(ratio.share or 0, 1, label=share_text(ratio))


def few_hours(found: CombinedReport, limits: Limits) -> tuple[ReportTable, ...]:
    """The townships that offer too few hours, those that lack most first."""
    short = [
        (row.called(hours.school.title), hours)
        for row, own in found.counted
        for hours in own.yearly_hours
        if hours.is_enough is False
    ]
    if not short:
        return ()
    short.sort(key=lambda one: one[1].hours.total - (one[1].required or 0))
    names, listed = [name for name, _ in short], [hours for _, hours in short]
    table = members_table(listed, names, "县、乡镇（街道）党校")
    return (_first_rows(replace(table, title="学时不够的"), limits.rows),)


def needs_sums(found: CombinedReport) -> tuple[ReportTable, ...]:
    """In how many counties each need is met."""
    columns = (
        ReportColumn("对象", "name"),
        ReportColumn("应学的专题"),
        ReportColumn("要求的县", "number"),
        ReportColumn("满足的县", "number"),
        ReportColumn("已上学时", "number"),
        ReportColumn("计划学时", "number"),
    )
    rows = tuple(
        (
            need.title,
            "、".join(need.topics),
            need.counties,
            need.met,
            need.hours.done or None,
            need.hours.planned or None,
        )
        for need in found.needs
    )
    return (ReportTable(columns, rows),) if rows else ()


def county_courses(found: CombinedReport, limits: Limits) -> tuple[ReportTable, ...]:
    """How many courses of each county are taught."""
    if not found.total.courses.offered:
        return ()
    columns = (
        ReportColumn(COUNTY, "name"),
        ReportColumn("在用", "number"),
        ReportColumn("已讲", "number"),
        ReportColumn("排了还没有讲", "number"),
        ReportColumn("没有讲", "number"),
    )
    rows = tuple((row.label, *_courses(own)) for row, own in found.counted)
    table = ReportTable(columns, rows, (TOTAL, *_courses(found.total)))
    return (if_few(table, limits.counties),)


def _courses(own: CountyReport) -> Iterator[Cell]:
    yield own.courses.offered
    yield own.courses.done
    yield own.courses.planned or None
    yield own.courses.not_taught


def _first_rows(table: ReportTable, most: int | None) -> ReportTable:
    if most is None or len(table.rows) <= most:
        return table
    note = f"另有 {len(table.rows) - most} 行；要全部，导出 .xlsx 或 .json"
    return replace(table, rows=table.rows[:most], notes=(note, *table.notes))
