"""Encode the state of a lint as JSON, and decode it."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from partyschool_cli.lint.finding import At, Finding, Fix, Related
from partyschool_cli.lint.incremental.state import LintState
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.span import Span
from partyschool_cli.source.text.splice import Patch, Splice
from partyschool_cli.source.yaml.source_file import SourceFile

# Incremented when the format changes.
_FORMAT = 4
_SourceOf = Callable[[str], SourceFile]


def encode(state: LintState) -> bytes:
    """The state as JSON."""
    fields: list[Any] = [
        _FORMAT,
        state.key,
        state.day,
        state.severities,
        list(state.component_of),
        list(state.component_of.values()),
        state.visible,
        state.members,
        {path: [_finding(one) for one in found] for path, found in state.of_files.items()},
        [[number, [_finding(one) for one in f]] for number, f in state.of_components.items()],
        state.commented,
        sorted(state.unexpected),
        state.beside,
    ]
    return json.dumps(fields, separators=(",", ":")).encode()


def decode(data: bytes, tree: FileTree) -> LintState | None:
    """The state of a lint of `tree`; None if `data` is invalid."""
    try:
        return _decode(json.loads(data), tree) if data else None
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _decode(fields: list[Any], tree: FileTree) -> LintState | None:
    if fields[0] != _FORMAT:
        return None

    @cache
    def source_of(path: str) -> SourceFile:
        return SourceFile(tree, path)

    key, day, severities, paths, numbers, visible, members, *found = fields[1:]
    of_files, of_components, commented, unexpected, beside = found
    return LintState(
        key,
        day,
        severities,
        dict(zip(paths, numbers, strict=True)),
        visible,
        members,
        {path: [_finding_of(one, source_of) for one in each] for path, each in of_files.items()},
        {number: [_finding_of(one, source_of) for one in each] for number, each in of_components},
        tuple(commented),
        frozenset(unexpected),
        beside,
    )


def _finding(finding: Finding) -> list[Any]:
    """A finding with its computed span."""
    related = [[_at(other.at, other.at.exact), other.message] for other in finding.related]
    fix = finding.fix and [
        finding.fix.title,
        [list(splice) for splice in finding.fix.patch.splices],
        finding.fix.patch.transcode_from,
        finding.fix.is_safe,
        None if finding.fix.changes is None else [list(path) for path in finding.fix.changes],
    ]
    texts = [finding.message, finding.hint, list(finding.named)]
    rule = [finding.code, finding.name, finding.severity]
    return [rule, _at(finding.at, finding.at.span), texts, related, fix]


def _at(at: At, span: Span | None) -> list[Any]:
    return [at.source.path, list(at.path), at.on, span and list(span)]


def _finding_of(fields: list[Any], source_of: _SourceOf) -> Finding:
    (code, name, severity), at, (message, hint, named), related, fix = fields
    return Finding(
        _at_of(at, source_of),
        message,
        hint,
        tuple(Related(_at_of(other, source_of), text) for other, text in related),
        tuple(named),
        fix and _fix_of(fix),
        severity=severity,
        code=code,
        name=name,
    )


def _at_of(fields: list[Any], source_of: _SourceOf) -> At:
    path, field, on, span = fields
    return At(source_of(path), tuple(field), on, span and Span(*span))


def _fix_of(fields: list[Any]) -> Fix:
    title, splices, transcode_from, is_safe, changes = fields
    patch = Patch(tuple(Splice(*splice) for splice in splices), transcode_from)
    paths = None if changes is None else tuple(tuple(path) for path in changes)
    return Fix(title, patch, is_safe, paths)
