"""A 课程表 in list form → sessions: a row a session, some of their cells merged."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from partyschool_cli.exchange.foreign.blocks.block_finder import Block
from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.exchange.foreign.headings.heading_words import WHEN_FIELDS
from partyschool_cli.exchange.foreign.reading import ReadingOptions, ReadRow, ReadValue
from partyschool_cli.exchange.foreign.row_log import RowLog
from partyschool_cli.exchange.foreign.rows.list_rows import ListRow, TextRow, list_rows
from partyschool_cli.exchange.foreign.rows.row_moments import RowMoments
from partyschool_cli.exchange.foreign.rows.session_cell import entries_of
from partyschool_cli.exchange.foreign.rows.session_values import (
    SessionTexts,
    session_values,
    when_values,
)
from partyschool_cli.exchange.foreign.rows.session_words import title_and_note, without_draft
from partyschool_cli.exchange.foreign.values.activities import is_pause
from partyschool_cli.exchange.foreign.values.calendar_days import CalendarDays, Day, NotADayError
from partyschool_cli.exchange.foreign.values.moments import MomentReader, Moments
from partyschool_cli.exchange.foreign.values.numbers import hours
from partyschool_cli.exchange.foreign.values.people import is_nobody
from partyschool_cli.exchange.foreign.values.session_times import (
    NotATimeError,
    SessionTime,
    session_time,
)
from partyschool_cli.exchange.foreign.values.words import unknown_word, word_of
from partyschool_cli.model.vocabulary import DELIVERIES, SESSION_STATUSES

_PEOPLE: Final = re.compile("授课|主讲|教师|讲师|老师")
_HEAD_TEXT: Final = "标题行，不是课"


class SessionList:
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
        has_dates = bool(fields.intersection(("date", "month")))
        self._moments = RowMoments(reader, has_dates=has_dates)
        self._has_people_in_titles = "teachers" not in fields and any(
            column.field == "title" and _PEOPLE.search(column.heading) for column in block.columns
        )
        self._presiding = any(
            column.field == "teachers" and "主持" in column.heading for column in block.columns
        )

    def rows(self) -> Iterator[ReadRow]:
        """The sessions; what is none is noted in `log`."""
        last: tuple[ListRow, tuple[ReadRow, ...]] | None = None
        for row in list_rows(self._block, self.log):
            for text_row in row.below:
                self._text_row(text_row)
            if last and self._is_same(last[0], row):
                last = (row, tuple(self._joined(one, row) for one in last[1]))
                continue
            if last:
                yield from last[1]
            last = (row, tuple(self._sessions(row)))
        if last:
            yield from last[1]

    def _text_row(self, row: TextRow) -> None:
        """A row of one text between the rows: a date for those below it, or a title."""
        said = self._reader.read(row.text)
        if said.is_whole and (said.days or said.weekdays):
            self._moments.begin_day(said, row.text)
        else:
            self.log.leave(row.number, row.column, _HEAD_TEXT)

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
        said, text = self._moments.read(row)
        at = row.columns.get("title", row.first)
        if "title" in row.lost:
            self.log.fail(row.number, row.first, "教学内容里有个人号码，这一行没有收")
        elif not title:
            others = [one for one in row.texts if one not in (*WHEN_FIELDS, "course_or_activity")]
            note = self.log.fail if "teachers" in others or said.rest else self.log.leave
            note(row.number, row.first, "没有写教学内容", " ".join(row.texts.values()))
        elif is_pause(title):
            self.log.leave(row.number, at, "不是课，没有收")
        elif is_nobody(title):
            self.log.leave(row.number, at, "还没有定内容，没有收")
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
            found += self._days.days(one, own, said.week)
        return found

    def _when_columns(self, row: ListRow) -> list[int]:
        return [row.columns[name] for name in WHEN_FIELDS if name in row.columns]

    def _texts(self, row: ListRow) -> SessionTexts:
        title, aside = title_and_note(row.texts["title"])
        texts = SessionTexts(
            title,
            row.texts.get("teachers", ""),
            row.texts.get("site", ""),
            row.texts.get("moderator", ""),
            "；".join(filter(None, (row.texts.get("note", ""), aside))),
            may_preside=self._presiding,
        )
        if self._has_people_in_titles:
            entry = next(entries_of(texts.title, self._reader, self._options.names), None)
            if entry is not None:
                inner = entry.texts
                texts = replace(
                    inner,
                    site=texts.site or inner.site,
                    moderator=texts.moderator or inner.moderator,
                    note="；".join(filter(None, (inner.note, texts.note))),
                )
        return texts

    def _values(self, row: ListRow) -> dict[str, ReadValue]:
        values = session_values(self._texts(row), self._options.names)
        for name, words in (("delivery", DELIVERIES), ("status", SESSION_STATUSES)):
            self._word(row, name, words, values)
        if text := row.texts.get("contact_hours"):
            count = hours(text, self._options.manifest.contact_hours)
            if count:
                values["contact_hours"] = ReadValue(text, count)
            elif count is None:
                self.log.leave(row.number, row.columns["contact_hours"], "看不懂这个学时")
        for name in ("class", "id", "course_or_activity", "group"):
            if text := row.texts.get(name):
                values[name] = ReadValue(text, without_draft(text))
        return values

    def _word(
        self, row: ListRow, name: str, words: Mapping[str, str], values: dict[str, ReadValue]
    ) -> None:
        text = row.texts.get(name)
        if not text:
            return
        found = word_of(key_of(text).partition("(")[0], words)
        if found is not None:
            values[name] = ReadValue(text, found.id, found.why)
        else:
            self.log.leave(row.number, row.columns[name], unknown_word(text, words))
