"""Suppressions: `# pschool: ignore[PS411] 原因`, on a line or the line above; `ignore-file[…]`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import rules_matching
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import Span

_COMMENT = re.compile(
    r"(?:^|(?<=\s))#\s*pschool\s*[:：]\s*ignore(?P<file>-file)?\s*\[(?P<rules>[^\]\n]*)\]"
    r"(?P<reason>[^\r\n]*)",
    re.MULTILINE,
)


# Singletons, compared and hashed by identity.
@dataclass(frozen=True, slots=True, eq=False)
class Suppression:
    """A comment that suppresses findings. `words` are its rules as written, with their codes.

    `lines` are the first and last line that it covers; None covers the whole file. `span` is the
    comment from its `#` to the end of the line.
    """

    source: SourceFile
    span: Span
    words: tuple[tuple[str, frozenset[str]], ...]
    lines: tuple[int, int] | None
    reason: str

    def word_for(self, finding: Finding) -> str | None:
        """The word of this comment that suppresses `finding`, or None."""
        line = finding.at.span.line
        if self.lines is not None and not self.lines[0] <= line <= self.lines[1]:
            return None
        return next((word for word, codes in self.words if finding.code in codes), None)


class SuppressionUse(NamedTuple):
    """A comment after a run: which of its words suppressed a finding.

    `judged` are the codes of the rules that ran on the file with all the data they need.
    """

    suppression: Suppression
    used: frozenset[str]
    judged: frozenset[str]


def suppressions(source: SourceFile) -> Iterator[Suppression]:
    """The suppressions of a file in order. A `#` inside a quoted or block text is no comment."""
    if "pschool" not in source.text:
        return
    for found in _COMMENT.finditer(source.text):
        if _is_in_text(source, found.start()):
            continue
        span = source.span(found.start(), found.end())
        yield Suppression(
            source,
            span,
            tuple(_words(found["rules"])),
            None if found["file"] else (span.line, _last_line(source, span)),
            found["reason"].strip(),
        )


def _last_line(source: SourceFile, comment: Span) -> int:
    """The last line that a comment covers: its own, or if it is alone there the next line that is
    not a comment, so that several comments can precede one line.
    """
    lines = source.lines
    if lines[comment.line - 1][: comment.column - 1].strip():
        return comment.line
    last = comment.line + 1
    while last < len(lines) and lines[last - 1].lstrip().startswith("#"):
        last += 1
    return last


def _words(rules: str) -> Iterator[tuple[str, frozenset[str]]]:
    for word in re.split(r"[,，、\s]+", rules.strip()):
        yield word, frozenset(named.code for named in rules_matching(word))


def _is_in_text(source: SourceFile, offset: int) -> bool:
    """Whether the `#` at `offset` is in a quoted text or key, or in a block text below its head."""
    word = source.word_at(offset)
    if word.start == word.end:
        return False
    opening = source.text[word.start]
    is_in_block = opening in "|>" and "\n" in source.text[word.start : offset]
    return is_in_block or opening in "\"'"


def without_suppressed(
    findings: Iterable[Finding], comments: Sequence[Suppression]
) -> tuple[list[Finding], dict[Suppression, frozenset[str]]]:
    """The findings that no comment suppresses, and the words of each comment that had effect."""
    by_file: dict[str, list[Suppression]] = {}
    used: dict[Suppression, set[str]] = {comment: set() for comment in comments}
    for comment in comments:
        by_file.setdefault(comment.source.path, []).append(comment)
    remaining: list[Finding] = []
    for finding in findings:
        words = [
            (comment, word)
            for comment in by_file.get(finding.file, ())
            if (word := comment.word_for(finding)) is not None
        ]
        for comment, word in words:
            used[comment].add(word)
        if not words:
            remaining.append(finding)
    return remaining, {comment: frozenset(words) for comment, words in used.items()}
