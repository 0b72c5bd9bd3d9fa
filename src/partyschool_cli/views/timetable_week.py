"""A week of a timetable on a terminal: title, grid or agenda, totals and remarks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.wrap import wrap
from partyschool_cli.timetable.grid import week_of
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.views.timetable_agenda import agenda_lines
from partyschool_cli.views.timetable_cells import joined_or_stacked
from partyschool_cli.views.timetable_grid import grid_lines
from partyschool_cli.wording.dates import days_text

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line


def week_lines(sheet: Sheet, monday: dt.date, today: dt.date, width: int | None) -> list[Line]:
    """The week from `monday` on; a `width` of None is a pipe."""
    week = week_of(sheet, monday)
    grid = None if width is None else grid_lines(sheet, week, today, width)
    lines = agenda_lines(sheet, week, today, width) if grid is None else grid
    # Without a number: what is printed counts the weeks of a class, a calendar those of the year.
    period = days_text(week.days[0].date, week.days[-1].date)
    return [*_title(sheet, period, width), (), *lines, (), *below_lines(sheet, width)]


def title_lines(sheet: Sheet, width: int | None) -> list[Line]:
    """The title of a whole sheet and the days that it covers."""
    return _title(sheet, days_text(sheet.first, sheet.last), width)


def _title(sheet: Sheet, period: str, width: int | None) -> list[Line]:
    return joined_or_stacked(Styled(visible(sheet.title), "title"), Styled(period, "muted"), width)


def below_lines(sheet: Sheet, width: int | None) -> list[Line]:
    """Totals, organizer, adviser and remarks."""
    held = [entry for entry in sheet.entries if not entry.is_cancelled]
    cancelled = len(sheet.entries) - len(held)
    counted = f"{len(held)} 次，{sheet.hours:g} 学时" + (
        f"；取消 {cancelled} 次" if cancelled else ""
    )
    given = (("主办单位", sheet.organizer), ("班主任", sheet.adviser))
    texts = [counted, "　".join(f"{name}：{text}" for name, text in given if text)]
    texts += [f"注：{remark}" for remark in sheet.remarks]
    shown = [visible(text) for text in texts if text]
    lines = [line for text in shown for line in (wrap(text, width) if width else [text])]
    return [(Styled(line, "muted"),) for line in lines]
