"""What the cells of a row say of when, and the rows above it for cells that were left empty."""

from dataclasses import replace
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.rows.list_rows import ListRow
from partyschool_cli.exchange.foreign.values.cell_moments import cell_moments
from partyschool_cli.exchange.foreign.values.moments import MomentReader, Moments, Slot
from partyschool_cli.exchange.foreign.values.numbers import whole

# In the order of a sentence; a part of the day belongs to the time behind it.
_ORDER: Final = ("date", "week", "weekday", "day_part", "time")
_CARRIED: Final = ("date", "week", "weekday", "day_part")


class Said(NamedTuple):
    """What cells say of when, and their texts."""

    moments: Moments
    text: str


class RowMoments:
    """Reads the columns of when, row after row. `has_dates`: there is a column of days."""

    def __init__(self, reader: MomentReader, *, has_dates: bool) -> None:
        self._reader = reader
        # 时间 beside 日期 has times; alone, it may have dates.
        self._has_dates = has_dates
        self._carried: dict[str, Said] = {}
        self._month = ""

    def begin_day(self, moments: Moments, text: str) -> None:
        """Notes a row of its own that says the day of those below it."""
        self._carried = {"date": Said(moments, text)}

    def read(self, row: ListRow) -> Said:
        """What a row says of when."""
        own = self._own(row)
        self._forget_finer(own)
        found = []
        for name in _ORDER:
            if name in own:
                found.append(own[name])
                if name in _CARRIED:
                    self._carried[name] = own[name]
            elif name in self._carried and (name != "date" or self._has_dates):
                found.append(self._carried[name])
        if (ends := self._ends(row)) is not None:
            found.append(ends)
        said = _together(found)
        has_day = said.moments.days or said.moments.weekdays or "date" in own
        if not has_day and "date" in self._carried:
            return _together([self._carried["date"], said])
        if said.moments.days and not self._has_dates:
            days = Moments(said.moments.days, said.moments.weekdays)
            self._carried["date"] = Said(days, said.text)
        return said

    def _own(self, row: ListRow) -> dict[str, Said]:
        """What the row's own cells say; a month and a day in two columns are a date."""
        own = {
            name: Said(
                cell_moments(
                    row.values[name], self._reader, of_times=name == "time" and self._has_dates
                ),
                row.texts[name],
            )
            for name in _ORDER
            if name in row.values
        }
        if (number := whole(row.texts.get("week", ""))) is not None:
            own["week"] = Said(Moments(week=number), f"第{number}周")
        if "day" in row.texts:
            self._month = row.texts.get("month", self._month)
            month = self._month.removesuffix("份").removesuffix("月")
            day = row.texts["day"].removesuffix("日").removesuffix("号")
            text = f"{month}月{day}日" if month else f"{day}日"
            own["date"] = Said(self._reader.read(text), text)
        return own

    def _forget_finer(self, own: dict[str, Said]) -> None:
        """A new date leaves the week day and the part of the day of the one before."""
        before = self._carried.get("date")
        if "date" in own and (before is None or before.text != own["date"].text):
            self._carried.clear()

    def _ends(self, row: ListRow) -> Said | None:
        """The times of the columns 开始 and 结束."""
        if "start" not in row.values:
            return None
        first = cell_moments(row.values["start"], self._reader, of_times=True)
        last = Moments()
        if "end" in row.values:
            last = cell_moments(row.values["end"], self._reader, of_times=True)
        both = [one.time for one in (*first.slots[:1], *last.slots[:1]) if one.time]
        if first.slots and both:
            time = both[0] if len(both) == 1 else both[0]._replace(end=both[1].start)
            first = replace(first, slots=(Slot(first.slots[0].part, time),))
        texts = (row.texts["start"], row.texts.get("end", ""))
        return Said(first, " ".join(filter(None, texts)))


def _together(found: list[Said]) -> Said:
    moments = Moments()
    for one in found:
        moments = moments + one.moments
    return Said(moments, " ".join(dict.fromkeys(one.text for one in found)))
