"""The words of a 签到表."""

from typing import Final

from partyschool_cli.export.documents.document import AttendancePage
from partyschool_cli.export.documents.timetable_words import full_date, times, weekday
from partyschool_cli.timetable.sheet import Entry

# Columns before those of the sessions, and their widths in millimetres.
SIGN_COLUMNS: Final = (("序号", 12.0), ("姓名", 24.0), ("单位及职务", 38.0))


def day_line(page: AttendancePage) -> str:
    """`2026年7月13日（星期一）`."""
    return f"{full_date(page.date)}（{weekday(page.date)}）"


def session_head(entry: Entry) -> str:
    """What stands over the column where a session is signed for."""
    return f"{times(entry.start, entry.end)}\n{entry.title}"
