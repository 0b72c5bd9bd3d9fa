"""`stats --format md`: a table a section, to paste into a document."""

import re
from collections.abc import Iterator

from partyschool_cli.planning.statistics import Statistics
from partyschool_cli.terminal.clean import visible
from partyschool_cli.views.stats_sections import Section, heading, sections

# What would start markup in the middle of a line, or end a table's cell.
_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")


def stats_markdown(stats: Statistics) -> str:
    """The Markdown text."""
    lines = [f"# {_text(heading(stats))}"]
    for section in sections(stats):
        lines += ["", *_section(section)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    remarks = any(row.remark for row in section.rows)
    titles = [section.label, *section.headings, *(["说明"] if remarks else [])]
    yield f"## {_text(section.title)}"
    yield ""
    yield _line(titles)
    yield _line(["---", *("---:" for _ in section.headings), *(["---"] if remarks else [])])
    for row in section.rows:
        yield _line([_text(row.label), *row.numbers, *([_text(row.remark)] if remarks else [])])
    if section.notes:
        yield ""
    for note in section.notes:
        yield f"- {_text(note)}"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    return _MARKUP.sub(r"\\\1", visible(text))
