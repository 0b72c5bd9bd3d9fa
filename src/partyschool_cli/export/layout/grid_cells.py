"""The sessions in a field of a grid, each with its texts, and their height."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.layout.cell_content import CellContent, StyledText
from partyschool_cli.export.layout.page_layout import Entry as Blocks
from partyschool_cli.export.layout.page_layout import TextBlock
from partyschool_cli.export.layout.session_texts import (
    Scales,
    class_text,
    scales,
    site_text,
    teacher_text,
    time_text,
    title_texts,
)
from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.texts import broken
from partyschool_cli.export.typesetting.units import MM
from partyschool_cli.timetable.sheet import Part, Sheet
from partyschool_cli.timetable.sheet_entries import Entry

PAD: Final = 1.4 * MM
"""What is left and right of the text of a field."""

GAP: Final = 0.5
"""What is above and below the line between two sessions of a field, in em."""


@dataclass(frozen=True)
class Field:
    """A field of a grid: its sessions, one below the other."""

    contents: tuple[CellContent, ...]

    def height(self, room: float) -> float:
        """The height of all in em of the table's size, on lines of `room` em."""
        between = 2 * GAP * max(0, len(self.contents) - 1)
        return sum(one.height(room) for one in self.contents) + between

    def entries(self, room: float, size: float) -> tuple[Blocks, ...]:
        """The blocks of each session."""
        return tuple(one.entry(room, size) for one in self.contents)

    @cached_property
    def longest_title(self) -> float:
        """The longest piece of a title that is not broken, in em."""
        texts = (text for one in self.contents for text in one.texts if text.what == "title")
        return max((text.text.longest for text in texts), default=0.0)


@dataclass(frozen=True, slots=True)
class FieldWriter:
    """Makes fields for a sheet at some scales. `always_timed`: every session says its time."""

    sheet: Sheet
    breaker: Breaker
    scales: Scales
    always_timed: bool = False

    def field(self, entries: Sequence[Entry]) -> Field:
        """The field with those sessions; where there are several, each says its time."""
        is_alone = len(entries) == 1
        return Field(tuple(self._content(entry, is_alone=is_alone) for entry in entries))

    def _content(self, entry: Entry, *, is_alone: bool) -> CellContent:
        is_plain = is_alone and entry.usual_time and not entry.status_mark
        timed = () if is_plain and not self.always_timed else (time_text(entry, self.scales),)
        # Texts without a line take no room, but each is asked for its height, often.
        below = tuple(one for one in self._details(entry) if one.text.whole)
        return CellContent((*timed, *title_texts(entry, self.breaker, self.scales), *below))

    def _details(self, entry: Entry) -> Iterator[StyledText]:
        sheet, own, detail = self.sheet, self.breaker, self.scales.detail
        if sheet.shows_class:
            yield class_text(entry, own, detail)
        if words.shows_teachers(sheet):
            yield teacher_text(entry, own, detail)
        if words.shows_site(sheet):
            yield site_text(entry, own, words.usual_site(sheet), detail)
        elif entry.size:
            yield StyledText(broken(words.people_text(sheet, entry), own, detail), "size")
        if entry.note_text:
            note = broken(f"（{entry.note_text}）", own, self.scales.note)
            yield StyledText(note, "note", is_faint=entry.is_cancelled)


def part_label(part: Part, own: Breaker, wide: float, size: float) -> Blocks:
    """The name of a part of the day, and its times below, in a column `wide` points wide."""
    room = (wide - 2 * PAD) / size
    title = broken(part.title, own, is_sans=True).lines(room)
    times = words.times(part.start, part.end)
    middle = times.index("—") + 1
    # A little more than the times, so that they do not touch the lines of the table.
    scale = scales(size).hours
    fits = (width(times) + 1) * scale <= room
    lines = (times,) if fits else (times[:middle], times[middle:])
    return (
        TextBlock(title, size, "heading", what="part"),
        TextBlock(lines, scale * size, what="time"),
    )
