"""Data for the Typst template of an attendance list."""

from typing import Any, Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.attendance_content import (
    AttendanceContent,
    AttendancePage,
    day_line,
    expected,
)
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typst.running_title import running
from partyschool_cli.timetable.sheet import Entry, Sheet

# With more sessions in a day, pages are landscape.
_MAX_PORTRAIT: Final = 3
# Characters of a title in a column's heading; the table above has the whole title.
_SHORT: Final = 7


def attendance_data(content: AttendanceContent, _: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    most = max((len(page.entries) for page in content.pages), default=0)
    return "attendance", {
        "title": content.title,
        "running": running(content.title),
        "landscape": most > _MAX_PORTRAIT,
        "rows": content.rows,
        "expected": expected(content),
        "empty": words.EMPTY,
        "days": [
            _day(page, content.sheet, is_first=index == 0)
            for index, page in enumerate(content.pages)
        ],
    }


def _day(page: AttendancePage, sheet: Sheet, *, is_first: bool) -> dict[str, Any]:
    return {
        "is_first": is_first,
        "date": day_line(page),
        "sessions": [_session(entry, sheet) for entry in page.entries],
    }


def _session(entry: Entry, sheet: Sheet) -> dict[str, Any]:
    # A heading cannot break, so it has the beginning of the title only.
    title, part = entry.title, words.part_title(sheet, entry)
    return {
        "part": part if len(part) <= _SHORT else "",
        "start": f"{entry.start:%H:%M}",
        "time": words.times(entry.start, entry.end),
        "title": title,
        "short": title if len(title) <= _SHORT else f"{title[: _SHORT - 1].rstrip()}…",
        "teachers": "、".join(entry.teachers),
        "site": entry.site or "",
    }
