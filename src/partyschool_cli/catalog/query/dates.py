"""Parse dates in queries to their first and last day.

Forms of one day, week, month, quarter or year are in `date_forms`; here ranges of them: `a..b`,
`a..`, `..b`; `10月12日至15日`, `12月1日起`, `至12月1日`.
"""

import re
from datetime import date

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.query.date_forms import Days, days_of
from partyschool_cli.catalog.query.error import shown

FIRST_DAY, LAST_DAY = date.min.isoformat(), date.max.isoformat()
DATE_FORMS = (
    "日期可以写 2026-10-12、2026-10、2026、2026-W42、2026Q4、10月12日至15日、今天、本周、下月、"
    "上半年、2026-10..2026-12"
)


def parse_dates(text: str, today: date) -> tuple[str, str]:
    """The first and last day of a date or range, as ISO text that compares as text.

    Raises ValueError, with a message for the user, if `text` is no date or ends before it starts.
    """
    folded = fold(text).strip()
    if ".." not in folded:
        first, last = _day_or_range(folded, today)
        return first.isoformat(), last.isoformat()
    start, _, end = folded.partition("..")
    if not start and not end:
        raise ValueError(f"“{shown(text)}”两头都没有日期")
    first_text = _days(start, today)[0].isoformat() if start else FIRST_DAY
    last_text = _days(end, today)[1].isoformat() if end else LAST_DAY
    if last_text < first_text:
        raise ValueError(f"“{shown(text)}”的开始晚于结束")
    return first_text, last_text


def is_bare_date(word: str, today: date) -> bool:
    """Whether a word on its own is a date. A number is not: ids and titles have years."""
    if word.isascii() and word.isdecimal():
        return False
    try:
        parse_dates(word, today)
    except ValueError:
        return False
    return True


# A hyphen joins days only where they are written in Chinese: in 2026-10 it is part of a date.
_RANGE = re.compile(r"(.+?)\s*(?:至|到|[—–~]+|(?<=[月日号])-)\s*(.+)")
_FROM = re.compile(r"(?:从|自)?(.+?)(?:起|开始|以来)")
_UNTIL = re.compile(r"(?:至|到|截至|截止)(.+?)(?:止|为止)?|(.+?)(?:止|为止)")
_DAY_NUMBER = re.compile("[0-9]{1,2}[日号]?")


def _day_or_range(text: str, today: date) -> Days:
    single = days_of(text, today)
    if single is not None:
        return single
    if found := _RANGE.fullmatch(text.removeprefix("从").removeprefix("自")):
        return _joined(text, found[1], found[2], today)
    if found := _FROM.fullmatch(text):
        return _days(found[1], today)[0], date.max
    if found := _UNTIL.fullmatch(text):
        return date.min, _days(found[1] or found[2], today)[1]
    raise ValueError(f"“{shown(text)}”不是日期")


def _joined(text: str, start: str, end: str, today: date) -> Days:
    """The days of a range whose end leaves out the month or the year of its start."""
    if _DAY_NUMBER.fullmatch(start.rpartition("月")[2]) and not start.endswith(("日", "号")):
        start += "日"
    first, first_last = _days(start, today)
    if _DAY_NUMBER.fullmatch(end):
        end = f"{first_last.year}年{first_last.month}月{end.rstrip('日号')}日"
    has_no_year = re.match("[0-9]{1,2}月", end) is not None
    last = _days(f"{first.year}年{end}" if has_no_year else end, today)[1]
    if last < first and has_no_year:  # over the new year
        last = _days(f"{first.year + 1}年{end}", today)[1]
    if last < first:
        raise ValueError(f"“{shown(text)}”的开始晚于结束")
    return first, last


def _days(text: str, today: date) -> Days:
    found = days_of(text.strip(), today)
    if found is None:
        raise ValueError(f"“{shown(text)}”不是日期")
    return found
