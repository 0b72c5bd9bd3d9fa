"""Findings as plain data that JSON can hold, and back."""

from collections.abc import Callable, Mapping
from typing import Any

from partyschool_cli.lint.finding import At, Finding, Fix, Related
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import Span
from partyschool_cli.source.splice import Edit, Patch

Note = list[Any]


def note_of(finding: Finding) -> Note:
    """A finding of a rule as JSON gives it back, with its place in the text."""
    related = [[_at(other.at, other.at.exact), other.message] for other in finding.related]
    fix = finding.fix and [
        finding.fix.title,
        [list(edit) for edit in finding.fix.patch.edits],
        finding.fix.patch.transcode_from,
        finding.fix.is_safe,
        None if finding.fix.changes is None else [list(path) for path in finding.fix.changes],
    ]
    at = _at(finding.at, finding.at.span)
    texts = [finding.message, finding.hint, list(finding.named), finding.severity]
    return [finding.code, at, texts, related, fix]


def _at(at: At, span: Span | None) -> Note:
    return [at.source.path, list(at.path), at.on, span and list(span)]


def finding_of(
    note: Note, rules: Mapping[str, ActiveRule], source_of: Callable[[str], SourceFile]
) -> Finding:
    """The finding that `note_of` was given; `rules` by code. Raises KeyError where one is none."""
    code, at, (message, hint, named, severity), related, fix = note
    return Finding(
        _at_of(at, source_of),
        message,
        hint,
        tuple(Related(_at_of(other, source_of), text) for other, text in related),
        tuple(named),
        fix and _fix_of(fix),
        severity=severity,
        code=code,
        name=rules[code].named.name,
    )


def _at_of(note: Note, source_of: Callable[[str], SourceFile]) -> At:
    path, field, on, span = note
    return At(source_of(path), tuple(field), on, span and Span(*span))


def _fix_of(note: Note) -> Fix:
    title, edits, transcode_from, is_safe, changes = note
    patch = Patch(tuple(Edit(*edit) for edit in edits), transcode_from)
    fields = None if changes is None else tuple(tuple(path) for path in changes)
    return Fix(title, patch, is_safe, fields)
