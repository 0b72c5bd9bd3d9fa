"""A comparison of two catalogs in Markdown, to paste into a document or a review."""

from collections.abc import Sequence

from partyschool_cli.catalog.diff import EntityChange
from partyschool_cli.history.comparison import Comparison
from partyschool_cli.markup.markdown import escape_block, heading, paragraph
from partyschool_cli.views.diff_text import NO_DIFFERENCE, ONLY_FOLLOWING, diff_title, told_lines


def diff_markdown(
    comparison: Comparison, changes: Sequence[EntityChange], *, is_short: bool
) -> str:
    """What is compared as a heading, and an item for each change; if short, for each entity."""
    lines = list(told_lines(comparison, changes, is_short=is_short))
    title = heading(1, diff_title(comparison))
    if lines in ([NO_DIFFERENCE], [ONLY_FOLLOWING]):
        return f"{title}\n{paragraph(lines[0])}"
    items = "".join(f"- {escape_block(line, ' ')}\n" for line in lines)
    return f"{title}\n{items}"
