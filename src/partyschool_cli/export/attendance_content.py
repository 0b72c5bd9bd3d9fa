"""An attendance list (签到表): a page a day, its words, and the height of its lines."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export.text_size import MM_A_POINT, line_count
from partyschool_cli.export.timetable_content import full_date, times, weekday
from partyschool_cli.timetable.sheet import Entry, Sheet

# Columns before those of the sessions, and their widths in millimetres.
_SIGNER: Final = (("序号", 12.0), ("姓名", 24.0), ("单位及职务", 38.0))
_REMARK_SHARE: Final = 0.7  # of the width of a session's column
# With more sessions on a day its page is turned.
_SESSIONS_UPRIGHT: Final = 4
# What a pen needs, and what looks well, in millimetres.
_LOWEST_ROW: Final = 7.3
_HIGHEST_ROW: Final = 11.0


@dataclass(frozen=True, slots=True)
class AttendancePage:
    """A day's page of a 签到表: its sessions are the columns to sign in."""

    date: dt.date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class AttendanceContent:
    """签到表: a page a day, each with `rows` empty lines (as many as there are trainees)."""

    title: str
    sheet: Sheet
    pages: tuple[AttendancePage, ...]
    rows: int


def writing_height(count: int, first: float, other: float) -> float:
    """The height at which `count` lines take as few sheets as they can.

    `first` is the room on the first sheet, `other` that on each further one, in millimetres.
    """

    def sheets(height: float) -> int:
        left = count - int(first / height)
        return 1 + max(0, -(-left // max(1, int(other / height))))

    steps = [_HIGHEST_ROW - step / 10 for step in range(round(10 * (_HIGHEST_ROW - _LOWEST_ROW)))]
    return next(height for height in [*steps, _LOWEST_ROW] if sheets(height) == sheets(_LOWEST_ROW))


def day_line(page: AttendancePage) -> str:
    """`2026年7月13日（星期一）`."""
    return f"{full_date(page.date)}（{weekday(page.date)}）"


def expected_line(content: AttendanceContent) -> str:
    """How many are expected, and room to write how many came."""
    return f"应到 {content.rows} 人　实到＿＿＿人"


def foot_line(content: AttendanceContent, printed: dt.date) -> str:
    """Whoever keeps the list, and the day of printing: one line, to leave room for rows."""
    adviser = content.sheet.adviser
    day = f"打印日期：{full_date(printed)}"
    return f"班主任：{adviser}　　　　{day}" if adviser else day


def is_wide(content: AttendanceContent) -> bool:
    """Whether the page has to be turned for the day with most sessions."""
    return any(len(page.entries) > _SESSIONS_UPRIGHT for page in content.pages)


def sign_columns(page: AttendancePage, width: float) -> tuple[tuple[str, float], ...]:
    """The columns of a day as (heading, width in millimetres), `width` together."""
    spare = width - sum(own for _, own in _SIGNER)
    each = spare / (len(page.entries) + _REMARK_SHARE)
    sessions = ((session_head(entry), each) for entry in page.entries)
    return (*_SIGNER, *sessions, ("备注", each * _REMARK_SHARE))


def head_height(columns: Iterable[tuple[str, float]], size: float) -> float:
    """How high the heading row is with letters of `size` points, in millimetres."""
    room = ((title, (width - 3.2) / MM_A_POINT / size * 2) for title, width in columns)
    lines = max(line_count(title, across) for title, across in room)
    return lines * size * 1.45 * MM_A_POINT + 3


def session_head(entry: Entry) -> str:
    """What stands over the column where a session is signed for."""
    return f"{times(entry.start, entry.end)}\n{entry.title}"
