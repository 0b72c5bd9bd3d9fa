"""`stats --format md`: a table per section, to paste into a document."""

from collections.abc import Iterator

from partyschool_cli.markup.markdown import escape_block, heading, table
from partyschool_cli.planning.statistics import Statistics
from partyschool_cli.planning.statistics_by import StatisticsBy
from partyschool_cli.views.stats_by import sections
from partyschool_cli.views.stats_sections import Section, stats_title


def stats_markdown(stats: Statistics, by: StatisticsBy | None = None) -> str:
    """The Markdown text. With `by`, of these groups alone."""
    blocks = [heading(1, stats_title(stats))]
    for section in sections(stats, by):
        blocks += _section(section)
    return "\n".join(blocks)


def _section(section: Section) -> Iterator[str]:
    remarks = any(row.remark for row in section.rows)
    head = [section.label, *section.headings, *(["说明"] if remarks else [])]
    rows = [[row.label, *row.numbers, *([row.remark] if remarks else [])] for row in section.rows]
    yield heading(2, section.title)
    yield table(head, rows, range(1, 1 + len(section.headings)))
    if section.notes:
        yield "".join(f"- {escape_block(note, ' ')}\n" for note in section.notes)
