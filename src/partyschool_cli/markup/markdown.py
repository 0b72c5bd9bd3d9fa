"""Text and tables in GitHub Markdown: signs of Markdown in a text are shown as text."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from partyschool_cli.markup.clean_text import clean

_SIGNS: Final = re.compile(r"[\\`*_\[\]<>|~&$]")
# At the start of a block these open a heading, a list, a quote or a rule.
_BLOCK_START: Final = re.compile(r"^(?:([#+\-=>])|([0-9]+)([.)]))")
# Controls of writing direction and annotation marks would rearrange what a terminal shows.
_UNPRINTABLE: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]")


def escape(text: str, line_break: str = "<br>") -> str:
    """`text` for the inside of a line; its own line breaks become `line_break`."""
    escaped = _SIGNS.sub(r"\\\g<0>", clean(text).replace("\t", " "))
    printable = _UNPRINTABLE.sub(lambda found: f"&#x{ord(found[0]):x};", escaped)
    return printable.replace("\n", line_break)


def escape_block(text: str, line_break: str = "<br>") -> str:
    """`text` for the start of a paragraph or list item, without spaces around it."""
    return _BLOCK_START.sub(r"\2\\\1\3", escape(text, line_break).strip())


def heading(level: int, text: str) -> str:
    """A heading, with its newline."""
    return f"{'#' * level} {escape(text, ' ')}\n"


def paragraph(text: str) -> str:
    """A paragraph, with its newline."""
    return f"{escape_block(text)}\n"


def table(
    heading: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()
) -> str:
    """A table of unescaped cells; the columns at the indexes `numbers` are aligned right."""
    rules = ["---:" if index in numbers else "---" for index in range(len(heading))]
    lines = [map(escape, heading), rules, *(map(escape, row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
