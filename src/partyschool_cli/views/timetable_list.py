"""A timetable as a list for a terminal: 日期｜星期｜午别｜时间｜教学内容｜授课人｜地点｜备注."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.table import Column, layout_table, without_empty
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.views.timetable_cells import title_span
from partyschool_cli.wording.dates import clock_times, weekday_text

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

# Only a text that would fill a screen is cut.
_MAX_LINES = 20


def _wrapped(key: str, title: str, priority: int, least: int, style: str = "plain") -> Column:
    return Column(
        key,
        title,
        priority=priority,
        wrap=True,
        min_width=least,
        max_lines=_MAX_LINES,
        style=style,
    )


_COLUMNS = (
    Column("date", "日期", priority=9),
    Column("weekday", "星期", priority=5),
    Column("part", "午别", priority=4),
    Column("time", "时间", priority=9),
    _wrapped("title", "教学内容", 9, 16),
    _wrapped("classes", "班次", 7, 16),
    _wrapped("teachers", "授课人", 8, 14),
    _wrapped("site", "地点", 6, 12),
    _wrapped("remark", "备注", 6, 8, style="flag"),
)


def list_lines(sheet: Sheet, width: int | None) -> list[Line]:
    """The sessions of a sheet in order of time, equal dates once, without empty columns.

    The last line says which columns were dropped in a narrow window.
    """
    rows = list(_rows(sheet))
    table = layout_table(*without_empty(_COLUMNS, rows), width)
    # Derived from the date and time.
    hidden = [each.title for each in table.hidden if each.key not in ("weekday", "part")]
    if not hidden:
        return list(table.lines)
    return [*table.lines, (), (Styled(f"窗口较窄，没有显示：{'、'.join(hidden)}", "muted"),)]


def _rows(sheet: Sheet) -> Iterator[list[str]]:
    parts = {part.id: part.title for part in sheet.parts}
    last: Entry | None = None
    for entry in sheet.entries:
        same_day = last is not None and last.date == entry.date
        same_part = same_day and last is not None and last.part == entry.part
        yield [
            "" if same_day else _date(sheet, entry),
            "" if same_day else weekday_text(entry.date),
            "" if same_part else parts[entry.part],
            clock_times(entry.start, entry.end),
            # The remark column may be dropped, but 取消 must be visible.
            title_span(entry).text,
            "、".join(entry.classes) if sheet.shows_class else "",
            "、".join(entry.teachers),
            entry.site or "",
            entry.note_text,
        ]
        last = entry


def _date(sheet: Sheet, entry: Entry) -> str:
    day = f"{entry.date.month}月{entry.date.day}日"
    return day if sheet.first.year == sheet.last.year else f"{entry.date.year}年{day}"
