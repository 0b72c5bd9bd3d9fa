"""When something is, of a cell's value: real dates and times of a sheet, serial numbers, texts."""

import datetime as dt
import re
from typing import Final

from partyschool_cli.exchange.foreign.cells.grid import CellValue, text_of
from partyschool_cli.exchange.foreign.values.dates import SaidDay, SaidDays, serial_day
from partyschool_cli.exchange.foreign.values.moments import MomentReader, Moments, Slot
from partyschool_cli.exchange.foreign.values.times import SaidTime

_MIDNIGHT: Final = dt.time()
_MINUTES_A_DAY: Final = 24 * 60
# A date that was formatted as a text, or copied as one.
_SERIAL: Final = re.compile("[3-6][0-9]{4}")


def cell_moments(value: CellValue, reader: MomentReader, *, of_times: bool = False) -> Moments:
    """What a cell says of when. `of_times`: in a column of times, beside one of dates."""
    if isinstance(value, dt.datetime):
        slots = () if value.time() == _MIDNIGHT else (_slot(value.time()),)
        return Moments(_days(value.date()), slots=slots)
    if isinstance(value, dt.date):
        return Moments(_days(value))
    if isinstance(value, dt.time):
        return Moments(slots=(_slot(value),))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_number(float(value), reader, of_times=of_times)
    if isinstance(value, str) and _SERIAL.fullmatch(value.strip()):
        return _of_number(float(value), reader, of_times=of_times)
    return reader.read(text_of(value), of_times)


def _of_number(number: float, reader: MomentReader, *, of_times: bool) -> Moments:
    if 0 < number < 1:
        minutes = round(number * _MINUTES_A_DAY)
        return Moments(slots=(Slot(time=SaidTime(min(minutes, _MINUTES_A_DAY - 1))),))
    if (day := serial_day(number)) is not None:
        why = f"{number:.15g} 是 Excel 的日期序号"
        time = _of_number(number % 1, reader, of_times=True) if number % 1 else Moments()
        return Moments(_days(day, why), slots=time.slots)
    text = text_of(number)
    said = reader.read(text, of_times)
    return said if of_times else _with_other_day(said, text)


def _with_other_day(said: Moments, text: str) -> Moments:
    """10.1 may have been typed as 10.10."""
    _, point, decimals = text.partition(".")
    if not point or len(decimals) != 1 or len(said.days) != 1 or decimals not in "123":
        return said
    day = said.days[0].first
    both = day._replace(
        other_day=10 * int(decimals),
        why=f"{text} 按 {day.month}月{day.day}日，也可能是 {day.month}月{10 * int(decimals)}日",
    )
    return Moments((SaidDays(both, both),), said.weekdays, said.slots, said.rest)


def _days(day: dt.date, why: str = "") -> tuple[SaidDays]:
    said = SaidDay(day.year, day.month, day.day, why=why)
    return (SaidDays(said, said),)


def _slot(time: dt.time) -> Slot:
    return Slot(time=SaidTime(time.hour * 60 + time.minute))
