"""The ledgers of a report: 讲党课 by obligation, 32 学时 by township, needs, courses, changes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.report_content import Bar, ReportColumn, ReportPart, ReportTable, Row
from partyschool_cli.model.course import Course
from partyschool_cli.model.vocabulary import COURSE_KINDS, PERIODS
from partyschool_cli.planning.annual_report import AnnualReport
from partyschool_cli.planning.needs import NeedState
from partyschool_cli.planning.obligation_parts import ObligationPart
from partyschool_cli.planning.obligations import is_party_lecture
from partyschool_cli.planning.taught_rows import TaughtRow
from partyschool_cli.planning.training_facts import SessionFact
from partyschool_cli.planning.yearly_hours import HOURS_A_YEAR, MembersHours
from partyschool_cli.wording.dates import date_text
from partyschool_cli.wording.marks import with_cohort

# Of shorter periods there would be too many tables.
_PERIODS_APART = frozenset({"quarter", "half-year", "year"})


def obligations(catalog: Catalog, report: AnnualReport) -> ReportPart:
    """讲党课台账: a table for each obligation, and for each half-year of one."""
    on_topics = [part.obligation for part in report.obligations if part.obligation.topic]
    is_all_lectures = bool(on_topics) and all(map(is_party_lecture, on_topics))
    name = "讲党课台账" if is_all_lectures else "讲课任务台账"
    tables = []
    for _, found in groupby(report.obligations, key=lambda part: id(part.obligation)):
        parts = tuple(found)
        if parts[0].obligation.per in _PERIODS_APART:
            tables += [
                _obligation(catalog, report, (part,), is_one=len(parts) == 1) for part in parts
            ]
        else:
            tables.append(_obligation(catalog, report, parts, is_one=True))
    return ReportPart(name, tuple(table for table in tables if table is not None))


def _obligation(
    catalog: Catalog, report: AnnualReport, parts: tuple[ObligationPart, ...], *, is_one: bool
) -> ReportTable | None:
    """The table of an obligation in its periods; None where it binds nobody."""
    own = parts[0].obligation
    required = sum(part.required for part in parts)
    if not required:
        return None
    done, planned = (sum(part.done for part in parts), sum(part.planned for part in parts))
    rows = [row for part in parts for row in part.rows]
    lacking = [catalog.teachers[name].name for part in parts for name in part.lacking]
    sums = [f"应讲 {required} 次", f"已完成 {done} 次"]
    sums += [f"计划 {planned} 次"] if planned else []
    sums += [f"共讲 {len(rows)} 次"] if len(rows) != done + planned else []
    columns = (
        ReportColumn("讲课人", "name"),
        ReportColumn("时间", "date"),
        ReportColumn("题目"),
        ReportColumn("班次"),
        ReportColumn("地点", "name"),
        ReportColumn("学时", "number"),
    )
    lacks = "、".join(dict.fromkeys(lacking))
    return ReportTable(
        columns,
        tuple(_lecture(catalog, report, row) for row in rows),
        title=own.title + ("" if is_one else f"（{parts[0].period.short_title}）"),
        rule=f"每人{PERIODS[own.per]}至少 {own.at_least} 次",
        sums="　".join(sums),
        notes=(f"还没有讲够，也没有排够：{lacks}",) if lacks else (),
    )


def _lecture(catalog: Catalog, report: AnnualReport, row: TaughtRow) -> Row:
    meeting = row.meeting
    own = (one.training_class for one in row.sessions)
    site = catalog.sites.get(meeting.site or "")
    return (
        catalog.teachers[row.teacher].name,
        _day(report, meeting.date, is_done=meeting.date <= report.today),
        meeting.course.title if meeting.course else meeting.course_id,
        "、".join(with_cohort(each.title, each.cohort) for each in own),
        site.title if site else meeting.site,
        row.hours,
    )


def _day(report: AnnualReport, date: dt.date, *, is_done: bool = True) -> str:
    is_one_year = report.days.first.year == report.days.last.year
    text = date_text(date) if is_one_year else f"{date.year}年{date_text(date)}"
    return text if is_done else f"{text}\n（计划）"


def members(report: AnnualReport) -> ReportPart:
    """What each township offers its members, against 32 学时 a year."""
    listed = report.yearly_hours
    if not any(each.hours.total for each in listed) and not any(each.required for each in listed):
        return ReportPart("", ())
    table = members_table(listed, [each.school.title for each in listed], "乡镇（街道）党校")
    required = listed[0].required
    asked = "" if required is None else f"（要求不少于 {required:g} 学时）"
    notes = ["同一名党员不会参加每一个班，这里是各班“可供”的学时，合班只算一次。"]
    if required is None:
        notes.append(f"要求的 {HOURS_A_YEAR} 学时是全年的，这里不是整年，所以不比。")
    table = replace(table, notes=("".join(notes),))
    return ReportPart(f"党员全年可学学时{asked}", (table,))


def members_table(listed: Sequence[MembersHours], names: Sequence[str], label: str) -> ReportTable:
    """The hours of townships, each with what it is called; there is at least one."""
    required = listed[0].required
    most = max(required or 0, *(each.hours.total for each in listed))
    is_split = any(each.hours.done and each.hours.planned for each in listed)
    columns = (
        ReportColumn(label, "name"),
        ReportColumn("本级", "number"),
        ReportColumn("上级", "number"),
        ReportColumn("合计", "number"),
        *((ReportColumn("其中已上", "number"),) if is_split else ()),
        ReportColumn("学时" if required is None else f"与 {required:g} 学时比", "bar"),
    )
    rows = (
        _township(name, each, most, is_split=is_split)
        for name, each in zip(names, listed, strict=True)
    )
    return ReportTable(columns, tuple(rows))


def _township(name: str, hours: MembersHours, most: float, *, is_split: bool) -> Row:
    total = hours.hours.total
    label = "" if hours.is_enough is not False else f"差 {(hours.required or 0) - total:g}"
    return (
        name,
        hours.own.total,
        hours.above.total,
        total,
        *((hours.hours.done,) if is_split else ()),
        Bar(total, most, hours.required, label),
    )


def needs(report: AnnualReport) -> ReportPart:
    """培训需求: who should be taught what, and whether they are."""
    if not report.needs:
        return ReportPart("", ())
    columns = (
        ReportColumn("对象", "name"),
        ReportColumn("应学的专题"),
        ReportColumn("应学学时", "number"),
        ReportColumn("已上", "number"),
        ReportColumn("计划", "number"),
        ReportColumn("情况", "name"),
    )
    rows = tuple(
        (
            state.title,
            "、".join(state.need.topics),
            state.required,
            state.hours.done or None,
            state.hours.planned or None,
            _met(state),
        )
        for state in report.needs
    )
    notes = tuple(
        f"{state.title}要学的“{topic}”没有课程讲"
        for state in report.needs
        for topic in state.untaught
    )
    return ReportPart("培训需求", (ReportTable(columns, rows, notes=notes),))


def _met(state: NeedState) -> str:
    if state.is_met:
        return "满足" if state.required is None or state.hours.done >= state.required else "排够了"
    if state.untaught:
        return f"{len(state.untaught)} 个专题没有课"
    return f"差 {(state.required or 0) - state.planned:g} 学时"


def courses(catalog: Catalog, report: AnnualReport) -> ReportPart:
    """The courses that nobody was taught, and how many were."""
    found = report.courses
    offered = len(found.done) + len(found.planned) + len(found.not_taught)
    if not offered:
        return ReportPart("", ())
    sums = [f"在用 {offered} 门", f"已讲 {len(found.done)} 门"]
    sums += [f"排了还没有讲 {len(found.planned)} 门"] if found.planned else []
    sums.append(f"没有讲 {len(found.not_taught)} 门")
    columns = (
        ReportColumn("没有讲的课程"),
        ReportColumn("主题", "name"),
        ReportColumn("开课学校", "name"),
    )
    rows = (_course(catalog, course) for course in found.not_taught)
    return ReportPart("课程", (ReportTable(columns, tuple(rows), title="　".join(sums)),))


def _course(catalog: Catalog, course: Course) -> Row:
    theme = catalog.theme_title(course) or COURSE_KINDS["special"]
    school = catalog.schools.get(course.school or "")
    return course.title, theme, school.title if school else course.school


def changed(report: AnnualReport) -> ReportPart:
    """The sessions that were moved or cancelled."""
    columns = (
        ReportColumn("日期", "date"),
        ReportColumn("班次"),
        ReportColumn("题目"),
        ReportColumn("情况", "name"),
        ReportColumn("说明"),
    )
    rows = tuple(_change(report, fact) for fact in report.changed)
    return ReportPart("调课、停课", (ReportTable(columns, rows),) if rows else ())


def _change(report: AnnualReport, fact: SessionFact) -> Row:
    own, session = fact.one.training_class, fact.one.session
    return (
        _day(report, session.date),
        with_cohort(own.title, own.cohort),
        fact.title,
        "停课" if fact.is_cancelled else "调课",
        session.note,
    )
