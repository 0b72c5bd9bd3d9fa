"""The forms of one date in a query: a day, a week, a month, a quarter, half a year or a year.

今天, 本周, 下周三, 下月, 本季度, 上半年, 今年; 2026, 2026-10, 2026-10-12, 2026-W42, 2026Q4;
2026年10月, and without a year, of this one: 10月, 10月上旬, 10月12日, 10-12, 第四季度. A week
begins on Monday.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

Days = tuple[date, date]


def days_of(text: str, today: date) -> Days | None:
    """The first and last day of folded text; None if it is no date."""
    try:
        if word := _WORDS.get(text):
            return word(today)
        for form, days in _FORMS:
            if found := form.fullmatch(text):
                return days(found, today)
    except (ValueError, OverflowError):
        pass
    return None


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
        return _months(today.year + years, month + 1)

    return of


def _quarter(quarters: int) -> Callable[[date], Days]:
    def of(today: date) -> Days:
        years, quarter = divmod((today.month - 1) // 3 + quarters, 4)
        return _months(today.year + years, 3 * quarter + 1, 3)

    return of


def _year(years: int) -> Callable[[date], Days]:
    return lambda today: _months(today.year + years, 1, 12)


def _months(year: int, month: int, count: int = 1) -> Days:
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


_WORDS: Mapping[str, Callable[[date], Days]] = {
    "大前天": _day(-3),
    "前天": _day(-2),
    "昨天": _day(-1),
    "今天": _day(0),
    "今日": _day(0),
    "明天": _day(1),
    "后天": _day(2),
    "大后天": _day(3),
    **dict.fromkeys(("上周", "上星期"), _week(-1)),
    **dict.fromkeys(("本周", "这周", "本星期", "这星期"), _week(0)),
    **dict.fromkeys(("下周", "下星期"), _week(1)),
    **dict.fromkeys(("上月", "上个月"), _month(-1)),
    **dict.fromkeys(("本月", "这个月", "这月"), _month(0)),
    **dict.fromkeys(("下月", "下个月"), _month(1)),
    **dict.fromkeys(("上季度", "上个季度"), _quarter(-1)),
    **dict.fromkeys(("本季度", "这个季度"), _quarter(0)),
    **dict.fromkeys(("下季度", "下个季度"), _quarter(1)),
    "去年": _year(-1),
    **dict.fromkeys(("今年", "本年", "本年度"), _year(0)),
    "明年": _year(1),
}

_CHINESE_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_YEARS = {"去": -1, "今": 0, "本": 0, "明": 1}


def _year_in(found: re.Match[str], today: date) -> int:
    """The year that is written, or meant by 去年; else this one."""
    if relative := found.groupdict().get("rel"):
        return today.year + _YEARS[relative]
    return int(found["y"] or today.year)


def _day_of(found: re.Match[str], today: date) -> Days:
    day = date(_year_in(found, today), int(found["m"]), int(found["d"]))
    return day, day


def _month_of(found: re.Match[str], today: date) -> Days:
    return _months(_year_in(found, today), int(found["m"]))


def _third_of(found: re.Match[str], today: date) -> Days:
    """上旬, 中旬 and 下旬: ten days each, the last to the month's end."""
    first, last = _month_of(found, today)
    start = {"上": 1, "中": 11, "下": 21}[found["part"]]
    return first.replace(day=start), last if start == 21 else first.replace(day=start + 9)


def _quarter_of(found: re.Match[str], today: date) -> Days:
    number = _CHINESE_NUMBERS.get(found["q"]) or int(found["q"])
    return _months(_year_in(found, today), 3 * number - 2, 3)


def _half_of(found: re.Match[str], today: date) -> Days:
    return _months(_year_in(found, today), 1 if found["half"] == "上" else 7, 6)


def _year_of(found: re.Match[str], _today: date) -> Days:
    return _months(int(found["y"]), 1, 12)


def _week_of(found: re.Match[str], today: date) -> Days:
    monday = date.fromisocalendar(_year_in(found, today), int(found["w"]), 1)
    return monday, monday + timedelta(6)


def _weekday_of(found: re.Match[str], today: date) -> Days:
    week = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}[found["week"]]
    number = "一二三四五六日".index(found["wd"].replace("天", "日"))
    day = _week(week)(today)[0] + timedelta(number)
    return day, day


# `[0-9]`, since `\d` matches digits of every script.
_Y, _M, _D = "(?P<y>[0-9]{4})", "(?P<m>[0-9]{1,2})", "(?P<d>[0-9]{1,2})"
_OF_YEAR = f"(?:{_Y}年|(?P<rel>[去今本明])年)?"
_FORMS = (
    (re.compile(rf"{_Y}(?P<sign>[-/.]){_M}(?P=sign){_D}"), _day_of),
    (re.compile(rf"(?:(?P<y>)){_M}[-/]{_D}"), _day_of),
    (re.compile(rf"{_OF_YEAR}{_M}月{_D}[日号]"), _day_of),
    (re.compile(rf"{_Y}[-/.]{_M}"), _month_of),
    (re.compile(rf"{_OF_YEAR}{_M}月份?"), _month_of),
    (re.compile(rf"{_OF_YEAR}{_M}月份?(?P<part>[上中下])旬"), _third_of),
    (re.compile(rf"{_Y}-?q(?P<q>[1-4])"), _quarter_of),
    (re.compile(rf"{_OF_YEAR}第?(?P<q>[一二三四1-4])季度"), _quarter_of),
    (re.compile(rf"{_OF_YEAR}(?P<half>[上下])半年"), _half_of),
    (re.compile(rf"{_Y}年?"), _year_of),
    (re.compile(rf"{_Y}-?w(?P<w>[0-9]{{1,2}})"), _week_of),
    (re.compile(rf"{_OF_YEAR}第(?P<w>[0-9]{{1,2}})周"), _week_of),
    (
        re.compile("(?P<week>上上|下下|[上本这下])个?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天])"),
        _weekday_of,
    ),
)
