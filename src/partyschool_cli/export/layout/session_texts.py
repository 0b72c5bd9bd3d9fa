"""The texts of a session in a cell: time, mark, title, people, place, note."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.layout.cell_content import StyledText
from partyschool_cli.export.layout.page_layout import Font
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.texts import broken, fixed, names
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.marks import was_mark

SMALLEST: Final = 8.0
"""No text is set smaller, in points."""

_DETAIL, _NOTE, _TIME, _HOURS = 0.86, 0.78, 0.85, 0.7


@dataclass(frozen=True, slots=True)
class Scales:
    """Sizes by that of titles: of people, places and classes in a grid, notes, times, hours."""

    detail: float
    note: float
    time: float
    hours: float


@cache
def scales(size: float) -> Scales:
    """The scales of a table of `size` points, so that no text is too small to read."""
    least = SMALLEST / size
    return Scales(*(max(least, scale) for scale in (_DETAIL, _NOTE, _TIME, _HOURS)))


def title_texts(
    entry: Entry, breaker: Breaker, own: Scales, scale: float = 1.0
) -> tuple[StyledText, ...]:
    """The mark of a change, what it was, and the title: struck through if it is cancelled."""
    texts = []
    if entry.status_mark:
        texts.append(StyledText(fixed(entry.status_mark), "mark", "heading", is_boxed=True))
    if entry.was:
        was = broken(was_mark(entry.was), breaker, own.note)
        texts.append(StyledText(was, "was", is_faint=True))
    title = broken(entry.shown_title, breaker, scale, is_sans=not entry.is_activity)
    off = entry.is_cancelled
    font: Font = "note" if entry.is_activity else "heading"
    return (*texts, StyledText(title, "title", font, is_faint=off, is_struck=off))


def note_text(note: str, breaker: Breaker, own: Scales) -> StyledText:
    """A note, small, below a title; no line where there is none."""
    return StyledText(broken(note, breaker, own.note), "note", is_faint=True)


def teacher_text(entry: Entry, breaker: Breaker, scale: float = 1.0) -> StyledText:
    """Who teaches."""
    return people_text(entry.teachers, entry, breaker, scale)


def people_text(
    people: Sequence[str], entry: Entry, breaker: Breaker, scale: float = 1.0
) -> StyledText:
    """People of a session."""
    text = names(people, breaker, scale) if people else broken("", breaker)
    return StyledText(text, "teachers", is_faint=entry.is_cancelled)


def class_text(entry: Entry, breaker: Breaker, scale: float = 1.0) -> StyledText:
    """Its classes, drafts marked."""
    own = broken("、".join(entry.shown_classes), breaker, scale)
    return StyledText(own, "classes", is_faint=entry.is_cancelled)


def site_text(entry: Entry, breaker: Breaker, usual: str | None, scale: float = 1.0) -> StyledText:
    """Where it is, unless the head says so."""
    site = words.other_site(entry, usual)
    return StyledText(broken(site, breaker, scale), "site", is_faint=entry.is_cancelled)


def time_text(entry: Entry, own: Scales) -> StyledText:
    """`08:30—10:00`, as it stands in a grid."""
    text = fixed(words.times(entry.start, entry.end), scale=own.time, is_sans=True)
    return StyledText(text, "time", "heading", is_faint=entry.is_cancelled)
