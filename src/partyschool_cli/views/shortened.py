"""Long sections, shortened for a screen: a province has a thousand rows."""

from dataclasses import replace
from typing import Final

from partyschool_cli.export.combined_limits import TOTAL, Limits
from partyschool_cli.views.stats_sections import Section

# What somebody scrolls through.
ON_A_SCREEN: Final = Limits(40, 10)
# A pipe is for `grep`: all counties, and of long lists the beginning.
IN_A_PIPE: Final = Limits(None, 10)


def shortened(section: Section, most: int | None) -> Section:
    """A section with its first rows, and the sum below them, if it has one."""
    has_total = bool(section.rows) and section.rows[-1].label == TOTAL
    rows, total = (section.rows[:-1], section.rows[-1:]) if has_total else (section.rows, ())
    if most is None or len(rows) <= most:
        return section
    note = f"另有 {len(rows) - most} 行；要全部：-o 统计.xlsx，或 --format json"
    return replace(section, rows=(*rows[:most], *total), notes=(note, *section.notes))
