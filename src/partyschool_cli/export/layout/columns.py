"""The columns of a list, and what each session has in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from partyschool_cli.export import timetable_columns as words
from partyschool_cli.export.layout.cell_content import CellContent, StyledText
from partyschool_cli.export.layout.page_layout import Align
from partyschool_cli.export.layout.session_texts import (
    Scales,
    class_text,
    note_text,
    people_text,
    site_text,
    title_texts,
)
from partyschool_cli.export.timetable_content import usual_site
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.texts import fixed
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry

TITLE: Final = "title"
_LEFT: Final = frozenset({"title", "classes"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its name, and the cell of a session."""

    key: str
    title: str
    cell: Callable[[Entry], CellContent]

    @property
    def align(self) -> Align:
        """Where its text stands."""
        return "left" if self.key in _LEFT else "center"


def columns(sheet: Sheet, breaker: Breaker, own: Scales) -> tuple[Column, ...]:
    """The columns of a sheet's list."""
    usual = usual_site(sheet)
    cells: Mapping[str, Callable[[Entry], CellContent]] = {
        "date": partial(_date, sheet),
        "time": lambda e: _fixed("time", words.time_lines(sheet, e), is_faint=e.is_cancelled),
        "classes": lambda e: CellContent((class_text(e, breaker),)),
        "size": lambda e: _fixed("size", (str(e.size or ""),), is_faint=e.is_cancelled),
        "together": lambda e: _fixed("together", words.together_lines(sheet, e)),
        TITLE: partial(_title, breaker, own),
        "teachers": lambda e: CellContent((people_text(words.list_people(e), e, breaker),)),
        "site": lambda e: CellContent((site_text(e, breaker, usual),)),
    }
    shown = words.list_columns(sheet)
    return tuple(Column(one.key, one.title, cells[one.key]) for one in shown)


def _fixed(what: str, lines: tuple[str, ...], *, is_faint: bool = False) -> CellContent:
    return CellContent((StyledText(fixed(*lines), what, is_faint=is_faint),))


def _date(sheet: Sheet, entry: Entry) -> CellContent:
    """A day, which is one cell for all of its sessions; grey where none of them is held."""
    is_off = all(one.is_cancelled for one in sheet.entries if one.date == entry.date)
    text = StyledText(fixed(*words.date_lines(sheet, entry)), "date", is_faint=is_off)
    return CellContent((text,), key=entry.date)


def _title(breaker: Breaker, own: Scales, entry: Entry) -> CellContent:
    note = note_text(words.list_note(entry), breaker, own)
    return CellContent((*title_texts(entry, breaker, own), note))
