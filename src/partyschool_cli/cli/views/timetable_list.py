"""A timetable as a list for a terminal: 日期｜星期｜午别｜时间｜教学内容｜授课人｜地点｜备注."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from partyschool_cli.cli.views.timetable_cells import times
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.terminal.table import Column, layout_table
from partyschool_cli.timetable.sheet import Entry, Sheet

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_WEEKDAYS = tuple(WEEKDAYS.values())
_COLUMNS = (
    Column("date", "日期", priority=9),
    Column("weekday", "星期", priority=5),
    Column("part", "午别", priority=4),
    Column("time", "时间", priority=9),
    Column("title", "教学内容", priority=9, wrap=True, min_width=16),
    Column("classes", "班次", priority=7, wrap=True, min_width=16),
    Column("teachers", "授课人", priority=8, wrap=True, min_width=14),
    Column("site", "地点", priority=6, wrap=True, min_width=12),
    Column("remark", "备注", priority=6, wrap=True, min_width=8, style="flag"),
)


def list_lines(sheet: Sheet, width: int | None) -> list[Line]:
    """The sessions of a sheet in order of time; equal dates are said once, empty columns not."""
    rows = list(_rows(sheet))
    used = [index for index in range(len(_COLUMNS)) if any(row[index] for row in rows)]
    shown = [_COLUMNS[index] for index in used]
    return list(layout_table(shown, [[row[index] for index in used] for row in rows], width).lines)


def _rows(sheet: Sheet) -> Iterator[list[str]]:
    parts = {part.id: part.title for part in sheet.parts}
    last: Entry | None = None
    for entry in sheet.entries:
        same_day = last is not None and last.date == entry.date
        same_part = same_day and last is not None and last.part == entry.part
        yield [
            "" if same_day else _date(sheet, entry),
            "" if same_day else _WEEKDAYS[entry.date.weekday()],
            "" if same_part else parts[entry.part],
            times(entry),
            entry.title,
            "、".join(entry.classes) if sheet.shows_class else "",
            "、".join(entry.teachers),
            entry.site or "",
            entry.remark,
        ]
        last = entry


def _date(sheet: Sheet, entry: Entry) -> str:
    day = f"{entry.date.month}月{entry.date.day}日"
    return day if sheet.first.year == sheet.last.year else f"{entry.date.year}年{day}"
