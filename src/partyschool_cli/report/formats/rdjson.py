"""Reviewdog's diagnostic format, with suggestions. Source: reviewdog's rdf proto.

Its columns count UTF-8 bytes from 1, unlike every other format here.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from partyschool_cli.markup.json_text import json_around, json_items
from partyschool_cli.report.finding_format import Appearance, FindingFormat
from partyschool_cli.report.lint_report import LintReport, Located
from partyschool_cli.report.lint_run import CatalogResult, LintRun
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.text.personal import mask
from partyschool_cli.source.text.span import Span
from partyschool_cli.source.yaml.source_file import SourceFile

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def _part(report: LintReport, _: Appearance) -> tuple[bytes]:
    return (json_items(map(_diagnostic, report.located), 2).encode(),)


def _whole(run: LintRun, _: Appearance) -> Iterator[bytes]:
    document = {"source": {"name": "pschool"}, "diagnostics": []}
    failures = json_items(map(_failure, run.failed), 2).encode()
    parts = chain([failures] if failures else [], run.parts.stream())
    return json_around(document, "diagnostics", parts, 2)


def _failure(catalog: CatalogResult) -> dict[str, Any]:
    return {
        "message": f"没有检查 {catalog.name}：{catalog.error}",
        "location": {"path": mask(f"{catalog.prefix}{MANIFEST}")},
        "severity": "ERROR",
    }


def _diagnostic(located: Located) -> dict[str, Any]:
    finding, source = located.finding, located.finding.at.source
    diagnostic: dict[str, Any] = {
        "message": located.text,
        "location": {"path": located.file, "range": _range(source, located.span)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    suggestions = [
        {
            "range": _range(source, source.span(edit.start, edit.end)),
            "text": edit.replacement,
        }
        for edit in located.edits
    ]
    if suggestions:
        diagnostic["suggestions"] = suggestions
    related = [
        {"message": message, "location": {"path": file, "range": _range(at.source, at.span)}}
        for file, at, message in located.related
    ]
    if related:
        diagnostic["related_locations"] = related
    return diagnostic


def _range(source: SourceFile, span: Span) -> dict[str, Any]:
    return {
        "start": _position(source.lines, span.line, span.column),
        "end": _position(source.lines, span.end_line, span.end_column),
    }


def _position(lines: tuple[str, ...], line: int, column: int) -> dict[str, int]:
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1}


finding_format = FindingFormat(_part, _whole)
