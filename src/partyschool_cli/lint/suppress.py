"""Suppressions: `# pschool: ignore[PS411] 原因`, on a line or the line above; `ignore-file[…]`."""

import re
from collections.abc import Iterable, Iterator, Sequence

from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import rules_matching
from partyschool_cli.lint.suppression import Suppression, SuppressionUse
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import Span, span_between

_COMMENT = re.compile(
    r"(?:^|(?<=\s))#\s*pschool\s*[:：]\s*ignore(?P<file>-file)?\s*\[(?P<rules>[^\]\n]*)\]"
    r"(?P<reason>[^\r\n]*)",
    re.MULTILINE,
)


def suppressions(source: SourceFile) -> Iterator[Suppression]:
    """The suppressions of a file in order. A `#` inside a quoted or block text is no comment."""
    if "pschool" not in source.text:
        return
    for found in _COMMENT.finditer(source.text):
        if _is_in_text(source, found.start()):
            continue
        span = span_between(source.text, found.start(), found.end())
        line_start = source.text.rfind("\n", 0, found.start()) + 1
        is_alone = not source.text[line_start : found.start()].strip()
        yield Suppression(
            source,
            span,
            tuple(_words(found["rules"])),
            None if found["file"] else (span.line, span.line + is_alone),
            found["reason"].strip(),
        )


def _words(rules: str) -> Iterator[tuple[str, frozenset[str]]]:
    for word in re.split(r"[,，、\s]+", rules.strip()):
        yield word, frozenset(named.code for named in rules_matching(word))


def _is_in_text(source: SourceFile, offset: int) -> bool:
    return any(
        span.start <= offset < span.end and source.text[span.start] in "|>\"'"
        for span in source.places.texts()
    )


def without_suppressed(
    findings: Iterable[Finding], comments: Sequence[Suppression], ran: frozenset[str]
) -> tuple[list[Finding], list[SuppressionUse]]:
    """The findings that no comment leaves out, and what each comment was used for."""
    by_file: dict[str, list[Suppression]] = {}
    for comment in comments:
        by_file.setdefault(comment.source.path, []).append(comment)
    used: set[tuple[str, Span, str]] = set()
    kept: list[Finding] = []
    for finding in findings:
        covering = [
            (comment, word)
            for comment in by_file.get(finding.file, ())
            if (word := comment.word_for(finding)) is not None
        ]
        used |= {(finding.file, comment.span, word) for comment, word in covering}
        if not covering:
            kept.append(finding)
    uses = []
    for comment in comments:
        words = (w for w, _ in comment.words if (comment.source.path, comment.span, w) in used)
        uses.append(SuppressionUse(comment, frozenset(words), ran))
    return kept, uses
