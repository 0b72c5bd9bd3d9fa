"""Content of an attendance list (签到表): a page per day, its texts, widths and row heights."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export.timetable_content import full_date, printed_line, times, weekday
from partyschool_cli.markup.text_size import MM_A_POINT, line_count
from partyschool_cli.timetable.sheet import Entry, Sheet

# Columns to the left of the sessions' columns, and their widths in millimetres.
_SIGNER: Final = (("序号", 12.0), ("姓名", 24.0), ("单位及职务", 38.0))
_REMARK_SHARE: Final = 0.7  # of the width of a session's column
# With more sessions in a day, pages are landscape.
_MAX_PORTRAIT_SESSIONS: Final = 4
# A page of them, for a class that does not say yet how many take part.
_ROWS_OF_UNKNOWN: Final = 25
# Millimetres: enough to write in, and as much as still looks like a list.
_MIN_ROW_HEIGHT: Final = 7.3
_MAX_ROW_HEIGHT: Final = 11.0


@dataclass(frozen=True, slots=True)
class AttendancePage:
    """The page of one day, with a column to sign in for each session."""

    date: dt.date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class AttendanceContent:
    """A page per day, each with `rows` empty rows: one per trainee.

    `expected` is how many trainees there are; None where a draft class does not say yet.
    """

    title: str
    sheet: Sheet
    pages: tuple[AttendancePage, ...]
    expected: int | None

    @property
    def rows(self) -> int:
        """How many rows to sign in."""
        return self.expected or _ROWS_OF_UNKNOWN


def writing_height(count: int, first: float, other: float) -> float:
    """The largest row height at which `count` rows need the fewest pages, in millimetres.

    `first` is the height available on the first page, `other` on each further one.
    """

    def sheets(height: float) -> int:
        left = count - int(first / height)
        return 1 + max(0, -(-left // max(1, int(other / height))))

    fewest = sheets(_MIN_ROW_HEIGHT)
    steps = range(round(10 * (_MAX_ROW_HEIGHT - _MIN_ROW_HEIGHT)))
    heights = (_MAX_ROW_HEIGHT - step / 10 for step in steps)
    return next((height for height in heights if sheets(height) == fewest), _MIN_ROW_HEIGHT)


def day_line(page: AttendancePage) -> str:
    """`2026年7月13日（星期一）`."""
    return f"{full_date(page.date)}（{weekday(page.date)}）"


def expected(content: AttendanceContent) -> str:
    """The expected number as it stands before 人, or a blank for it."""
    return "＿＿＿" if content.expected is None else f" {content.expected} "


def expected_line(content: AttendanceContent) -> str:
    """The expected number, and blanks for the actual one."""
    return f"应到{expected(content)}人　实到＿＿＿人"


def foot_line(content: AttendanceContent, printed: dt.date) -> str:
    """The adviser and the print date on one line, to leave room for rows."""
    adviser = content.sheet.adviser
    day = printed_line(printed)
    return f"班主任：{adviser}　　　　{day}" if adviser else day


def is_wide(content: AttendanceContent) -> bool:
    """Whether the busiest day needs landscape pages."""
    return any(len(page.entries) > _MAX_PORTRAIT_SESSIONS for page in content.pages)


def sign_columns(page: AttendancePage, width: float) -> tuple[tuple[str, float], ...]:
    """The columns of a day as (heading, width in millimetres); `width` is their sum."""
    spare = width - sum(own for _, own in _SIGNER)
    each = spare / (len(page.entries) + _REMARK_SHARE)
    sessions = ((session_head(entry), each) for entry in page.entries)
    return (*_SIGNER, *sessions, ("备注", each * _REMARK_SHARE))


def head_height(columns: Iterable[tuple[str, float]], size: float) -> float:
    """The height of the heading row at a font size of `size` points, in millimetres."""
    room = ((title, (width - 3.2) / MM_A_POINT / size * 2) for title, width in columns)
    lines = max(line_count(title, across) for title, across in room)
    return lines * size * 1.45 * MM_A_POINT + 3


def session_head(entry: Entry) -> str:
    """The heading of a session's column."""
    return f"{times(entry.start, entry.end)}\n{entry.title}"
