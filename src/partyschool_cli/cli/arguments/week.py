"""Which week a clerk means: 本周, 下周, 2026-W42, 第42周, a day of it."""

import datetime as dt
import re

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.query.dates import parse_dates
from partyschool_cli.errors import CommandLineError
from partyschool_cli.timetable.grid import monday_of

_NUMBER_ALONE = re.compile(r"(?:第([0-9]{1,2})周|w([0-9]{1,2}))")
_HINT = "写 本周、下周、第42周、2026-W42，或那一周的任意一天，如 2026-10-12"


def week_named(text: str, today: dt.date) -> dt.date:
    """The Monday of the week that `text` names; a number alone is of the year of `today`.

    Raises CommandLineError for what is no week, or longer than one.
    """
    if found := _NUMBER_ALONE.fullmatch(fold(text).strip()):
        return _monday_of_number(today.isocalendar().year, int(found[1] or found[2]), text)
    try:
        first, last = map(dt.date.fromisoformat, parse_dates(text, today))
    except ValueError:
        raise CommandLineError(f"“{text}”不是哪一周", _HINT) from None
    monday = monday_of(first)
    if monday != monday_of(last):
        raise CommandLineError(f"“{text}”不止一周，课程表一次看一周", _HINT)
    return monday


def _monday_of_number(year: int, number: int, text: str) -> dt.date:
    try:
        return dt.date.fromisocalendar(year, number, 1)
    except ValueError:
        raise CommandLineError(f"{year}年没有“{text}”", _HINT) from None
