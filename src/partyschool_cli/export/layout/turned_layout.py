"""A timetable of one or two sessions, turned: names at the left, what they are at the right."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.layout.cell_content import CellContent, StyledText
from partyschool_cli.export.layout.frame import Frame
from partyschool_cli.export.layout.heading import foot, head
from partyschool_cli.export.layout.merged_cells import heading_cell
from partyschool_cli.export.layout.page_layout import PlacedCell, TablePage, TimetableLayout
from partyschool_cli.export.layout.session_texts import (
    class_text,
    scales,
    site_text,
    teacher_text,
    title_texts,
)
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.fitting import sizes
from partyschool_cli.export.typesetting.texts import broken, fixed
from partyschool_cli.export.typesetting.units import MM
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.dates import date_text

_TITLE: Final = 26.0
_LINE: Final = 13.0
_FOOT: Final = 13.0
_QR: Final = 22 * MM
_SIZE: Final = 16.0  # the largest
_LABEL: Final = 5.8  # in em
_PAD: Final = 4 * MM
_AROUND: Final = 10 * MM  # above and below the text of a row together
# Notes are small, but not too small to read.
_SMALLEST: Final = 10.5
_LARGE: Final = 1.5  # what is taught, by the size of the rest

Fact = tuple[str, CellContent]


def turned_layout(content: TimetableContent, *, has_code: bool) -> TimetableLayout | None:
    """The page of a sheet; None where its texts do not fit one."""
    sheet, own = content.sheet, breaker(content.words)
    frame = Frame(is_landscape=False)
    box = (frame.width, frame.height)
    left, right = words.head_line(sheet, with_place=False), words.period(sheet)
    above = head(sheet.title, left, right, own, box, title_size=_TITLE, size=_LINE)
    items = (*words.site_total(sheet), *words.foot_items(sheet))
    below = foot(items, words.signed(sheet), own, box, size=_FOOT, qr=_QR * has_code)
    room = frame.height - above.height - below.height
    facts = [list(_facts(sheet, entry, own)) for entry in sheet.entries]
    for size in sizes(_SIZE, _SMALLEST):
        wide = frame.width - _LABEL * size
        text_room = (wide - 2 * _PAD) / size
        heights = [
            content.height(text_room) * size + _AROUND for one in facts for _, content in one
        ]
        if sum(heights) <= room:
            cells, rules = _cells(facts, text_room, size)
            page = TablePage(
                head=above,
                foot=below,
                bookmark=sheet.title,
                widths=(_LABEL * size, wide),
                heights=tuple(heights),
                head_rows=0,
                cells=cells,
                size=size,
                pad=_PAD,
                rules=rules,
            )
            return TimetableLayout(sheet.title, False, frame.margins, (page,))
    return None


def _cells(
    facts: list[list[Fact]], room: float, size: float
) -> tuple[tuple[PlacedCell, ...], tuple[int, ...]]:
    """All cells, and the rows where a session begins but the first."""
    cells: list[PlacedCell] = []
    rules, row = [], 0
    for number, own in enumerate(facts):
        if number:
            rules.append(row)
        for name, content in own:
            cells.append(heading_cell((name,), size, row, 0))
            cells.append(PlacedCell(row, 1, (content.entry(room, size),), align="left"))
            row += 1
    return tuple(cells), tuple(rules)


def _facts(sheet: Sheet, entry: Entry, own: Breaker) -> Iterator[Fact]:
    """What is known of a session, each with its name."""
    is_off = entry.is_cancelled

    def fact(name: str, what: str, text: str) -> Iterator[Fact]:
        if text:
            yield name, _one(StyledText(broken(text, own), what, is_faint=is_off))

    date = words.full_date(entry.date) if sheet.first.year != sheet.last.year else ""
    day = f"{date or date_text(entry.date)}（{words.weekday(entry.date)}）"
    when = f"{day}{words.part_title(sheet, entry)} {words.times(entry.start, entry.end)}"
    yield "时间", _one(StyledText(fixed(when), "time", is_faint=is_off))
    yield "教学内容", CellContent(title_texts(entry, own, scales(_SIZE), _LARGE))
    if sheet.shows_class and entry.classes:
        yield "班次", _one(class_text(entry, own))
    if sheet.kind is Kind.SITE and entry.size:
        yield from fact("人数", "size", f"{entry.size} 人")
    if entry.teachers and not (sheet.kind is Kind.TEACHER and len(entry.teachers) == 1):
        yield "授课人", _one(teacher_text(entry, own))
    yield from fact("主持", "moderator", entry.moderator or "")
    if entry.site and sheet.kind is not Kind.SITE:
        yield "地点", _one(site_text(entry, own, None))
    yield from fact("讲什么", "objectives", "；".join(entry.objectives))
    yield from fact("请注意", "note", entry.note or "")


def _one(text: StyledText) -> CellContent:
    return CellContent((text,))
