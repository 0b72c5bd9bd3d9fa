"""A plan of sessions for a terminal: a table a week, what is left over and why, the cost."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Final

from partyschool_cli.model.vocabulary import WISHES
from partyschool_cli.schedule.cost.cost_by_wish import UNIT, weights
from partyschool_cli.schedule.cost.wish import all_wishes
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.table import Column, layout_table, without_empty
from partyschool_cli.terminal.visible import visible
from partyschool_cli.timetable.grid import monday_of
from partyschool_cli.views.why_lines import reason_lines, remedy_lines
from partyschool_cli.wording.dates import date_text, days_text, time_text, times_text, weekday_text
from partyschool_cli.wording.measure_words import hours_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partyschool_cli.catalog.catalog import Catalog
    from partyschool_cli.model.entity import Entity
    from partyschool_cli.schedule.plan.schedule_plan import LeftOver, PlannedSession, SchedulePlan
    from partyschool_cli.terminal.style import Line
    from partyschool_cli.timetable.meetings import Slot

_MAX_LINES: Final = 20
_CHANGES: Final = {"new": "新排", "moved": "调动", "kept": ""}


def _wrapped(key: str, title: str, priority: int, least: int) -> Column:
    return Column(key, title, priority=priority, wrap=True, min_width=least, max_lines=_MAX_LINES)


_COLUMNS: Final = (
    Column("change", "", priority=9, style="accent"),
    Column("date", "日期", priority=9),
    Column("weekday", "星期", priority=5),
    Column("time", "时间", priority=9),
    _wrapped("class", "班次", 9, 8),
    _wrapped("course", "课程", 9, 10),
    _wrapped("teachers", "授课人", 9, 8),
    _wrapped("site", "地点", 9, 8),
    _wrapped("was", "原来", 9, 8),
)
_COST_COLUMNS: Final = (
    Column("wish", "愿望", priority=9),
    Column("cost", "代价", align="right", priority=9),
    Column("weight", "分量", align="right", priority=8),
    _wrapped("unit", "每一份是", 5, 20),
)


def schedule_lines(
    catalog: Catalog, plan: SchedulePlan, prefix: str, width: int | None
) -> Iterator[Line]:
    """The whole; `prefix` goes before files. Weeks without a change are not shown."""
    yield from _weeks(catalog, plan, width)
    yield from _left_over(catalog, plan.left_over, prefix)
    if plan.changes or plan.left_over:
        yield from cost_lines(catalog, plan.by_wish, plan.bound, width)
    yield (_summary(plan),)


def _weeks(catalog: Catalog, plan: SchedulePlan, width: int | None) -> Iterator[Line]:
    names = {one.training_class for one in plan.sessions}
    changed = {monday_of(one.slot.date) for one in plan.changes}
    by_week = groupby(plan.sessions, key=lambda one: monday_of(one.slot.date))
    for monday, sessions in by_week:
        if monday in changed:
            yield (Styled(days_text(monday, monday + dt.timedelta(days=6)), "title"),)
            yield from week_table(catalog, list(sessions), width, names_classes=len(names) > 1)
            yield ()


def week_table(
    catalog: Catalog,
    sessions: Sequence[PlannedSession],
    width: int | None,
    *,
    names_classes: bool = True,
) -> Sequence[Line]:
    """The sessions of a plan as a table, in the order given; of one class without its name."""
    rows = []
    last: dt.date | None = None
    for one in sessions:
        slot = one.slot
        is_same = slot.date == last
        last = slot.date
        rows.append(
            [
                _CHANGES[one.change],
                "" if is_same else date_text(slot.date),
                "" if is_same else weekday_text(slot.date),
                f"{time_text(slot.start)}–{time_text(slot.end)}",
                _title(catalog.classes, one.training_class) if names_classes else "",
                _title(catalog.courses, one.course),
                _teachers(catalog, slot),
                _title(catalog.sites, slot.site) if slot.site else "",
                _was(catalog, one),
            ]
        )
    return layout_table(*without_empty(_COLUMNS, rows), width).lines


def _was(catalog: Catalog, one: PlannedSession) -> str:
    """What of a moved session was otherwise."""
    if one.was is None:
        return ""
    told = []
    if one.was[:3] != one.slot[:3]:
        day = date_text(one.was.date) if one.was.date != one.slot.date else ""
        told.append(day + times_text(one.was.start, one.was.end))
    if one.was.teachers != one.slot.teachers:
        told.append(_teachers(catalog, one.was))
    if one.was.site != one.slot.site and one.was.site:
        told.append(_title(catalog.sites, one.was.site))
    return "，".join(told)


def _teachers(catalog: Catalog, slot: Slot) -> str:
    return "、".join(_title(catalog.teachers, name) for name in slot.teachers)


def _title(entities: Mapping[str, Entity], name: str) -> str:
    entity = entities.get(name)
    return str(getattr(entity, "title", None) or getattr(entity, "name", None) or name)


def _left_over(catalog: Catalog, left: Iterable[LeftOver], prefix: str) -> Iterator[Line]:
    """What is left over, by its cause: courses with one cause and one way out stand together."""
    causes: dict[tuple[object, ...], list[LeftOver]] = {}
    for one in left:
        ways = tuple(way.message for way in one.remedies)
        cause = (one.is_possible, one.are_remedies_tried, one.facts, ways)
        causes.setdefault(cause, []).append(one)
    for alike in causes.values():
        if len(alike) > 1:
            sessions = sum(one.sessions for one in alike)
            yield (Styled(f"{len(alike)} 门课、{sessions} 次没有排下，原因相同：", "heading"),)
        for one in alike:
            title = _title(catalog.classes, one.training_class)
            course = _title(catalog.courses, one.course)
            told = f"{title}：“{course}”还有 {hours_text(one.hours)}没有排下"
            yield (Styled(visible(mask(told)), "error"),)
        yield from _cause(catalog, alike[0], prefix)
        if len(alike) > 1 and alike[0].remedies:
            yield (Styled("  办法是一门一门试的，几门一起也许还要再改", "muted"),)
        yield ()


def _cause(catalog: Catalog, one: LeftOver, prefix: str) -> Iterator[Line]:
    if one.is_possible:
        yield (Styled("  单独看有地方可排，是别的课占了；加长 --time 再排一次", "muted"),)
        return
    yield from reason_lines(catalog, one.facts, prefix)
    if one.are_remedies_tried and one.facts:
        yield from remedy_lines(catalog, one.remedies)
    else:
        command = f"pschool why {one.training_class}/{one.course}"
        label = "办法：" if one.facts else "  原因："
        yield Styled(label, "muted"), Styled(visible(mask(command)), "accent")


def cost_lines(
    catalog: Catalog, by_wish: Mapping[str, int], bound: int | None, width: int | None
) -> Iterator[Line]:
    """The wishes that a plan leaves unfulfilled, each with what it costs."""
    known, wishes = weights(catalog.manifest), all_wishes()
    rows = [
        [WISHES[name], _number(cost), _number(round(known[name] * UNIT)), wishes[name].unit]
        for name, cost in sorted(by_wish.items(), key=lambda item: -item[1])
        if cost
    ]
    total = f"代价合计 {_number(sum(by_wish.values()))}，越小越好"
    if bound is not None:
        total += f"；已证明不会低于 {_number(bound)}"
    yield (Styled(f"{total}（分量写在总目录 scheduling.weights）", "heading"),)
    if rows:
        yield from layout_table(_COST_COLUMNS, rows, width).lines
    yield ()


def _number(hundredths: int) -> str:
    return f"{hundredths / UNIT:g}"


def _summary(plan: SchedulePlan) -> Styled:
    new = sum(one.change == "new" for one in plan.changes)
    moved = len(plan.changes) - new
    done = "、".join(
        text for count, text in ((new, f"新排 {new} 次课"), (moved, f"调动 {moved} 次课")) if count
    )
    if not plan.classes:
        return Styled("没有要排的班次：都结业了，或者是草稿（草稿写上班次才排）", "good")
    if plan.status == "complete":
        return Styled((done and f"都排下了：{done}") or "这些班的课都排够了，没有要排的", "good")
    left = sum(one.sessions for one in plan.left_over)
    courses = len(plan.left_over)
    rest = f"{courses} 门课的 {left} 次没有排下"
    return Styled(f"{done}，{rest}" if done else rest, "error")
