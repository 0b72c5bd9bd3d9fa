"""The words of a timetable, as its two templates want them."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

from partyschool_cli.export.documents.document import PrintOptions, TimetableDocument
from partyschool_cli.export.typst.wording import from_to, full_date, short_date, times, weekday
from partyschool_cli.model.vocabulary import SESSION_STATUSES
from partyschool_cli.timetable.grid import Day, Week, weeks
from partyschool_cli.timetable.sheet import Entry, Sheet

def timetable_words(
    document: TimetableDocument, options: PrintOptions
) -> tuple[str, dict[str, Any]]:
    """The template, and the words for it."""
    sheet = document.sheet
    words = {
        "title": document.title,
        "running": document.title if len(document.title) <= _RUNNING_LIMIT else "",
        "subtitle": sheet.subtitle,
        "period": period(sheet),
        "purpose": sheet.purpose or "",
        "remarks": sheet.remarks,
        "organizer": sheet.organizer or "",
        "adviser": sheet.adviser or "",
    }
    if (options.layout or sheet.layout) == "grid":
        return "timetable_grid", {**words, "landscape": True, **_grid(sheet)}
    return "timetable_list", {**words, "landscape": sheet.shows_class, **_list(sheet)}


# A longer title is not repeated at the foot of each page.
_RUNNING_LIMIT: Final = 32


def period(sheet: Sheet) -> str:
    """`培训时间：2026年10月12日至10月14日`; empty for a sheet without days."""
    if sheet.first == dt.date.min:
        return ""
    name = "时间" if sheet.shows_class else "培训时间"
    return f"{name}：{from_to(sheet.first, sheet.last)}"


def _grid(sheet: Sheet) -> dict[str, Any]:
    shown = weeks(sheet)
    return {"weeks": [_week(week, sheet, is_only=len(shown) == 1) for week in shown]}


def _week(week: Week, sheet: Sheet, *, is_only: bool) -> dict[str, Any]:
    days = week.days
    line = period(sheet) if is_only else from_to(days[0].date, days[-1].date)
    if is_only and not sheet.shows_class:
        # A class of three days gets three columns.
        days = tuple(day for day in days if sheet.first <= day.date <= sheet.last)
    return {
        "period": line,
        "days": [_day(day) for day in days],
        "parts": [{"title": part.title, "time": times(part.start, part.end)} for part in week.parts],
        "cells": [cell for x, day in enumerate(days) for cell in _cells(day, x, sheet)],
    }


def _day(day: Day) -> dict[str, Any]:
    # A day without entries says why in its one cell.
    off = day.off or "" if _has_entries(day) else ""
    words = {"date": short_date(day.date), "weekday": weekday(day.date), "off": off}
    return {**words, "is_off": day.off is not None}


def _has_entries(day: Day) -> bool:
    return any(cell.entries for cell in day.cells)


def _cells(day: Day, x: int, sheet: Sheet) -> Iterator[dict[str, Any]]:
    if day.off and not _has_entries(day):
        rows = sum(cell.span for cell in day.cells)
        yield {"x": x, "y": 0, "span": rows, "off": day.off, "entries": []}
        return
    for cell in day.cells:
        entries = [_entry(entry, sheet) for entry in cell.entries]
        yield {"x": x, "y": cell.row, "span": cell.span, "off": None, "entries": entries}


def _entry(entry: Entry, sheet: Sheet) -> dict[str, Any]:
    remark = [f"主持：{entry.moderator}" if entry.moderator else "", entry.note or ""]
    return {
        "title": entry.title,
        "is_activity": entry.is_activity,
        "is_cancelled": entry.is_cancelled,
        "mark": SESSION_STATUSES[entry.status] if entry.status != "planned" else "",
        "time": "" if entry.usual_time else times(entry.start, entry.end),
        "classes": "、".join(entry.classes) if sheet.shows_class else "",
        "teachers": "、".join(entry.teachers),
        "site": entry.site or "",
        "remark": "；".join(part for part in remark if part),
    }


# Key, title, width in millimetres (None for a share of what is left) and the key whose equal values
# make one cell.
_COLUMNS: Final = (
    ("date", "日期", 17.5, "date"),
    ("weekday", "星期", 13, "date"),
    ("part", "午别", 10.5, "date_part"),
    ("time", "时间", 24, None),
    ("title", "教学内容", None, None),
    ("classes", "班次", None, None),
    ("teachers", "授课人", None, None),
    ("site", "地点", None, None),
    ("remark", "备注", None, None),
)


def _list(sheet: Sheet) -> dict[str, Any]:
    rows = _rows(sheet)
    return {
        "columns": [
            {"key": key, "title": title, "width": width, "weight": _weight(key, rows), "merge": merge}
            for key, title, width, merge in _COLUMNS
            if key != "classes" or sheet.shows_class
        ],
        "rows": rows,
    }


def _weight(key: str, rows: list[dict[str, Any]]) -> float:
    """A column's share of the width: more text, less than proportionally more room."""
    longest = max((len(row[key]) for row in rows), default=0)
    return float(min(18, max(5, longest)) ** 0.5) * (1.8 if key == "title" else 1)


def _rows(sheet: Sheet) -> list[dict[str, Any]]:
    titles = {part.id: part.title for part in sheet.parts}
    # A sheet over New Year says the year of each day.
    write_date = short_date if sheet.first.year == sheet.last.year else full_date
    return [
        {
            **_entry(entry, sheet),
            "date": write_date(entry.date),
            "weekday": weekday(entry.date),
            "part": titles.get(entry.part, entry.part),
            "date_part": f"{entry.date} {entry.part}",
            "time": times(entry.start, entry.end),
        }
        for entry in sheet.entries
    ]
