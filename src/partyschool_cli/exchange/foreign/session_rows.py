"""A 课程表 in list form → sessions: a row a session, some of their cells merged."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from partyschool_cli.exchange.foreign.blocks import Block
from partyschool_cli.exchange.foreign.calendar_days import CalendarDays, Day, NotADayError
from partyschool_cli.exchange.foreign.folding import key_of
from partyschool_cli.exchange.foreign.heading_words import WHEN_FIELDS
from partyschool_cli.exchange.foreign.list_rows import ListRow, list_rows
from partyschool_cli.exchange.foreign.reading import ReadingOptions, ReadRow, ReadValue
from partyschool_cli.exchange.foreign.row_log import RowLog
from partyschool_cli.exchange.foreign.session_times import (
    NotATimeError,
    SessionTime,
    session_time,
)
from partyschool_cli.exchange.foreign.session_values import (
    SessionTexts,
    session_values,
    when_values,
)
from partyschool_cli.exchange.foreign.session_words import is_pause
from partyschool_cli.exchange.foreign.values.cell_moments import cell_moments
from partyschool_cli.exchange.foreign.values.moments import MomentReader, Moments, Slot
from partyschool_cli.exchange.foreign.values.numbers import hours
from partyschool_cli.exchange.foreign.values.words import word_id
from partyschool_cli.model.vocabulary import DELIVERIES, SESSION_STATUSES

_CARRIED: Final = ("date", "weekday", "day_part")
_HEAD_TEXT: Final = "标题行，不是课"


class SessionRows:
    """Reads the rows of one block."""

    def __init__(
        self, block: Block, options: ReadingOptions, reader: MomentReader, days: CalendarDays
    ) -> None:
        self._block = block
        self._options = options
        self._reader = reader
        self._days = days
        self.log = RowLog(block.grid)
        fields = {column.field for column in block.columns}
        # 时间 beside 日期 has times; alone, it may have dates.
        self._has_dates = "date" in fields
        self._presiding = any(
            column.field == "teachers" and "主持" in column.heading for column in block.columns
        )
        # What the rows above said, for cells that were left empty below.
        self._carried: dict[str, tuple[int, Moments, str]] = {}

    def rows(self) -> Iterator[ReadRow]:
        """The sessions; what is none is noted in `log`."""
        texts = sorted(self._block.texts)
        last: tuple[ListRow, tuple[ReadRow, ...]] | None = None
        for row in list_rows(self._block, self.log):
            while texts and texts[0] < row.number:
                self._text_row(texts.pop(0))
            if last and self._is_same(last[0], row):
                last = (row, tuple(self._joined(one, row) for one in last[1]))
                continue
            if last:
                yield from last[1]
            last = (row, tuple(self._sessions(row)))
        if last:
            yield from last[1]

    def _text_row(self, row: int) -> None:
        """A row of one text between the rows: a date for those below it, or a title."""
        column = next(self._block.grid.filled(row, self._block.left, self._block.right))
        text = self._block.grid.texts[row][column]
        said = self._reader.read(text)
        if said.is_whole and (said.days or said.weekdays):
            self._carried["date"] = (row, said, text)
            self._carried.pop("weekday", None)
        else:
            self.log.leave(row, column, _HEAD_TEXT)

    # -- rows of one session -------------------------------------------------------------------

    def _is_same(self, above: ListRow, row: ListRow) -> bool:
        """Whether a row goes on with the session above: its title and its time are merged."""
        grid = self._block.grid
        if "title" not in row.columns or row.columns["title"] != above.columns.get("title"):
            return False
        whens = [name for name in WHEN_FIELDS if name in row.columns]
        columns = [row.columns[name] for name in ("title", *whens)]
        finest = columns[-1]
        return all(
            grid.anchor(row.number, one) == grid.anchor(above.number, one)
            and grid.range_of(row.number, one).top <= above.number
            for one in (row.columns["title"], finest)
        )

    def _joined(self, session: ReadRow, row: ListRow) -> ReadRow:
        """The session with the teachers that a further row of it names."""
        texts = SessionTexts("", row.texts.get("teachers", ""))
        more = session_values(texts, self._options.names).get("teachers")
        if more is None or not isinstance(more.value, tuple):
            return session
        first = session.values.get("teachers", ReadValue("", ()))
        known = first.value if isinstance(first.value, tuple) else ()
        value = tuple(dict.fromkeys((*known, *more.value)))
        text = "、".join(filter(None, (first.text, more.text)))
        return replace(
            session, values={**session.values, "teachers": ReadValue(text, value, first.why)}
        )

    # -- one row -------------------------------------------------------------------------------

    def _sessions(self, row: ListRow) -> Iterator[ReadRow]:
        title = row.texts.get("title", "")
        said, text = self._moments(row)
        at = row.columns.get("title", row.first)
        if "title" in row.lost:
            self.log.fail(row.number, row.first, "教学内容里有个人号码，这一行没有收")
        elif not title:
            others = [one for one in row.texts if one not in (*WHEN_FIELDS, "course_or_activity")]
            note = self.log.fail if "teachers" in others else self.log.leave
            note(row.number, row.first, "没有写教学内容", " ".join(row.texts.values()))
        elif is_pause(title):
            self.log.leave(row.number, at, "不是课，没有收")
        else:
            yield from self._taken(row, said, text)

    def _taken(self, row: ListRow, said: Moments, text: str) -> Iterator[ReadRow]:
        rest = f"“{said.rest}”" if said.rest else ""
        try:
            days = self._of_days(said)
            times = [
                session_time(one, self._options.manifest.day_parts) for one in said.slots or (None,)
            ]
        except (NotADayError, NotATimeError) as problem:
            why = f"{problem}；看不懂{rest}" if rest else str(problem)
            column = min(self._when_columns(row), default=row.first)
            shown = " ".join(filter(None, (text, row.texts["title"])))
            self.log.fail(row.number, column, f"{why}，这一行没有收", shown)
            return
        values = self._values(row)
        cell = self._block.grid.sheet.name_of(row.number, row.first)
        for day in days:
            for time in times:
                yield ReadRow(
                    row.number + 1, cell, {**self._when(text, day, time, rest, times), **values}
                )

    @staticmethod
    def _when(
        text: str, day: Day, time: SessionTime, rest: str, times: list[SessionTime]
    ) -> dict[str, ReadValue]:
        why = "；".join(filter(None, (day.why, f"略去了{rest}" if rest else "")))
        also = f"一格里有 {len(times)} 个时间，每个算一次课" if len(times) > 1 else ""
        time_why = "；".join(filter(None, (time.why, also)))
        return when_values(text, (day.date, why), (time.start, time.end, time_why))

    def _of_days(self, said: Moments) -> list[Day]:
        weekday = said.weekdays[0] if said.weekdays else None
        if len(set(said.weekdays)) > 1 and len(said.days) <= 1:
            raise NotADayError("写了两个不同的星期")
        found: list[Day] = []
        for number, one in enumerate(said.days or (None,)):
            own = said.weekdays[number] if len(said.weekdays) == len(said.days) > 1 else weekday
            found += self._days.days(one, own)
        return found

    def _when_columns(self, row: ListRow) -> list[int]:
        return [row.columns[name] for name in WHEN_FIELDS if name in row.columns]

    def _moments(self, row: ListRow) -> tuple[Moments, str]:
        """What the cells of a row say of when, and those above for what is left empty."""
        said, texts = Moments(), []
        self._forget_finer(row)
        for name in ("date", "weekday", "day_part", "time"):
            if name in row.values:
                own = cell_moments(
                    row.values[name], self._reader, of_times=name == "time" and self._has_dates
                )
                if name in _CARRIED:
                    self._carried[name] = (row.number, own, row.texts[name])
                text = row.texts[name]
            elif name in self._carried and (name != "date" or self._has_dates):
                _, own, text = self._carried[name]
            else:
                continue
            said = said + own
            texts.append(text)
        said, texts = self._ends(row, said, texts)
        has_said = said.days or said.weekdays or "date" in row.texts
        if not has_said and "date" in self._carried:
            _, own, text = self._carried["date"]
            said, texts = own + said, [text, *texts]
        elif said.days and not self._has_dates:
            self._carried["date"] = (row.number, Moments(said.days, said.weekdays), " ".join(texts))
        return said, " ".join(dict.fromkeys(texts))

    def _forget_finer(self, row: ListRow) -> None:
        """A new date leaves the week day and the part of the day of the one before."""
        before = self._carried.get("date")
        if "date" in row.texts and (before is None or before[2] != row.texts["date"]):
            self._carried.clear()

    def _ends(self, row: ListRow, said: Moments, texts: list[str]) -> tuple[Moments, list[str]]:
        """The times of the columns 开始 and 结束."""
        if "start" not in row.values:
            return said, texts
        first = cell_moments(row.values["start"], self._reader, of_times=True)
        last = Moments()
        if "end" in row.values:
            last = cell_moments(row.values["end"], self._reader, of_times=True)
        both = [one.time for one in (*first.slots[:1], *last.slots[:1]) if one.time]
        if first.slots and both:
            time = both[0] if len(both) == 1 else both[0]._replace(end=both[1].start)
            first = replace(first, slots=(Slot(first.slots[0].part, time),))
        texts = [*texts, row.texts["start"], row.texts.get("end", "")]
        return said + first, [one for one in texts if one]

    def _values(self, row: ListRow) -> dict[str, ReadValue]:
        texts = SessionTexts(
            row.texts["title"],
            row.texts.get("teachers", ""),
            row.texts.get("site", ""),
            row.texts.get("moderator", ""),
            row.texts.get("note", ""),
            may_preside=self._presiding,
        )
        values = session_values(texts, self._options.names)
        for name, words in (("delivery", DELIVERIES), ("status", SESSION_STATUSES)):
            self._word(row, name, words, values)
        if text := row.texts.get("contact_hours"):
            count = hours(text, self._options.manifest.contact_hours)
            if count:
                values["contact_hours"] = ReadValue(text, count)
            elif count is None:
                self.log.leave(row.number, row.columns["contact_hours"], "看不懂这个学时")
        for name in ("class", "id", "course_or_activity"):
            if text := row.texts.get(name):
                values[name] = ReadValue(text, text)
        return values

    def _word(
        self, row: ListRow, name: str, words: Mapping[str, str], values: dict[str, ReadValue]
    ) -> None:
        text = row.texts.get(name)
        if not text:
            return
        found = word_id(key_of(text).partition("(")[0], words)
        if found is not None:
            values[name] = ReadValue(text, found)
        else:
            self.log.leave(row.number, row.columns[name], "不认得这个词，没有收")
