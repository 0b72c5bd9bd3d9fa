"""The findings that a change causes, for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from partyschool_cli.report.lint_report import Located
    from partyschool_cli.terminal.style import Line

_WORDS = {"error": "错误", "warning": "警告", "info": "提示"}
# More are a list to read in `pschool lint`.
_MAX_RELATED = 3
_STYLES = {"error": "error", "warning": "warning", "info": "accent"}


def caused_lines(
    findings: Iterable[Located], *, help_below: bool = False, unmade: Collection[str] = ()
) -> Iterator[Line]:
    """Each finding with its place, what is in the way, and what to do, a line each.

    With `help_below`, other lines say what is in the way and what to do. Commands about what is
    `unmade` are left out: there is no such entity or session.
    """
    for located in findings:
        finding, span = located.finding, located.span
        place = f"{shown_path(located.file)}:{span.line}:{span.column}"
        yield (
            Styled(f"{_WORDS[finding.severity]} {finding.code} ", _STYLES[finding.severity]),
            Styled(visible(finding.message)),
            Styled(f"  {visible(place)}", "muted"),
        )
        if help_below:
            continue
        # What is in the way; of a warning, a place in a file that says little without it.
        in_the_way = finding.related if finding.severity == "error" else ()
        for related in in_the_way[:_MAX_RELATED]:
            yield Styled("  另见 ", "accent"), Styled(visible(related.message))
        if hint := _possible(finding.hint, unmade):
            yield Styled("  → ", "accent"), Styled(visible(hint))


def _possible(hint: str, unmade: Collection[str]) -> str:
    """The parts of a hint whose commands can be typed."""
    if not unmade:
        return hint
    names = "|".join(map(re.escape, unmade))
    of_unmade = re.compile(rf"pschool [a-z]+ (?:{names})(?![\w-])")
    return "；".join(part for part in hint.split("；") if of_unmade.search(part) is None)
