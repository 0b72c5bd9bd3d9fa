"""Parse dates in queries to their first and last day.

今天, 本周, 下月, 今年; 2026, 2026-10, 2026-10-12, 2026-W42; 2026年10月, 10月12日 (of this year);
ranges `a..b`, `a..`, `..b` of all of these. A week begins on Monday.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.query.error import shown

FIRST_DAY, LAST_DAY = date.min.isoformat(), date.max.isoformat()
DATE_FORMS = "日期可以写 2026-10-12、2026-10、2026、2026-W42、今天、本周、下月、2026-10..2026-12"

Days = tuple[date, date]


def parse_dates(text: str, today: date) -> tuple[str, str]:
    """The first and last day of a date or range, as ISO text that compares as text.

    Raises ValueError, with a message for the user, if `text` is no date or ends before it starts.
    """
    folded = fold(text).strip()
    if ".." not in folded:
        first, last = _days(folded, today)
        return first.isoformat(), last.isoformat()
    start, _, end = folded.partition("..")
    if not start and not end:
        raise ValueError(f"“{shown(text)}”两头都没有日期")
    first_text = _days(start, today)[0].isoformat() if start else FIRST_DAY
    last_text = _days(end, today)[1].isoformat() if end else LAST_DAY
    if last_text < first_text:
        raise ValueError(f"“{shown(text)}”的开始晚于结束")
    return first_text, last_text


def _days(text: str, today: date) -> Days:
    try:
        if word := _WORDS.get(text):
            return word(today)
        for form, days in _FORMS:
            if found := form.fullmatch(text):
                return days(found, today)
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"“{shown(text)}”不是日期")


def _day(days: int) -> Callable[[date], Days]:
    def of(today: date) -> Days:
        day = today + timedelta(days)
        return day, day

    return of


def _week(weeks: int) -> Callable[[date], Days]:
    def of(today: date) -> Days:
        monday = today + timedelta(7 * weeks - today.weekday())
        return monday, monday + timedelta(6)

    return of


def _month(months: int) -> Callable[[date], Days]:
    def of(today: date) -> Days:
        years, month = divmod(today.month - 1 + months, 12)
        return _whole_month(today.year + years, month + 1)

    return of


def _year(years: int) -> Callable[[date], Days]:
    return lambda today: _whole_year(today.year + years)


def _whole_month(year: int, month: int) -> Days:
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _whole_year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


_WORDS: Mapping[str, Callable[[date], Days]] = {
    "前天": _day(-2),
    "昨天": _day(-1),
    "今天": _day(0),
    "明天": _day(1),
    "后天": _day(2),
    "上周": _week(-1),
    "本周": _week(0),
    "这周": _week(0),
    "下周": _week(1),
    "上月": _month(-1),
    "上个月": _month(-1),
    "本月": _month(0),
    "这个月": _month(0),
    "下月": _month(1),
    "下个月": _month(1),
    "去年": _year(-1),
    "今年": _year(0),
    "明年": _year(1),
}


def _day_of(found: re.Match[str], today: date) -> Days:
    day = date(int(found["y"] or today.year), int(found["m"]), int(found["d"]))
    return day, day


def _month_of(found: re.Match[str], today: date) -> Days:
    return _whole_month(int(found["y"] or today.year), int(found["m"]))


def _year_of(found: re.Match[str], _today: date) -> Days:
    return _whole_year(int(found["y"]))


def _week_of(found: re.Match[str], _today: date) -> Days:
    monday = date.fromisocalendar(int(found["y"]), int(found["w"]), 1)
    return monday, monday + timedelta(6)


# `[0-9]`, since `\d` matches digits of every script.
_Y, _M, _D = "(?P<y>[0-9]{4})", "(?P<m>[0-9]{1,2})", "(?P<d>[0-9]{1,2})"
_FORMS = (
    (re.compile(rf"{_Y}(?P<sign>[-/.]){_M}(?P=sign){_D}"), _day_of),
    (re.compile(rf"(?:{_Y}年)?{_M}月{_D}[日号]"), _day_of),
    (re.compile(rf"{_Y}[-/.]{_M}"), _month_of),
    (re.compile(rf"(?:{_Y}年)?{_M}月"), _month_of),
    (re.compile(rf"{_Y}年?"), _year_of),
    (re.compile(rf"{_Y}-?w(?P<w>[0-9]{{1,2}})"), _week_of),
    (re.compile(rf"{_Y}年第(?P<w>[0-9]{{1,2}})周"), _week_of),
)
