"""A comment that leaves findings out, and what became of it in a run."""

from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.lint.finding import Finding
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import Span


# There is one of each, so they are compared and hashed by identity.
@dataclass(frozen=True, slots=True, eq=False)
class Suppression:
    """A comment that leaves findings out. `words` are its rules as written, with their codes.

    `lines` are the first and last line that it covers; None covers the whole file. `span` is the
    comment from its `#` to the end of the line.
    """

    source: SourceFile
    span: Span
    words: tuple[tuple[str, frozenset[str]], ...]
    lines: tuple[int, int] | None
    reason: str

    def word_for(self, finding: Finding) -> str | None:
        """The word of this comment that leaves `finding` out, or None."""
        line = finding.at.span.line
        if self.lines is not None and not self.lines[0] <= line <= self.lines[1]:
            return None
        return next((word for word, codes in self.words if finding.code in codes), None)


class SuppressionUse(NamedTuple):
    """A comment after a run: which of its words left something out.

    `judged` are the codes of the rules that had all they need to find what there is in the file.
    """

    suppression: Suppression
    used: frozenset[str]
    judged: frozenset[str]
