"""The words of a 签到表, as its template wants them."""

from typing import Any, Final

from partyschool_cli.export.documents.document import (
    AttendanceDocument,
    AttendancePage,
    PrintOptions,
)
from partyschool_cli.export.typst.wording import full_date, times, weekday
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
        "running": document.title if len(document.title) <= 32 else "",
        "landscape": most > _MOST_UPRIGHT,
        "rows": document.rows,
        "days": [
            _day(page, document.sheet, is_first=index == 0)
            for index, page in enumerate(document.pages)
        ],
    }


def _day(page: AttendancePage, sheet: Sheet, *, is_first: bool) -> dict[str, Any]:
    titles = {part.id: part.title for part in sheet.parts}
    return {
        "is_first": is_first,
        "date": f"{full_date(page.date)}（{weekday(page.date)}）",
        "sessions": [_session(entry, titles.get(entry.part, "")) for entry in page.entries],
    }


def _session(entry: Entry, part: str) -> dict[str, Any]:
    title = entry.title
    return {
        "part": part,
        "start": f"{entry.start:%H:%M}",
        "time": times(entry.start, entry.end),
        "title": title,
        "short": title if len(title) <= _SHORT else f"{title[: _SHORT - 1]}…",
        "teachers": "、".join(entry.teachers),
        "site": entry.site or "",
    }
