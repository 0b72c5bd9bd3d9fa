"""When a session is to take place, in a clerk's words: 12月11日下午2点半, 改到下周三 上午, +7天.

A date, a time, or both, in any order, joined or apart, each read as the value of a field. What is
left out is as it is for the session now: 12日 is of its month, 周五 of its week.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.sessions import FiledSession
from partyschool_cli.edit.spoken_points import day, read_times
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.contact_hours import DAY_LENGTH, minutes_of
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import DayPart
from partyschool_cli.model.training_class import Session
from partyschool_cli.wording.numbers import with_digits

_HINT: Final = "日期写 12月11日、下周三、+7天，时间写 14:30、下午2点半、14:30-16:00、上午"


class When(NamedTuple):
    """A day, and minutes since midnight; None where nothing is said of them."""

    date: dt.date | None = None
    start: int | None = None
    end: int | None = None


def when_of(words: Sequence[str], lookup: Lookup, session: FiledSession, today: dt.date) -> When:
    """What `words` say of a session.

    Raises CommandLineError for two days or times, and for what cannot be read.
    """
    reader = _Reader(lookup, session, today)
    found = When()
    for said in reader.read(" ".join(words)):
        for what, old, new in zip(("日期", "时间"), found, said, strict=False):
            if old is not None and new is not None:
                raise CommandLineError(f"“{' '.join(words)}”里有两个{what}", "只留一个")
        found = When(
            said.date or found.date,
            found.start if said.start is None else said.start,
            said.end or found.end,
        )
    return found


class _Reader(NamedTuple):
    lookup: Lookup
    session: FiledSession
    today: dt.date

    def read(self, text: str) -> Iterator[When]:
        """What each part of a text says."""
        rest = with_digits(fold(text), "年月日号天周星礼点时刻分小个").strip()
        while rest:
            if found := _FILLER.match(rest):
                rest = rest[found.end() :]
                continue
            for pattern, read in _FORMS:
                if found := pattern.match(rest):
                    yield read(self, found)
                    rest = rest[found.end() :]
                    break
            else:
                word, part = self._day_part(rest)
                yield When(start=minutes_of(part.start))
                rest = rest[len(word) :]

    def _day_part(self, text: str) -> tuple[str, DayPart]:
        """The part of the day that a text begins with, and the word for it."""
        parts = self.lookup.manifest.day_parts
        words = {word: name for word, name in _PART_WORDS.items() if name in parts}
        words |= {fold(part.title): name for name, part in parts.items()}
        words |= {name: name for name in parts}
        found = max((word for word in words if text.startswith(word)), key=len, default=None)
        if found is None:
            raise CommandLineError(f"看不懂{shown(text.split(maxsplit=1)[0])}", _HINT)
        return found, parts[words[found]]

    def day(self, text: str) -> When:
        """One day, as the field `date` reads it."""
        context = ValueContext(self.today, Kind.SESSION, self.session.content)
        return When(dt.date.fromisoformat(day(_date_field(), text, context)))


@cache
def _date_field() -> Field:
    return next(field for field in fields_of(Session) if field.name == "date")


def _times(reader: _Reader, found: re.Match[str]) -> When:
    if re.match("[1-6][:点时]", found[0]):
        # There are no lessons at two in the night: without 下午, or a zero, that is a slip.
        hint = f"下午的写 下午{found[0]}，早上的写 0{found[0]}"
        raise CommandLineError(f"{shown(found[0])}不知是早上还是下午", hint)
    start, end = read_times(found[0], reader.lookup.manifest)
    return When(None, _minutes(start), _minutes(end) if end else None)


def _minutes(time: str) -> int:
    return minutes_of(dt.time.fromisoformat(time))


def _date(reader: _Reader, found: re.Match[str]) -> When:
    return reader.day(found[0])


def _day_of_month(reader: _Reader, found: re.Match[str]) -> When:
    return reader.day(f"{reader.session.date.month}月{found['day']}日")


def _weekday(reader: _Reader, found: re.Match[str]) -> When:
    own = reader.session.date
    number = "一二三四五六日".index(found["weekday"].replace("天", "日"))
    return When(own + dt.timedelta(number - own.weekday()))


def _shift(reader: _Reader, found: re.Match[str]) -> When:
    sign = "-" if found["sign"] in _BACK else "+"
    if found["unit"] not in _MINUTES:
        return reader.day(f"{sign}{found['count']}{found['unit']}")
    each = _MINUTES[found["unit"]]
    minutes = each // 2 if found["count"] == "半" else each * int(found["count"])
    start = reader.session.start + (minutes if sign == "+" else -minutes)
    if not 0 <= start < DAY_LENGTH:
        raise CommandLineError(f"{shown(found[0])}就到另一天了", _HINT)
    return When(start=start)


_SMALL: Final = "小时|分钟?"
_MINUTES: Final = {"小时": 60, "分钟": 1, "分": 1}
# What a catalog's usual parts of the day are called besides their titles.
_PART_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("早上", "早晨", "早", "上午"), "morning"),
    **dict.fromkeys(("下午", "午后"), "afternoon"),
    **dict.fromkeys(("晚上", "傍晚", "晚"), "evening"),
}
_BACK: Final = ("-", "提前", "提早", "往前")
_SIGN: Final = f"[+]|推迟|推后|延后|延迟|顺延|往后|{'|'.join(_BACK)}"

_FILLER: Final = re.compile(
    r"[\s,。;、的]+|(?:请|先)?(?:改|调|挪|移|换|放|安排|推迟|提前|延|顺延|推)?(?:到|至|在|为)"
)
_WEEK, _WEEKDAY = "(?:周|星期|礼拜)", "[一二三四五六日天]"
_CLOCK: Final = (
    "(?:(?:凌晨|早上|上午|中午|下午|傍晚|晚上|晚)\\s*)?"
    "[0-9]{1,2}(?::[0-9]{2}|[点时](?:半|[0-9]{2}分?)?)(?![0-9])"
)
_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[_Reader, re.Match[str]], When]], ...]] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{_CLOCK}(?:\s*(?:[-—–~]+|至|到)\s*{_CLOCK})?", _times),
        (r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}[日号]?(?![0-9])", _date),
        (r"(?:[去今明]年)?[0-9]{1,2}月[0-9]{1,2}[日号]", _date),
        (rf"大?[前后]天|[今明昨]天|今日|(?:上上|下下|[上本这下])个?{_WEEK}{_WEEKDAY}", _date),
        (
            rf"(?P<sign>{_SIGN})了?(?P<count>[0-9]{{1,4}}|半)个?(?P<unit>[天日月]|{_WEEK}|{_SMALL})",
            _shift,
        ),
        (r"[0-9]{1,2}[-/][0-9]{1,2}(?![0-9])", _date),
        (r"(?P<day>[0-9]{1,2})[日号]", _day_of_month),
        (rf"{_WEEK}(?P<weekday>{_WEEKDAY})", _weekday),
    )
)
