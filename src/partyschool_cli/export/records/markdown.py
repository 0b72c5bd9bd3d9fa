"""Text and tables in Markdown: signs of Markdown in a text are shown as text."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from partyschool_cli.export.clean import clean

_SIGNS: Final = re.compile(r"[\\`*_\[\]<>|~&$]")
# What would begin a heading, a list, a quote or a rule where it begins a line.
_LINE_START: Final = re.compile(r"^(\s*)([#+\-=>]|\d+(?=[.)]))", re.MULTILINE)


def escaped(text: str) -> str:
    """`text` for one line of Markdown: its line breaks are `<br>`."""
    lines = clean(text).replace("\t", " ").split("\n")
    return "<br>".join([_SIGNS.sub(r"\\\g<0>", line) for line in lines])


def paragraph(text: str) -> str:
    """`text` as a paragraph of its own."""
    return _LINE_START.sub(r"\1\\\2", escaped(text).strip()) + "\n"


def table(
    heading: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()
) -> str:
    """A GitHub table; the columns at `numbers` are set to the right. Cells are escaped here."""
    rules = ["---:" if index in numbers else "---" for index in range(len(heading))]
    lines = [map(escaped, heading), rules, *(map(escaped, row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
