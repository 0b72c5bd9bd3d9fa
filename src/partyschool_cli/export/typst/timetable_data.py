"""Data for the two Typst templates of a timetable."""

from collections.abc import Iterator
from typing import Any, Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typst.running_title import running
from partyschool_cli.timetable.grid import Day, Week, weeks
from partyschool_cli.timetable.sheet import Entry, Sheet
from partyschool_cli.wording.marks import was_mark

# A longer reason for a day off goes to the remarks: a heading row cannot break.
_HEADING_LIMIT: Final = 16
# Columns of the list with a fixed width, in millimetres. The others share what is left: longer text
# gets more, but less than in proportion.
_WIDTHS: Final = {"date": 17.5, "weekday": 13.0, "part": 10.5, "time": 24.0}
_MIN_LENGTH: Final = 5
_MAX_LENGTH: Final = 18


def timetable_data(content: TimetableContent, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    sheet = content.sheet
    shared = {
        "title": content.title,
        "running": running(content.title),
        "subtitle": sheet.subtitle,
        "period": words.period(sheet),
        "purpose": sheet.purpose or "",
        "remarks": sheet.remarks,
        "organizer": sheet.organizer or "",
        "adviser": sheet.adviser or "",
        "empty": words.EMPTY,
    }
    if words.is_grid(sheet, options):
        remarks = [*sheet.remarks, *_long_reasons(sheet)]
        return "timetable_grid", {**shared, "landscape": True, "remarks": remarks, **_grid(sheet)}
    return "timetable_list", {**shared, "landscape": sheet.shows_class, **_list(sheet)}


def _grid(sheet: Sheet) -> dict[str, Any]:
    shown = weeks(sheet)
    return {"weeks": [_week(week, sheet, index, len(shown)) for index, week in enumerate(shown, 1)]}


def _week(week: Week, sheet: Sheet, number: int, count: int) -> dict[str, Any]:
    return {
        "period": words.week_period(sheet, week, number, count),
        "days": [_day(day) for day in week.days],
        "parts": [
            {"title": part.title, "time": words.times(part.start, part.end)} for part in week.parts
        ],
        "cells": [cell for x, day in enumerate(week.days) for cell in _cells(day, x, sheet)],
    }


def _day(day: Day) -> dict[str, Any]:
    # A day off without entries has the reason in its cell.
    off = day.off or "" if day.has_entries else ""
    if len(off) > _HEADING_LIMIT:
        off = "见注"
    shown = {"date": words.short_date(day.date), "weekday": words.weekday(day.date), "off": off}
    return {**shown, "is_off": day.off is not None}


def _long_reasons(sheet: Sheet) -> Iterator[str]:
    for date in sorted({entry.date for entry in sheet.entries}):
        off = sheet.days_off.get(date, "")
        if len(off) > _HEADING_LIMIT:
            yield f"{words.short_date(date)}：{off}"


def _cells(day: Day, x: int, sheet: Sheet) -> Iterator[dict[str, Any]]:
    if day.off and not day.has_entries:
        rows = sum(cell.span for cell in day.cells)
        yield {"x": x, "y": 0, "span": rows, "off": day.off, "entries": []}
        return
    for cell in day.cells:
        entries = [_grid_entry(entry, sheet) for entry in cell.entries]
        yield {"x": x, "y": cell.row, "span": cell.span, "off": None, "entries": entries}


def _grid_entry(entry: Entry, sheet: Sheet) -> dict[str, Any]:
    return {
        **_looks(entry),
        "title": entry.title,
        "time": "" if entry.usual_time else words.times(entry.start, entry.end),
        "classes": "、".join(entry.classes) if sheet.shows_class else "",
        "teachers": "、".join(entry.teachers),
        "site": entry.site or "",
        "remark": entry.note_text,
    }


def _looks(entry: Entry) -> dict[str, Any]:
    return {
        "is_activity": entry.is_activity,
        "is_cancelled": entry.is_cancelled,
        "mark": entry.status_mark,
        "was": was_mark(entry.was),
    }


def _list(sheet: Sheet) -> dict[str, Any]:
    columns = words.list_columns(sheet)
    rows = [
        {
            **_looks(entry),
            **{column.key: column.text(entry) for column in columns},
            # Without 调课 and 取消, which precede the title.
            "remark": entry.note_text,
            "merge": {
                column.key: repr(column.merge(entry))
                for column in columns
                if column.merge is not None
            },
        }
        for entry in sheet.entries
    ]
    return {
        "rows": rows,
        "columns": [
            {
                "key": column.key,
                "title": column.title,
                "width": _WIDTHS.get(column.key),
                "weight": _weight(column.key, rows),
                "merges": column.merge is not None,
            }
            for column in columns
        ],
    }


def _weight(key: str, rows: list[dict[str, Any]]) -> float:
    longest = max((len(row[key]) for row in rows), default=0)
    return float(min(_MAX_LENGTH, max(_MIN_LENGTH, longest)) ** 0.5) * (
        1.6 if key == "title" else 1
    )
