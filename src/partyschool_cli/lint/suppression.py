"""Suppressions: `# pschool: ignore[PS411] 原因`, on a line or the line above; `ignore-file[…]`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import rules_matching
from partyschool_cli.source.text.span import Span, Stretch
from partyschool_cli.source.yaml.source_file import SourceFile

_COMMENT = (
    r"(?m)(?:^|(?<=\s))#\s*pschool\s*[:：]\s*ignore(?P<file>-file)?\s*"
    r"\[(?P<rules>[^\[\]\n]*)\](?P<reason>[^\r\n]*)"
)
_WORD = r"[^,，、\s]+"

# In each of them, for a look before the search.
MARK = "pschool"

_EVERY_LINE = (1, 1 << 62)


# Singletons, compared and hashed by identity.
@dataclass(frozen=True, eq=False)
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

    @property
    def places(self) -> Iterator[Stretch]:
        """The place in the text of each of its words that is not empty, in order."""
        text = self.source.text
        start = text.index("[", self.span.start) + 1
        words = re.compile(_WORD).finditer(text, start, text.index("]", start))
        return (found.span() for found in words)

    def word_of(self, code: str) -> str | None:
        """The word of this comment that suppresses findings with `code`, or None."""
        return self._word_of.get(code)

    @cached_property
    def _word_of(self) -> dict[str, str]:
        return {code: word for word, codes in reversed(self.words) for code in codes}

    @property
    def covered(self) -> tuple[int, int]:
        """The first and last line that it covers."""
        return self.lines or _EVERY_LINE


class SuppressionUse(NamedTuple):
    """A comment after a run: which of its words suppressed a finding.

    `judged` are the codes of the rules that ran on the file with all the data they need.
    """

    suppression: Suppression
    used: frozenset[str]
    judged: frozenset[str]


def suppressions(source: SourceFile) -> Iterator[Suppression]:
    """The suppressions of a file in order. A `#` inside a quoted or block text is no comment."""
    if MARK not in source.text:
        return
    lines = source.lines
    uncommented = _next_uncommented(lines)
    for found in re.finditer(_COMMENT, source.text):
        if _is_in_text(source, found.start()):
            continue
        span = source.span(found.start(), found.end())
        is_alone = not lines[span.line - 1][: span.column - 1].strip()
        # Alone on its line it covers the next one too, past other comments.
        last = uncommented[span.line] if is_alone else span.line
        yield Suppression(
            source,
            span,
            tuple(_words(found["rules"])),
            None if found["file"] else (span.line, last),
            found["reason"].strip(),
        )


def _next_uncommented(lines: Sequence[str]) -> list[int]:
    """For each number of lines, the first line below them that is no comment; the last at most."""
    following = len(lines) + 1
    found = [following]
    for number in range(len(lines), 0, -1):
        if number == len(lines) or not lines[number - 1].lstrip().startswith("#"):
            following = number
        found.append(following)
    return found[::-1]


def _words(rules: str) -> Iterator[tuple[str, frozenset[str]]]:
    for word in re.findall(_WORD, rules) or [""]:
        yield word, frozenset(named.code for named in rules_matching(word))


def _is_in_text(source: SourceFile, offset: int) -> bool:
    """Whether the `#` at `offset` is in a quoted text or key, or in a block text below its head."""
    word = source.word_at(offset)
    if word.start == word.end:
        return False
    opening = source.text[word.start]
    is_in_block = opening in "|>" and source.text.find("\n", word.start, offset) >= 0
    return is_in_block or opening in "\"'"


def without_suppressed(
    findings: Iterable[Finding], comments: Sequence[Suppression]
) -> tuple[list[Finding], dict[Suppression, frozenset[str]]]:
    """The findings that no comment suppresses, and the words of each comment that had effect."""
    findings = list(findings)
    used: dict[Suppression, set[str]] = {comment: set() for comment in comments}
    in_file: dict[str, list[Suppression]] = {}
    for comment in comments:
        in_file.setdefault(comment.source.path, []).append(comment)
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.file in in_file:
            alike.setdefault((finding.file, finding.code), []).append(finding)
    suppressed: set[int] = set()
    for (file, code), found in alike.items():
        of_code = [(one, word) for one in in_file[file] if (word := one.word_of(code)) is not None]
        if of_code:
            lines = sorted(finding.at.span.line for finding in found)
            for comment, word in of_code:
                first, last = comment.covered
                if bisect_left(lines, first) < bisect_right(lines, last):
                    used[comment].add(word)
            is_covered = _covering(comment.covered for comment, _ in of_code)
            suppressed |= {id(one) for one in found if is_covered(one.at.span.line)}
    remaining = [finding for finding in findings if id(finding) not in suppressed]
    return remaining, {comment: frozenset(words) for comment, words in used.items()}


def _covering(stretches: Iterable[tuple[int, int]]) -> Callable[[int], bool]:
    """A test whether a line is in one of these stretches of lines."""
    ordered = sorted(stretches)
    firsts = [first for first, _ in ordered]
    lasts = list(accumulate((last for _, last in ordered), max))

    def is_covered(line: int) -> bool:
        at = bisect_right(firsts, line) - 1
        return at >= 0 and lasts[at] >= line

    return is_covered
