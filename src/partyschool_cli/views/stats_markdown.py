"""`stats --format md`: a table per section, to paste into a document."""

from collections.abc import Iterable, Iterator

from partyschool_cli.markup.markdown import escape_block, heading, table
from partyschool_cli.views.stats_sections import Section


def stats_markdown(title: str, sections: Iterable[Section]) -> str:
    """The Markdown text."""
    blocks = [heading(1, title)]
    for section in sections:
        blocks += _section(section)
    return "\n".join(blocks)


def _section(section: Section) -> Iterator[str]:
    remarks = any(row.remark for row in section.rows)
    head = [section.label, *section.headings, *(["说明"] if remarks else [])]
    rows = [[row.label, *row.numbers, *([row.remark] if remarks else [])] for row in section.rows]
    yield heading(2, section.title)
    if rows:
        yield table(head, rows, range(1, 1 + len(section.headings)))
    if section.notes:
        yield "".join(f"- {escape_block(note, ' ')}\n" for note in section.notes)
