"""The texts of a session in a timetable on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import display_width
from partyschool_cli.terminal.wrap import wrap
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.wording.dates import clock_times

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_STYLES = {"planned": "plain", "moved": "flag", "cancelled": "muted"}
# Columns of a day part's title, which a manifest can choose: four 汉字.
_MAX_LABEL = 8


def label_width(sheet: Sheet) -> int:
    """The width of the column of day parts."""
    return min(_MAX_LABEL, max(display_width(visible(part.title)) for part in sheet.parts))


def title_span(entry: Entry) -> Styled:
    """The title of a session, marked 调课 or 取消."""
    return Styled(visible(entry.marked_title), _STYLES[entry.status])


def facts(sheet: Sheet, entry: Entry) -> Iterator[str]:
    """Classes, teachers, moderator, site and note, without what the sheet's title says already."""
    known = sheet.name if sheet.shows_class else None
    classes = "、".join(entry.classes) if sheet.shows_class else ""
    moderator = f"主持：{entry.moderator}" if entry.moderator else ""
    told = (classes, "、".join(entry.teachers), moderator, entry.site, entry.note)
    return (fact for fact in told if fact and fact != known)


def cell_lines(sheet: Sheet, entry: Entry, width: int, *, tells_time: bool) -> list[Line]:
    """An entry in a cell of `width` columns."""
    title = title_span(entry)
    time = Styled(clock_times(entry.start, entry.end), "accent")
    lines: list[Line] = [(time,)] if tells_time else []
    lines += [(Styled(line, title.style),) for line in wrap(title.text, width)]
    for fact in facts(sheet, entry):
        lines += [(Styled(line, "muted"),) for line in wrap(visible(fact), width)]
    return lines


def joined_or_stacked(first: Styled, second: Styled, width: int | None) -> list[Line]:
    """Two texts on one line if they fit `width` columns, else one below the other."""
    second_after = Styled(f"　{second.text}", second.style)
    if width is None or display_width(first.text + second_after.text) <= width:
        return [(first, second_after)]
    return [
        (Styled(line, span.style),) for span in (first, second) for line in wrap(span.text, width)
    ]
