"""`stats` in words: sections of rows, which text and Markdown lay out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from partyschool_cli.model.kind import FILE_KINDS
from partyschool_cli.model.vocabulary import SESSION_STATUSES, STATUSES
from partyschool_cli.planning.hours_by_group import HoursOf
from partyschool_cli.planning.needs import NeedState
from partyschool_cli.planning.obligations import Duty
from partyschool_cli.planning.statistics import CountOf, ObligationState, Statistics
from partyschool_cli.planning.yearly_hours import HOURS_A_YEAR, MembersHours
from partyschool_cli.wording.numbers import figure

Mark = Literal["plain", "good", "warning"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its label, its numbers as text, the value of its bar, and a remark.

    `value` is None in a section without bars.
    """

    label: str
    numbers: tuple[str, ...]
    value: float | None = None
    remark: str = ""
    mark: Mark = "plain"


@dataclass(frozen=True, slots=True)
class Section:
    """A table with a title; a bar is full at `maximum`. `notes` are printed below."""

    title: str
    label: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    maximum: float = 0
    notes: tuple[str, ...] = ()


def stats_title(stats: Statistics) -> str:
    """`清徐县乡镇党校课程目录 · 柳杜乡党校 · 2026年`."""
    school = (stats.school.title,) if stats.school else ()
    return " · ".join((stats.title, *school, stats.days.title))


def stats_sections(stats: Statistics) -> Iterator[Section]:
    """The sections in order; those without rows are left out."""
    yield from sum_sections(stats)
    if stats.plans:
        yield _plans(stats.plans)
    if stats.obligations:
        yield obligations_section(stats.obligations)
    if stats.needs:
        yield _needs(stats.needs)


def sum_sections(stats: Statistics) -> Iterator[Section]:
    """What can be added up over catalogs: entities, hours by group, teachers and sites."""
    yield _entities(stats)
    yield _hours("按主题", "主题", stats.themes)
    yield _hours("按模块", "模块", stats.strands)
    yield _hours("按授课方式", "授课方式", stats.deliveries, "一门课有几种授课方式的，各算一次")
    yield _hours("按对象", "对象", stats.audiences, "一门课、一个班有几类对象的，各算一次")
    yield _counts("师资来源", "类别", "人数", stats.teachers)
    yield _counts("现场教学点库", "类别", "个数", stats.sites)


def _entities(stats: Statistics) -> Section:
    rows = [
        Row(kind.title, tuple(str(stats.entities[kind][status]) for status in STATUSES))
        for kind in FILE_KINDS
    ]
    said = "、".join(
        f"{title} {stats.sessions[status]} 次" for status, title in SESSION_STATUSES.items()
    )
    note = f"{stats.days.title}的课次（在用的班次）：{said}"
    return Section("数量", "种类", tuple(STATUSES.values()), tuple(rows), notes=(note,))


def _hours(title: str, label: str, groups: Iterable[HoursOf], note: str = "") -> Section:
    listed = tuple(groups)
    rows = tuple(
        Row(
            group.title,
            (str(group.courses), figure(group.contact_hours), figure(group.planned_hours)),
            group.planned_hours,
        )
        for group in listed
    )
    maximum = max((group.planned_hours for group in listed), default=0)
    headings = ("课程", "学时", "已排学时")
    return Section(title, label, headings, rows, maximum, (note,) if note else ())


def _counts(title: str, label: str, heading: str, groups: Iterable[CountOf]) -> Section:
    listed = tuple(groups)
    total = sum(group.count for group in listed)
    rows = tuple(
        Row(
            group.title,
            (str(group.count), f"{group.count * 100 / total:.0f}%" if total else "—"),
            group.count,
            *(() if group.count else ("空缺", "warning")),
        )
        for group in listed
    )
    maximum = max((group.count for group in listed), default=0)
    return Section(title, label, (heading, "占比"), rows, maximum)


def _plans(plans: Iterable[MembersHours]) -> Section:
    listed = tuple(plans)
    rows = tuple(
        Row(
            plan.school.title,
            (f"{plan.own.total:g}", f"{plan.above.total:g}", f"{plan.hours.total:g}"),
            plan.hours.total,
            *_enough(plan),
        )
        for plan in listed
    )
    required = listed[0].required or 0
    maximum = max(required, *(plan.hours.total for plan in listed))
    note = f"党员每年集中学习培训一般不少于 {HOURS_A_YEAR} 学时；这里是对象有党员的班次排的学时"
    headings = ("本校", "上级", "合计")
    return Section("党员全年学时", "乡镇党校", headings, rows, maximum, (note,))


def _enough(plan: MembersHours) -> tuple[str, Mark]:
    # What is asked for a year says nothing about a part of one.
    if plan.required is None:
        return "", "plain"
    return state_words(
        bool(plan.is_enough), "达到", f"差 {plan.required - plan.hours.total:g} 学时"
    )


def obligations_section(
    states: Iterable[ObligationState], *, names_teachers: bool = True
) -> Section:
    """The duties under each obligation; a note names each teacher with one that is not met."""
    rows, notes = [], []
    for state in states:
        met, total = state.met, state.due
        share = met / total if total else 0
        words = state_words(not state.unmet, "完成", f"差 {total - met} 项")
        row = Row(state.obligation.title, (str(total), str(met)), share, *words)
        if not total:
            why: tuple[str, Mark] = ("没有任务", "plain")
            if state.is_vacant:
                why = (f"没有教师任 {state.obligation.office}", "warning")
            row = Row(state.obligation.title, ("0", "0"), 0, *why)
        rows.append(row)
        notes += [_unmet(duty) for duty in state.unmet if names_teachers]
    headings = ("应完成", "已完成")
    return Section("讲课任务", "任务", headings, tuple(rows), 1, tuple(notes))


def _unmet(duty: Duty) -> str:
    wanted, planned = duty.obligation.at_least, duty.planned
    return (
        f"{duty.teacher.name}（{duty.teacher.id}）{duty.period.title}应讲 {wanted} 次，"
        f"排了 {planned} 次：{duty.obligation.title}"
    )


def _needs(states: Iterable[NeedState]) -> Section:
    rows, notes = [], []
    for state in states:
        topics = "、".join(state.need.topics)
        required = "—" if state.required is None else f"{state.required:g}"
        share = 1.0 if state.is_met else 0.0
        if state.required:
            share = min(1, state.planned / state.required)
        short = f"差 {(state.required or 0) - state.planned:g} 学时"
        lacks = f"{len(state.untaught)} 个专题没有课" if state.untaught else short
        rows.append(
            Row(
                f"{state.title}：{topics}",
                (required, f"{state.planned:g}"),
                share,
                *state_words(state.is_met, "满足", lacks),
            )
        )
        notes += [f"{state.title}要学的“{topic}”没有课程讲" for topic in state.untaught]
    return Section("培训需求", "对象和专题", ("应排学时", "已排学时"), tuple(rows), 1, tuple(notes))


def state_words(is_good: bool, good: str, bad: str) -> tuple[str, Mark]:
    """The remark of a row, and how it is marked."""
    return (good, "good") if is_good else (bad, "warning")
