"""A 课程表 in grid form → sessions: days across and times down, or days down and times across."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.blocks.block_finder import Block
from partyschool_cli.exchange.foreign.cells.folding import key_of, one_line
from partyschool_cli.exchange.foreign.cells.grid import column_letter, why_no_value
from partyschool_cli.exchange.foreign.headings.columns import Headings, is_word
from partyschool_cli.exchange.foreign.reading import Column, ReadingOptions, ReadRow
from partyschool_cli.exchange.foreign.row_log import (
    PERSONAL_CELL,
    RowLog,
    has_personal_number,
)
from partyschool_cli.exchange.foreign.rows.session_cell import Entry, entries_of
from partyschool_cli.exchange.foreign.rows.session_values import (
    SessionTexts,
    session_values,
    when_values,
)
from partyschool_cli.exchange.foreign.values.activities import is_pause
from partyschool_cli.exchange.foreign.values.calendar_days import CalendarDays, Day, NotADayError
from partyschool_cli.exchange.foreign.values.cell_moments import cell_moments
from partyschool_cli.exchange.foreign.values.moments import MomentReader, Moments, Slot
from partyschool_cli.exchange.foreign.values.people import is_nobody
from partyschool_cli.exchange.foreign.values.session_times import (
    NotATimeError,
    SessionTime,
    time_of_cell,
)
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.calendar import TeachingCalendar

_ROLES: Final = ("title", "teachers", "site", "note", "moderator")


class _Cell(NamedTuple):
    """A cell of sessions: its place, what its day says, and the slots that it covers."""

    row: int
    column: int
    day: Moments
    first: Slot | None
    last: Slot | None


class SessionGrid:
    """Reads the cells of one block in grid form."""

    def __init__(
        self, block: Block, options: ReadingOptions, reader: MomentReader, days: CalendarDays
    ) -> None:
        self._block = block
        self._grid = block.grid
        self._options = options
        self._reader = reader
        self._days = days
        self._calendar = TeachingCalendar(options.manifest.calendar)
        self._known: dict[Moments, Day | NotADayError] = {}
        self.log = RowLog(block.grid)
        self._heads = {one: self._head(one) for one in range(block.left, block.right + 1)}

    @property
    def _marked(self) -> list[int]:
        """The columns of days, or of times, that the heading has."""
        across = self._block.form == "days-across"
        return [
            one
            for one, said in self._heads.items()
            if (said.days or said.weekdays if across else said.slots)
        ]

    def columns(self) -> tuple[Column, ...]:
        """The columns: days and times are told as such."""
        return tuple(self._column(index) for index in self._heads)

    def _column(self, index: int) -> Column:
        texts = dict.fromkeys(self._grid.texts[row][index] for row in self._block.heading_rows)
        heading = " ".join(one_line(text) for text in texts if text)
        said = self._heads[index]
        name = "date" if said.days or said.weekdays else "time" if said.slots else None
        if index < min(self._marked):
            name = "time" if self._block.form == "days-across" else "date"
        return Column(index, column_letter(index), heading, name)

    def rows(self) -> Iterator[ReadRow]:
        """The sessions, in order of the rows; what is none is noted in `log`."""
        for row in self._block.texts:
            column = next(self._grid.filled(row, self._block.left, self._block.right))
            self.log.leave(row, column, "不是课，没有收")
        cells = self._across() if self._block.form == "days-across" else self._down()
        for one, texts in cells:
            text = self._grid.texts[one.row][one.column]
            if why := why_no_value(text):
                self.log.fail(one.row, one.column, f"没有收，{why}")
            elif has_personal_number(text):
                self.log.fail(one.row, one.column, PERSONAL_CELL)
            elif texts is not None:
                yield from self._sessions(one, [Entry(texts)])
            else:
                found = list(entries_of(text, self._reader, self._options.names))
                yield from self._sessions(one, found)

    def _head(self, column: int) -> Moments:
        """What the heading rows say of a column, a merged cell once."""
        said = Moments()
        seen = set()
        for row in self._block.heading_rows:
            anchor = self._grid.anchor(row, column)
            if anchor not in seen and self._grid.texts[row][column]:
                seen.add(anchor)
                said = said + cell_moments(self._grid.values[row][column], self._reader)
        return said

    # -- days across ---------------------------------------------------------------------------

    def _across(self) -> Iterator[tuple[_Cell, SessionTexts | None]]:
        days = self._marked
        labels = range(self._block.left, days[0])
        slots = {row: self._slots(row, labels) for row in self._block.rows}
        roles = {row: self._role(row, labels) for row in self._block.rows}
        if any(role in ("teachers", "site") for role in roles.values()):
            yield from self._by_roles(days, slots, roles)
            return
        for row in self._block.rows:
            for column in days:
                one = self._grid.range_of(row, column)
                # A range that is merged down is one session, across one on each day.
                if not self._grid.texts[row][column] or one.top not in (
                    row,
                    *self._block.heading_rows,
                ):
                    continue
                if self._is_off(row, column):
                    continue
                last = max((below for below in slots if below <= one.bottom), default=row)
                first_slot = slots[row][0] if slots[row] else None
                last_slot = slots[last][-1] if slots[last] else first_slot
                yield _Cell(row, column, self._heads[column], first_slot, last_slot), None

    def _slots(self, row: int, labels: range) -> tuple[Slot, ...]:
        said = Moments()
        seen = set()
        for column in labels:
            anchor = self._grid.anchor(row, column)
            if self._grid.texts[row][column] and anchor not in seen:
                seen.add(anchor)
                said = said + cell_moments(
                    self._grid.values[row][column], self._reader, of_times=True
                )
        return said.slots

    def _role(self, row: int, labels: range) -> str | None:
        words = Headings(Kind.SESSION, {})
        for column in labels:
            found = words.of_column(column, (self._grid.texts[row][column],))
            if found and not found.is_guessed and found.field in _ROLES:
                return found.field
        return None

    def _is_off(self, row: int, column: int) -> bool:
        """Whether a cell says why a day is off, as its heading or the catalog's calendar does."""
        text = key_of("".join(self._grid.texts[row][column].split()))
        off = key_of(self._heads[column].rest)
        try:
            found = self._calendar.day_off(self._day(self._heads[column]).date)
        except NotADayError:
            found = None
        return text in {key_of(found.title) if found else None, off or None}

    def _by_roles(
        self,
        days: list[int],
        slots: dict[int, tuple[Slot, ...]],
        roles: dict[int, str | None],
    ) -> Iterator[tuple[_Cell, SessionTexts]]:
        """Rows of 内容, 授课人 and 地点 below each other make one session."""
        for column in days:
            found: list[tuple[_Cell, SessionTexts]] = []
            for row, role in roles.items():
                text = self._grid.texts[row][column]
                if role == "title" and text:
                    first = slots[row][0] if slots[row] else None
                    cell = _Cell(row, column, self._heads[column], first, first)
                    found.append((cell, SessionTexts(text)))
                elif (
                    role in _ROLES
                    and text
                    and found
                    and found[-1][0].first == (slots[row] or (None,))[0]
                ):
                    self._tell(found[-1][1], role, row, column)
            yield from found

    def _tell(self, texts: SessionTexts, role: str | None, row: int, column: int) -> None:
        """Has a session's texts say what a cell does, unless it has a personal number."""
        text = self._grid.texts[row][column]
        if has_personal_number(text):
            self.log.leave(row, column, PERSONAL_CELL)
        elif role is not None:
            setattr(texts, role, text)

    # -- days down -----------------------------------------------------------------------------

    def _down(self) -> Iterator[tuple[_Cell, SessionTexts | None]]:
        columns = self._marked
        labels = [one for one in self._heads if one < columns[0]]
        sub = self._block.heading_rows[-1]
        has_parts = any(is_word(self._grid.texts[sub][one]) for one in columns)
        for row in self._block.rows:
            day = Moments()
            for label in labels:
                if self._grid.texts[row][label]:
                    day = day + cell_moments(self._grid.values[row][label], self._reader)
            if day.is_empty:
                self._tell_row(row, "这一行前面没有写日期")
            elif has_parts:
                yield from self._by_parts(row, day, columns)
            else:
                for column in columns:
                    one = self._grid.range_of(row, column)
                    if self._grid.texts[row][column] and column == max(one.left, columns[0]):
                        last = max(other for other in columns if other <= one.right)
                        first_slot = self._heads[column].slots[0]
                        yield _Cell(row, column, day, first_slot, self._heads[last].slots[-1]), None

    def _by_parts(
        self, row: int, day: Moments, columns: list[int]
    ) -> Iterator[tuple[_Cell, SessionTexts]]:
        """上午 over 内容, 授课人, 地点: each group of columns is a session."""
        words = Headings(Kind.SESSION, {})
        found: dict[Slot, tuple[_Cell, SessionTexts]] = {}
        sub = self._block.heading_rows[-1]
        for column in range(columns[0], self._block.right + 1):
            text, slots = self._grid.texts[row][column], self._heads[column].slots
            match = words.of_column(column, (self._grid.texts[sub][column],))
            if not text or not slots or match is None:
                continue
            if match.field == "title":
                cell = _Cell(row, column, day, slots[0], slots[-1])
                found[slots[0]] = (cell, SessionTexts(text))
            elif match.field in _ROLES and slots[0] in found:
                self._tell(found[slots[0]][1], match.field, row, column)
        yield from found.values()

    def _tell_row(self, row: int, why: str) -> None:
        filled = list(self._grid.filled(row, self._block.left, self._block.right))
        text = " ".join(self._grid.texts[row][one] for one in filled)
        self.log.leave(row, filled[0], why, text)

    # -- sessions ------------------------------------------------------------------------------

    def _sessions(self, one: _Cell, entries: list[Entry]) -> Iterator[ReadRow]:
        for entry in entries:
            if is_pause(entry.texts.title):
                self.log.leave(one.row, one.column, "不是课，没有收", entry.texts.title)
                continue
            if is_nobody(entry.texts.title):
                self.log.leave(one.row, one.column, "还没有定内容，没有收", entry.texts.title)
                continue
            try:
                day = self._day(one.day)
                time = time_of_cell(
                    one.first, one.last, entry.slot, self._options.manifest.day_parts
                )
            except (NotADayError, NotATimeError) as problem:
                why = f"{problem}，这一课没有收"
                self.log.fail(one.row, one.column, why, entry.texts.title)
                continue
            yield self._row(one, entry, day, time)

    def _row(self, one: _Cell, entry: Entry, day: Day, time: SessionTime) -> ReadRow:
        head = self._head_text(one)
        when = when_values(head, (day.date, day.why), (time.start, time.end, time.why))
        values = session_values(entry.texts, self._options.names)
        cell = self._grid.sheet.name_of(one.row, one.column)
        return ReadRow(one.row + 1, cell, {**when, **values})

    def _head_text(self, one: _Cell) -> str:
        if self._block.form == "days-across":
            texts = [self._grid.texts[row][one.column] for row in self._block.heading_rows]
            texts.append(self._grid.texts[one.row][self._block.left])
        else:
            texts = [self._grid.texts[one.row][self._block.left]]
            texts.append(self._grid.texts[self._block.heading_rows[0]][one.column])
        return " ".join(one_line(text) for text in dict.fromkeys(texts) if text)

    def _day(self, said: Moments) -> Day:
        known = self._known.get(said)
        if known is None:
            weekday = said.weekdays[0] if said.weekdays else None
            try:
                known = self._days.days(said.days[0] if said.days else None, weekday, said.week)[0]
            except NotADayError as problem:
                known = problem
            self._known[said] = known
        if isinstance(known, NotADayError):
            raise known
        return known
