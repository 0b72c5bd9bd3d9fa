"""The words of a 签到表, as its template wants them."""

from typing import Any, Final

from partyschool_cli.export.documents import timetable_words as words
from partyschool_cli.export.documents.attendance_words import day_line
from partyschool_cli.export.documents.document import (
    AttendanceDocument,
    AttendancePage,
    PrintOptions,
)
from partyschool_cli.export.typst.running import running
from partyschool_cli.timetable.sheet import Entry, Sheet

# More sessions in a day than this, and the paper is turned.
_MOST_UPRIGHT: Final = 3
# A column's head names its session in this many characters; the table above has all of it.
_SHORT: Final = 7


def attendance_words(document: AttendanceDocument, _: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The template, and the words for it."""
    most = max((len(page.entries) for page in document.pages), default=0)
    return "attendance", {
        "title": document.title,
        "running": running(document.title),
        "landscape": most > _MOST_UPRIGHT,
        "rows": document.rows,
        "empty": words.EMPTY,
        "days": [
            _day(page, document.sheet, is_first=index == 0)
            for index, page in enumerate(document.pages)
        ],
    }


def _day(page: AttendancePage, sheet: Sheet, *, is_first: bool) -> dict[str, Any]:
    return {
        "is_first": is_first,
        "date": day_line(page),
        "sessions": [_session(entry, sheet) for entry in page.entries],
    }


def _session(entry: Entry, sheet: Sheet) -> dict[str, Any]:
    # A head cannot break, so it has the beginning of the title only.
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
