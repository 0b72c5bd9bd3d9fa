"""Sessions that say when they begin only: they end where the next one of that day begins."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from partyschool_cli.exchange.foreign.reading import ReadRow
from partyschool_cli.exchange.foreign.values.session_times import NO_END


def with_ends(rows: Sequence[ReadRow]) -> Iterator[ReadRow]:
    """The sessions; an end that was taken from the part of the day is none after the next start."""
    starts: dict[object, list[dt.time]] = {}
    for row in rows:
        starts.setdefault(_day(row), []).append(_time(row, "start"))
    for row in rows:
        end = row.values["end"]
        first, last = _time(row, "start"), _time(row, "end")
        later = (
            [one for one in starts[_day(row)] if first < one < last] if NO_END in end.why else []
        )
        yield _ending(row, min(later)) if later else row


def _ending(row: ReadRow, time: dt.time) -> ReadRow:
    start, end = row.values["start"], row.values["end"]
    others = [part for part in end.why.split("；") if NO_END not in part]
    why = "；".join((*others, f"{NO_END}，按下一课开始的 {time:%H:%M}"))
    ends = {"start": replace(start, why=why), "end": replace(end, value=time, why=why)}
    return replace(row, values={**row.values, **ends})


def _day(row: ReadRow) -> object:
    """The day, and the class where the table is of several."""
    own = row.values.get("class")
    return row.values["date"].value, own.value if own else None


def _time(row: ReadRow, name: str) -> dt.time:
    value = row.values[name].value
    if not isinstance(value, dt.time):
        raise TypeError(row.cell)
    return value
