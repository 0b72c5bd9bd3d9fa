"""A date as Markdown: its day of the week, holiday, 调休."""

import datetime as dt

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.markup.markdown import escape
from partyschool_cli.timetable.calendar import TeachingCalendar
from partyschool_cli.wording.dates import day_text


def day_markdown(catalog: Catalog, day: dt.date) -> str:
    """`**2026年10月1日 周四**`, and why there is no teaching, or why there is."""
    calendar = TeachingCalendar(catalog.manifest.calendar)
    off = calendar.day_off(day)
    notes = []
    if off is not None:
        notes.append(f"{off.title}，不上课" if off.closed is None else f"停课：{off.title}")
    elif calendar.is_makeup_workday(day):
        notes.append("调休上班，照常上课")
    if calendar.is_provisional(day):
        notes.append(f"{day.year} 年的放假安排还没有公布，调休不知道")
    head = f"**{day.year}年{day_text(day)}**"
    return "\n\n".join((head, *map(escape, notes)))
