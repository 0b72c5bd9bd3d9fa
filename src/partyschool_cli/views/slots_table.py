"""Free slots of a session as a table, a day a row, and as JSON; why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from partyschool_cli.markup.json_text import json_document
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.table import Column, layout_table, without_empty
from partyschool_cli.terminal.visible import visible
from partyschool_cli.timetable.day_parts import in_order, part_of
from partyschool_cli.views.session_title import session_title
from partyschool_cli.wording.commands import move_command
from partyschool_cli.wording.dates import days_text, time_text, weekday_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from partyschool_cli.catalog.catalog import Catalog, ClassSession
    from partyschool_cli.terminal.style import Line
    from partyschool_cli.timetable.meetings import Slot
    from partyschool_cli.timetable.slot_search import SlotSearch

VERSION: Final = 1
# A month of days fills a screen; who wants more says which.
_SHOWN_DAYS: Final = 31
_MAX_LINES: Final = 20
_MOST_REASONS: Final = 2
_REASONS: Final[Mapping[str, str]] = {
    "class-clash": "班次有别的课",
    "crowded-site": "教学点坐不下",
    "day-off": "放假或停课",
    "no-time-to-travel": "路上来不及",
    "out-of-season": "课程不当季",
    "outside-class-days": "班次这时不上课",
    "site-clash": "教学点有别的课",
    "site-closed": "教学点不开放",
    "taught-before-required": "先修的课还没讲",
    "teacher-clash": "教师有别的课",
    "teacher-unavailable": "教师不在",
    "too-many-hours": "教师一天的课太多",
}


def slots_lines(
    catalog: Catalog, one: ClassSession, slots: Sequence[Slot], width: int | None
) -> Iterator[Line]:
    """What is looked for, the table of the first days, and how to use it."""
    yield (Styled(visible(_title(catalog, one, slots[0])), "title"),)
    yield ()
    days = list(dict.fromkeys(slot.date for slot in slots))
    shown = set(days[:_SHOWN_DAYS])
    yield from _table(catalog, [slot for slot in slots if slot.date in shown], width)
    yield ()
    if len(days) > _SHOWN_DAYS:
        more = len(days) - _SHOWN_DAYS
        yield (Styled(f"后面还有 {more} 天有空；用 --from、--to 看别的日子", "muted"),)
    yield (Styled(visible(_usage(one, slots[0])), "muted"),)


def _title(catalog: Catalog, one: ClassSession, slot: Slot) -> str:
    """`党员轮训班 s02（党章导读） 90 分钟，王示例，教室`."""
    title = one.training_class.title
    if _is_filed(one):
        title = session_title(catalog, one)
    named = [catalog.teachers[name].name for name in slot.teachers if name in catalog.teachers]
    if slot.site is not None:
        site = catalog.sites.get(slot.site)
        named.append(site.title if site else slot.site)
    return "，".join((f"{title}：一次 {slot.end - slot.start} 分钟", *named))


def _is_filed(one: ClassSession) -> bool:
    return one.position < len(one.training_class.sessions)


def _usage(one: ClassSession, slot: Slot) -> str:
    if _is_filed(one):
        own = one.training_class.sessions[one.position]
        command = move_command(one.ref, own.date, (slot.date, slot.start, None))
        return f"调到第一个空：{command}"
    times = f"date={slot.date.isoformat()} start={time_text(slot.start)} end={time_text(slot.end)}"
    return f"排一次课：pschool new 课次 {one.training_class.id} {times} course=…"


def _table(catalog: Catalog, slots: Sequence[Slot], width: int | None) -> Sequence[Line]:
    parts = in_order(catalog.manifest.day_parts)
    columns = [Column("date", "日期", priority=9), Column("weekday", "星期", priority=5)]
    columns += [
        Column(name, part.title, priority=8, wrap=True, min_width=12, max_lines=_MAX_LINES)
        for name, part in parts.items()
    ]
    days: dict[dt.date, dict[str, list[str]]] = {}
    for slot in slots:
        times = f"{time_text(slot.start)}–{time_text(slot.end)}"
        name = part_of(slot.start, slot.end, parts)
        days.setdefault(slot.date, {}).setdefault(name, []).append(times)
    has_years = len({date.year for date in days}) > 1
    rows = [
        [
            (f"{date.year}年" if has_years else "") + f"{date.month}月{date.day}日",
            weekday_text(date),
            *("、".join(found.get(name, ())) for name in parts),
        ]
        for date, found in days.items()
    ]
    return layout_table(*without_empty(columns, rows), width).lines


def nothing_free(search: SlotSearch, first: dt.date, last: dt.date) -> str:
    """Why no day from `first` to `last` has a free slot, in a line."""
    training_class = search.session.training_class
    own = days_text(training_class.from_, training_class.to)
    first, last = max(first, training_class.from_), min(last, training_class.to)
    if first > last:
        return f"没有空：这些日子不在班期里（{own}）"
    against = search.against(first, last)
    frequent = sorted(against, key=lambda name: (-against[name], name))[:_MOST_REASONS]
    why = "、".join(_REASONS.get(name, name) for name in frequent) or "没有哪段时间有这么长"
    return f"{days_text(first, last)}没有空：{why}"


def slots_json(slots: Sequence[Slot]) -> str:
    """The document for programs."""
    return json_document(
        {
            "version": VERSION,
            "slots": [
                {
                    "date": slot.date.isoformat(),
                    "start": time_text(slot.start),
                    "end": time_text(slot.end),
                    "sites": [slot.site] if slot.site else [],
                    "teachers": list(slot.teachers),
                }
                for slot in slots
            ],
        }
    )
