"""The comment that suppresses a finding, as a splice of its file."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.suppression import suppressions
from partyschool_cli.source.changes.change_set import spliced
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.text.splice import Splice
from partyschool_cli.source.yaml.same_content import same_content
from partyschool_cli.source.yaml.source_file import SourceFile

# What stands for the reason until somebody writes it.
REASON: Final = "写明原因"


def suppressing(finding: Finding) -> Splice | None:
    """The splice that adds a comment for a finding, with `REASON` at its end.

    Above its line where a comment can be there, else behind it, else for the whole file. None
    where none of them would leave the finding out: the file is not UTF-8, or none of the catalog.
    """
    source = finding.at.source
    data = source.read()
    is_read = source.path == MANIFEST or finding.entity is not None
    if isinstance(data, Problem) or source.decoded.problem is not None or not is_read:
        return None
    for splice, moved in _candidates(source, finding):
        tree = Overlay(source.tree, {source.path: spliced(data, (splice,))})
        after = SourceFile(tree, source.path)
        line = finding.at.span.line + moved
        if same_content(after.content, source.content) and _covers(after, finding.code, line):
            return splice
    return None


def _candidates(source: SourceFile, finding: Finding) -> Iterator[tuple[Splice, int]]:
    """Splices, and how many lines the finding's own moves down by each."""
    text, span = source.text, finding.at.span
    line = source.lines[span.line - 1] if source.lines else ""
    start = span.start - (span.column - 1)
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    comment = f"[{finding.code}] {REASON}"
    indent = line[: len(line) - len(line.lstrip(" "))]
    yield Splice(start, start, f"{indent}# pschool: ignore{comment}{end_of_line}"), 1
    end = start + len(line)
    yield Splice(end, end, f"  # pschool: ignore{comment}"), 0
    yield Splice(0, 0, f"# pschool: ignore-file{comment}{end_of_line}"), 1


def _covers(source: SourceFile, code: str, line: int) -> bool:
    for one in suppressions(source):
        first, last = one.covered
        if one.reason.endswith(REASON) and one.word_of(code) is not None and first <= line <= last:
            return True
    return False
