"""When a session is to take place, in a clerk's words: 12月11日下午2点半, 改到下周三 上午, +7天.

A date, a time, or both, in any order, joined or apart. What is left out is as it is for the session
now: the year is the nearest, 12日 is of its month, 周五 of its week.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.query.date_forms import days_of
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.edit.clock import clock_of, clock_pattern, part_named
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.manifest import DayPart
from partyschool_cli.wording.numbers import with_digits

_HINT: Final = "日期写 12月11日、下周三、+7天，时间写 14:30、下午2点半、14:30-16:00、上午"


class When(NamedTuple):
    """A day, and minutes since midnight; None where nothing is said of them."""

    date: dt.date | None = None
    start: int | None = None
    end: int | None = None


class Bearings(NamedTuple):
    """What words are taken from: today, and when the session is now.

    `day_parts` is called only where a part of the day stands for a time.
    """

    today: dt.date
    date: dt.date
    start: int
    day_parts: Callable[[], Mapping[str, DayPart]]


def when_of(words: Sequence[str], bearings: Bearings) -> When:
    """What `words` say. Raises CommandLineError where that is nothing, or two things."""
    found = When()
    for said in _said(" ".join(words), bearings):
        for what, old, new in zip(("日期", "时间"), found, said, strict=False):
            if old is not None and new is not None:
                raise CommandLineError(f"“{' '.join(words)}”里有两个{what}", "只留一个")
        found = When(
            said.date or found.date,
            found.start if said.start is None else said.start,
            said.end or found.end,
        )
    return found


def _said(text: str, bearings: Bearings) -> Iterator[When]:
    rest = with_digits(fold(text), "年月日号天周星礼点时刻分小个").strip()
    while rest:
        if found := _FILLER.match(rest):
            rest = rest[found.end() :]
            continue
        for pattern, read in _FORMS:
            if found := pattern.match(rest):
                yield _read(read, found, bearings)
                rest = rest[found.end() :]
                break
        else:
            part = part_named(rest, bearings.day_parts())
            if part is None:
                raise CommandLineError(f"看不懂{shown(rest.split()[0])}", _HINT)
            yield When(start=minutes_of(part[1].start))
            rest = rest[len(part[0]) :]


_Reader = Callable[[re.Match[str], Bearings], When]


def _read(read: _Reader, found: re.Match[str], bearings: Bearings) -> When:
    try:
        return read(found, bearings)
    except (ValueError, OverflowError):
        raise CommandLineError(f"没有{shown(found[0])}这一天", _HINT) from None


def _times(found: re.Match[str], _: Bearings) -> When:
    start = clock_of(found, "1")
    end = clock_of(found, "2", found["part1"])
    if end <= start:
        raise CommandLineError(f"{shown(found[0])}的结束不晚于开始", "写成 14:30-16:00 这样")
    return When(None, start, end)


def _time(found: re.Match[str], _: Bearings) -> When:
    return When(start=clock_of(found))


def _day(found: re.Match[str], bearings: Bearings) -> When:
    parts = found.groupdict()
    own = bearings.date
    day, month = int(parts["d"]), int(parts.get("mo") or own.month)
    if parts.get("y"):
        return When(dt.date(int(parts["y"]), month, day))
    if relative := parts.get("rel"):
        return When(dt.date(bearings.today.year + "去今明".index(relative) - 1, month, day))
    if parts.get("mo") is None:
        return When(own.replace(day=day))
    return When(_nearest(month, day, own))


def _nearest(month: int, day: int, own: dt.date) -> dt.date:
    """The day of the nearest year to `own`. Raises ValueError where no year has it."""
    found = []
    for year in range(max(1, own.year - 4), min(9999, own.year + 4) + 1):
        try:
            found.append(dt.date(year, month, day))
        except ValueError:  # 29 February
            continue
    if not found:
        raise ValueError(month, day)
    return min(found, key=lambda date: abs(date - own))


def _word(found: re.Match[str], bearings: Bearings) -> When:
    days = days_of("".join(found[0].split()), bearings.today)
    if days is None:
        raise ValueError(found[0])
    return When(days[0])


def _weekday(found: re.Match[str], bearings: Bearings) -> When:
    number = "一二三四五六日".index(found["wd"].replace("天", "日"))
    return When(bearings.date + dt.timedelta(number - bearings.date.weekday()))


_BACK: Final = ("-", "提前", "提早", "往前")


def _shift(found: re.Match[str], bearings: Bearings) -> When:
    sign = -1 if found["sign"] in _BACK else 1
    unit = found["unit"]
    if unit in ("小时", "分钟", "分"):
        each = 1 if unit.startswith("分") else 60
        minutes = each // 2 if found["n"] == "半" else each * int(found["n"])
        start = bearings.start + sign * minutes
        if not 0 <= start < 24 * 60:
            raise CommandLineError(f"{shown(found[0])}就到另一天了", _HINT)
        return When(start=start)
    if found["n"] == "半":
        raise ValueError(found[0])
    days = int(found["n"]) * (1 if unit in ("天", "日") else 7)
    return When(bearings.date + dt.timedelta(sign * days))


_FILLER: Final = re.compile(
    r"[\s,，.。;、的]+|(?:请|先)?(?:改|调|挪|移|换|放|安排|推迟|提前|延|顺延|推)?(?:到|至|在|为)"
)
_YEAR: Final = "(?P<y>[0-9]{4})"
_MONTH, _DAY = "(?P<mo>[0-9]{1,2})", "(?P<d>[0-9]{1,2})"
_WEEK, _WEEKDAY = "(?:周|星期|礼拜)", "[一二三四五六日天]"
_SIGNS: Final = "[-+]|推迟|推后|延后|延迟|顺延|往后|提前|提早|往前"
_FORMS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{clock_pattern('1')}\s*(?:[-—–~]+|至|到)\s*{clock_pattern('2')}", _times),
        (rf"{_YEAR}[-/.年]{_MONTH}[-/.月]{_DAY}[日号]?(?![0-9])", _day),
        (rf"(?:(?P<rel>[去今明])年)?{_MONTH}月{_DAY}[日号]?", _day),
        (
            rf"(?P<sign>{_SIGNS})\s*了?(?P<n>[0-9]{{1,4}}|半)\s*个?(?P<unit>[天日]|{_WEEK}|小时|分钟?)",
            _shift,
        ),
        (clock_pattern(), _time),
        (rf"{_MONTH}[-/]{_DAY}(?![0-9])", _day),
        (rf"{_DAY}[日号]", _day),
        (rf"大?[前后]天|[今明昨]天|今日|(?:上上|下下|[上本这下])个?{_WEEK}{_WEEKDAY}", _word),
        (rf"{_WEEK}(?P<wd>{_WEEKDAY})", _weekday),
    )
)
