"""When something is, as a cell says it: days, week days, parts of the day and times, in any order.

`10月12日（星期一）上午8:30-11:30` has one of each. What none of the patterns reads is the `rest`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from partyschool_cli.exchange.foreign.cells.folding import narrow
from partyschool_cli.exchange.foreign.values.dates import (
    DAYS,
    LOOSE_DAYS,
    SaidDays,
    with_plain_digits,
)
from partyschool_cli.exchange.foreign.values.day_parts import (
    BARE_PARTS,
    PARTS,
    PartWord,
    own_part_patterns,
)
from partyschool_cli.exchange.foreign.values.times import POINT_TIMES, TIMES, SaidTime
from partyschool_cli.exchange.foreign.values.tokens import Pattern, first_match
from partyschool_cli.exchange.foreign.values.weekdays import (
    BARE_WEEK_DAYS,
    WEEK_DAYS,
    WEEKS,
    Weekday,
    WeekNumber,
)
from partyschool_cli.model.manifest import DayPart

_FILLER: Final = re.compile(r"[\s,.、;:()|/\[\]【】·。]+|时间|日期|起(?=$|\s)")
# A beginning without its end: `8:30—`.
_JOINS: Final = " -—–―~～〜至到"
# A cell that says when is short; a longer one is a text with a time in it.
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the day, a time, or both."""

    part: PartWord | None = None
    time: SaidTime | None = None


@dataclass(frozen=True, slots=True)
class Moments:
    """What a text says of when: all days and times, in its order."""

    days: tuple[SaidDays, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    slots: tuple[Slot, ...] = ()
    rest: str = ""
    week: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.days or self.weekdays or self.slots or self.week is not None)

    @property
    def is_whole(self) -> bool:
        """Whether something was said, and nothing else."""
        return not self.is_empty and not self.rest

    def __add__(self, other: "Moments") -> "Moments":
        """What both say: the parts of one belong to the times of the other."""
        return Moments(
            (*self.days, *(day for day in other.days if day not in self.days)),
            (*self.weekdays, *other.weekdays),
            _joined(self.slots, other.slots),
            " ".join(filter(None, (self.rest, other.rest))),
            self.week if self.week is not None else other.week,
        )


def _joined(ours: tuple[Slot, ...], theirs: tuple[Slot, ...]) -> tuple[Slot, ...]:
    if not ours or not theirs:
        return ours or theirs
    if len(ours) == 1 and ours[0].time is None:
        return tuple(Slot(one.part or ours[0].part, one.time) for one in theirs)
    if len(theirs) == 1 and theirs[0].time is None:
        return tuple(Slot(one.part or theirs[0].part, one.time) for one in ours)
    return (*ours, *(one for one in theirs if one not in ours))


class MomentReader:
    """Reads texts about when, with a catalog's words for the parts of the day."""

    def __init__(self, parts: Mapping[str, DayPart]) -> None:
        own = own_part_patterns(parts)
        self._usual: tuple[Pattern, ...] = (
            *(*DAYS, *TIMES, *LOOSE_DAYS),
            *(*WEEKS, *WEEK_DAYS, *own, *PARTS),
        )
        # In a column of times, points stand between hours and minutes.
        self._of_times = (
            *(*DAYS, *TIMES, *POINT_TIMES, *LOOSE_DAYS),
            *(*WEEKS, *WEEK_DAYS, *own, *PARTS),
        )
        self._bare = (*BARE_WEEK_DAYS, *BARE_PARTS)
        self.read = lru_cache(maxsize=5_000)(self._read)

    def _read(self, text: str, of_times: bool = False) -> Moments:
        """What a text says of when."""
        patterns = self._of_times if of_times else self._usual
        plain = with_plain_digits(narrow(text)).strip()[:_LONGEST]
        found, rest = self._tokens(plain, patterns)
        if not found and len(plain) <= 2:
            found, rest = self._tokens(plain, self._bare)
        return _moments(found, rest)

    @staticmethod
    def _tokens(text: str, patterns: Sequence[Pattern]) -> tuple[list[object], str]:
        found: list[object] = []
        rest, position = "", 0
        while position < len(text):
            if one := first_match(patterns, text, position):
                found.append(one[0])
                position = one[1]
            elif filler := _FILLER.match(text, position):
                position = filler.end()
                rest += " " if rest and not rest.endswith(" ") else ""
            else:
                rest += text[position]
                position += 1
        return found, rest.strip(_JOINS)


def _one_range(slots: Sequence[Slot]) -> Slot | None:
    """The range that two times are, one below the other without a sign between."""
    if len(slots) != 2:
        return None
    first, last = (one.time for one in slots)
    if first is None or last is None or slots[1].part is not None:
        return None
    if first.end is not None or last.end is not None or last.start <= first.start:
        return None
    return Slot(slots[0].part, SaidTime(first.start, last.start))


def _moments(found: Sequence[object], rest: str) -> Moments:
    days = [one for one in found if isinstance(one, SaidDays)]
    weekdays = [one for one in found if isinstance(one, Weekday)]
    slots: list[Slot] = []
    part: PartWord | None = None
    for one in found:
        if isinstance(one, PartWord):
            if part is not None:
                slots.append(Slot(part))
            part = one
        elif isinstance(one, SaidTime):
            slots.append(Slot(part, one))
            part = None
    if part is not None:
        slots.append(Slot(part))
    if (joined := _one_range(slots)) is not None:
        slots = [joined]
    week = next((int(one) for one in found if isinstance(one, WeekNumber)), None)
    return Moments(tuple(days), tuple(weekdays), tuple(slots), rest, week)
